"""The goals room as a Django application: a person's page leads to who works together with them, and the story too."""

from django.apps import AppConfig


class GoalsConfig(AppConfig):
    name = "alongside.goals"

    def ready(self) -> None:
        from alongside.goals.sources import Source, can_turn, conversations_to_choose
        from alongside.goals.story.together import (
            BEGUN_AGAIN,
            EXPLAINED,
            LOOK_BACK,
            LOOKED_BACK,
            PASSED,
            PAUSED,
            clocks_of_partnerships,
        )
        from alongside.goals.story.wheel import TURNED
        from alongside.people.answering import follow
        from alongside.people.openings import PageAbout, has_page, opens_onto
        from alongside.people.story_kinds import told_as

        has_page(PageAbout("Working together", "goals:partnerships"))
        for kind in ("partnership_begun", "partnership_ended"):
            opens_onto(kind, "goals:partnership")
        on_the_way = (PAUSED, BEGUN_AGAIN, LOOKED_BACK, EXPLAINED)
        for kind in on_the_way:
            opens_onto(kind, "goals:on_the_way")
        opens_onto(PASSED, "goals:passed_on")
        opens_onto(TURNED, "goals:turned")
        told_as(
            "together",
            "Working together",
            "partnership_begun",
            "partnership_ended",
            PAUSED,
            BEGUN_AGAIN,
            PASSED,
            EXPLAINED,
        )
        told_as("checked", "When we checked back", LOOKED_BACK)
        told_as("wheels", "What turned the wheels", TURNED)
        follow(clocks_of_partnerships, LOOK_BACK)
        can_turn(Source("conversation", "A conversation", "conversations:conversation", conversations_to_choose))
