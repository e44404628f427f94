"""The practice room as a Django application."""

from django.apps import AppConfig
from django.urls import reverse

from alongside.design.surroundings import provide_look_at_words


class PracticeConfig(AppConfig):
    name = "alongside.practice"

    def ready(self) -> None:
        provide_look_at_words(lambda: reverse("practice:plain_words"))
