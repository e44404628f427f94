"""The audit room as a Django application: it ties the triggers to every connection and every migrate."""

from typing import Any

from django.apps import AppConfig
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate


def know_the_act(connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    """SQLite's triggers ask Python who is acting. A tool without these functions cannot write a room's tables."""
    from alongside.audit.acting import current_act

    if connection.vendor == "sqlite":

        def act() -> str | None:
            now = current_act.get()
            return now.id.hex if now else None

        def actor() -> str:
            now = current_act.get()
            return now.actor if now else "outside"

        connection.connection.create_function("alongside_act", 0, act)
        connection.connection.create_function("alongside_actor", 0, actor)
        # Without this, INSERT OR REPLACE takes a row away without asking the triggers of DELETE.
        connection.connection.execute("PRAGMA recursive_triggers = ON")


def make_way(using: str, plan: list[Any], **kwargs: Any) -> None:
    """SQLite refuses to change a table whose column a trigger names: take the triggers away while there is work to do.

    A migrate that fails leaves them away, and migrations still to be made, with which no server starts.
    """
    from django.db import connections

    from alongside.audit.triggers import remove

    if plan and connections[using].vendor == "sqlite":
        remove(connections[using])


def reinstall_triggers(using: str, **kwargs: Any) -> None:
    """After every migrate, of whichever room, every trigger is in place. (Told once, when all tables are made.)"""
    from django.db import connections

    from alongside.audit.triggers import install

    install(connections[using])


class AuditConfig(AppConfig):
    name = "alongside.audit"

    def ready(self) -> None:
        connection_created.connect(know_the_act, dispatch_uid="alongside.audit")
        pre_migrate.connect(make_way, sender=self, dispatch_uid="alongside.audit")
        post_migrate.connect(reinstall_triggers, sender=self, dispatch_uid="alongside.audit")
