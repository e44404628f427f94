"""The letters room as a Django application: it tells a person's page what they hold, and has the first kind to give."""

from django.apps import AppConfig


class LettersConfig(AppConfig):
    name = "alongside.letters"

    def ready(self) -> None:
        from alongside.letters.kinds import has_kind
        from alongside.letters.story import GIVEN, NOT_GIVEN, TO_GIVE, clocks_that_follow
        from alongside.letters.who_i_am import WHO_I_AM
        from alongside.people.answering import follow
        from alongside.people.openings import PageAbout, has_page, opens_onto
        from alongside.people.story_kinds import told_as

        has_kind(WHO_I_AM)
        has_page(PageAbout("What I hold", "letters:copies", is_aside=True))
        for kind in (GIVEN, NOT_GIVEN):
            opens_onto(kind, "letters:copy")
        told_as("copies", "What I was given", GIVEN, NOT_GIVEN)
        follow(clocks_that_follow, TO_GIVE)
