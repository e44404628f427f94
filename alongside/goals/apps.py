"""The goals room as a Django application: a person's page leads to who works together with them, and the story too."""

from django.apps import AppConfig


class GoalsConfig(AppConfig):
    name = "alongside.goals"

    def ready(self) -> None:
        from alongside.people.openings import PageAbout, has_page, opens_onto
        from alongside.people.story_kinds import told_as

        has_page(PageAbout("Working together", "goals:partnerships"))
        for kind in ("partnership_begun", "partnership_ended"):
            opens_onto(kind, "goals:partnership")
        told_as("together", "Working together", "partnership_begun", "partnership_ended")
