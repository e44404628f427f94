"""The design room as a Django application: no models, only what pages are made of."""

from django.apps import AppConfig


class DesignConfig(AppConfig):
    name = "alongside.design"
