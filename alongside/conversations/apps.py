"""The conversations room as a Django application: it tells a person's page what can be started and opened here."""

from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    name = "alongside.conversations"

    def ready(self) -> None:
        from alongside.access.permissions import Permission
        from alongside.conversations.models import Undertaking
        from alongside.conversations.models.place import Place
        from alongside.conversations.places import leads_on_to
        from alongside.conversations.story.disagreement import DISAGREEMENT
        from alongside.conversations.story.first_contact import IN_CONFIDENCE, TO_TAKE_ON, clocks_of_first_contacts
        from alongside.conversations.story.following import CHECK_BACK, UNDERTAKING, clocks_that_follow
        from alongside.conversations.summary import CONVERSATION_SUMMARY
        from alongside.letters.kinds import has_kind
        from alongside.people.answering import follow
        from alongside.people.carers import CarersWay, carers_begin_at
        from alongside.people.openings import Start, can_start, opens_onto
        from alongside.people.still_to_do import Kind, stands_beside
        from alongside.people.story_kinds import told_as

        leads_on_to(Place.TALKING_POINT, "Book a time at a Talking Point", "talking_points:find_time")
        leads_on_to(Place.INTRODUCTION, "Find what may suit them", "directory:fits_them", looks_for=True)
        leads_on_to(Place.ADVICE, "Write down the advice that was given", "directory:give_advice")
        leads_on_to(Place.CARER, "Begin a conversation with the carer", "conversations:carer")
        leads_on_to(Place.LONGER, "Begin that conversation", "conversations:start")
        carers_begin_at(CarersWay("conversations:carer", Permission.CONVERSATION_RECORD))
        opens_onto("note", "conversations:note")
        opens_onto("conversation", "conversations:conversation")
        opens_onto("undertaking_answered", "conversations:undertaking")
        opens_onto("check_back_answered", "conversations:check_back")
        opens_onto("series_ended", "conversations:series")
        can_start(Start("Start a conversation", "conversations:start", Permission.CONVERSATION_RECORD))
        told_as("notes", "Notes", "note")
        told_as("conversations", "Conversations", "conversation")
        told_as("done", "What we each did", "undertaking_answered")
        told_as("checked", "When we checked back", "check_back_answered")
        told_as("achieved", "What we achieved", "series_ended")
        can_start(Start("Add a note", "conversations:write", Permission.NOTE_RECORD))
        stands_beside(Kind("What we each will do", "conversations:undertaking", Undertaking.objects.open))
        has_kind(CONVERSATION_SUMMARY)
        follow(clocks_of_first_contacts, IN_CONFIDENCE, *TO_TAKE_ON)
        follow(clocks_that_follow, UNDERTAKING, CHECK_BACK, DISAGREEMENT)
