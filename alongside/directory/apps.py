"""The directory room as a Django application: a person's page opens onto what they were introduced to and came to."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "alongside.directory"

    def ready(self) -> None:
        from alongside.access.permissions import Permission
        from alongside.directory.entries.story import TO_CHECK, TO_LOOK
        from alongside.directory.introductions import story
        from alongside.directory.story import CAME
        from alongside.people.answering import follow
        from alongside.people.openings import PageAbout, Start, can_start, has_page, opens_onto
        from alongside.people.story_kinds import told_as
        from alongside.workforce.models.due import KEPT_TOGETHER

        KEPT_TOGETHER.update((TO_CHECK, TO_LOOK))
        opens_onto(CAME, "directory:came")
        came = Start("They came to an open evening", "directory:came_to", Permission.GATHERING_COME, is_aside=True)
        can_start(came)
        told_as("came", "Open evenings I came to", CAME)
        has_page(PageAbout("Introductions", "directory:introductions", is_aside=True))
        advise = Start("Give advice or information", "directory:give_advice", Permission.ADVISE, is_aside=True)
        can_start(advise)
        for kind in (story.PROPOSED, story.ANSWERED, story.TOLD):
            opens_onto(kind, "directory:introduction_at")
        opens_onto(story.ADVISED, "directory:advice")
        told_as("introductions", "Introductions", story.PROPOSED, story.ANSWERED, story.TOLD)
        told_as("advice", "Advice and information I was given", story.ADVISED)
        follow(story.clocks_that_follow, story.WAITS, story.WENT)
