"""The conversations room as a Django application: it tells a person's page what can be started and opened here."""

from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    name = "alongside.conversations"

    def ready(self) -> None:
        from alongside.access.permissions import Permission
        from alongside.people.openings import Start, can_start, opens_onto

        opens_onto("note", "conversations:note")
        can_start(Start("Add a note", "conversations:write", Permission.NOTE_RECORD))
