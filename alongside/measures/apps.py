"""The measures room as a Django application: a person's page opens onto what was asked, and a clock to ask again."""

from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "alongside.measures"

    def ready(self) -> None:
        from alongside.measures.story import AGAIN, ANSWERED, clocks_that_follow
        from alongside.people.answering import follow
        from alongside.people.openings import PageAbout, has_page, opens_onto
        from alongside.people.story_kinds import told_as

        opens_onto(ANSWERED, "measures:asking")
        told_as("measures", "What I answered", ANSWERED)
        has_page(PageAbout("How it is going", "measures:before_and_after", is_aside=True))
        follow(clocks_that_follow, AGAIN)
