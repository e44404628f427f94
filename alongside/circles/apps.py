"""The circles room as a Django application."""

from django.apps import AppConfig


class CirclesConfig(AppConfig):
    name = "alongside.circles"
