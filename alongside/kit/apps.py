"""The kit as a Django application: it finds the jobs of every room."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class KitConfig(AppConfig):
    name = "alongside.kit"

    def ready(self) -> None:
        from alongside.kit import work  # noqa: F401 - its own two jobs

        autodiscover_modules("tasks")
