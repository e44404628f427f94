"""The packs room as a Django application."""

from django.apps import AppConfig


class PacksConfig(AppConfig):
    name = "alongside.packs"
