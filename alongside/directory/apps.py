"""The directory room as a Django application: a person's page opens onto the open evenings they came to."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "alongside.directory"

    def ready(self) -> None:
        from alongside.access.permissions import Permission
        from alongside.directory.story import CAME
        from alongside.people.openings import Start, can_start, opens_onto
        from alongside.people.story_kinds import told_as

        opens_onto(CAME, "directory:came")
        came = Start("They came to an open evening", "directory:came_to", Permission.GATHERING_COME, is_aside=True)
        can_start(came)
        told_as("came", "Open evenings I came to", CAME)
