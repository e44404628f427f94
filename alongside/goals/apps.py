"""The goals room as a Django application: a person's page leads to their goals and to who works with them."""

from django.apps import AppConfig


class GoalsConfig(AppConfig):
    name = "alongside.goals"

    def ready(self) -> None:
        from alongside.goals.clocks import KINDS, clocks_that_follow
        from alongside.goals.models import Step
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
        from alongside.goals.to_choose import activities_to_choose, connections_to_choose, steps_to_choose
        from alongside.people.answering import follow
        from alongside.people.openings import PageAbout, has_page, opens_onto
        from alongside.people.still_to_do import Kind, stands_beside
        from alongside.people.story_kinds import told_as

        has_page(PageAbout("Goals and steps", "goals:goals"))
        has_page(PageAbout("Working together", "goals:partnerships", is_aside=True))
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
        can_turn(Source("step", "A step", "goals:step", steps_to_choose))
        can_turn(Source("activity", "Done together", "goals:activity", activities_to_choose))
        can_turn(Source("connection", "Somebody new", "goals:connection", connections_to_choose))
        opens_onto("goal_chosen", "goals:goal")
        opens_onto("goal_changed", "goals:goal_change")
        opens_onto("goal_rated", "goals:rating")
        opens_onto("step_answered", "goals:step")
        opens_onto("activity_told", "goals:activity")
        opens_onto("barrier_named", "goals:barrier")
        opens_onto("barrier_behind", "goals:barrier")
        opens_onto("connection_made", "goals:connection")
        told_as("goals", "My goals", "goal_chosen", "goal_changed", "goal_rated")
        told_as("steps", "Steps and what we did together", "step_answered", "activity_told")
        told_as("barriers", "What was in the way", "barrier_named", "barrier_behind")
        told_as("new_people", "New people", "connection_made")
        stands_beside(Kind("Next steps", "goals:step", Step.objects.open))
        follow(clocks_that_follow, *KINDS)
