"""The workforce room as a Django application: it says who is behind a request."""

from django.apps import AppConfig


class WorkforceConfig(AppConfig):
    name = "alongside.workforce"

    def ready(self) -> None:
        from alongside.audit.acting import register_who
        from alongside.workforce.signing_in import who_is_behind

        register_who(who_is_behind)
