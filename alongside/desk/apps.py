"""The desk room as a Django application: it tells a person's page how each kind of clock reads."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "alongside.desk"

    def ready(self) -> None:
        from alongside.desk.waiting import heading_and_address
        from alongside.people.what_is_next import clocks_read_as

        clocks_read_as(heading_and_address)
