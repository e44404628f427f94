"""The practice room as a Django application."""

from django.apps import AppConfig
from django.urls import reverse

from alongside.design.surroundings import provide_look_at_words


class PracticeConfig(AppConfig):
    name = "alongside.practice"

    def ready(self) -> None:
        from alongside.access.permissions import Permission
        from alongside.people.openings import Start, can_start

        can_start(Start("Share a good example", "practice:examples_of", Permission.EXAMPLE_SHARE, is_aside=True))
        provide_look_at_words(lambda: reverse("practice:plain_words"))
