"""The room's Django application."""

from django.apps import AppConfig


class Files(AppConfig):
    name = "alongside.files"
