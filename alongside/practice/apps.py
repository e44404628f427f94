"""The practice room as a Django application."""

from django.apps import AppConfig


class PracticeConfig(AppConfig):
    name = "alongside.practice"
