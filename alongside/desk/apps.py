"""The desk room as a Django application: it tells a person's pages how clocks read, and what a death closed."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "alongside.desk"

    def ready(self) -> None:
        from alongside.desk.waiting import heading_and_address
        from alongside.desk.went_with_it import what_went
        from alongside.people.went_with_it import tells_what_went
        from alongside.people.what_is_next import clocks_read_as

        clocks_read_as(heading_and_address)
        tells_what_went(what_went)
