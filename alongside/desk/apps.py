"""The desk room as a Django application."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "alongside.desk"
