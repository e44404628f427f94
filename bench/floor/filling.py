"""Makes the floor's tables beside the product's, in the same database, and copies the product's rows over.

DATABASE_URL=... DJANGO_SETTINGS_MODULE=bench.floor.settings python -m bench.floor.filling
"""

import django
from django.db import connection

from bench.multiplying import indexes_asleep

SAME = {
    "team": ("workforce_team", "id, name"),
    "person": ("people_person", "id, name, known_as, pronouns, born_on, what_matters, what_matters_said_on"),
    "strength": ("people_strength", "id, person_id, words, named_at"),
    "storyitem": ("people_storyitem", "id, person_id, at, line, where_and_how, said, told, aside"),
    "word": ("people_nametoken", "id, word"),
}


def fill() -> None:
    """Make and fill every table. The product's tables are read, never written."""
    from django.contrib.auth.models import User

    from bench.floor.models import TABLES

    with connection.cursor() as cursor:
        # The rows were whole in the product's tables; checking their keys again would only take long.
        cursor.execute(
            "PRAGMA foreign_keys = OFF" if connection.vendor == "sqlite" else "SET session_replication_role = replica"
        )
    with connection.schema_editor() as editor:
        for model in (User, *TABLES):
            editor.create_model(model)
    with indexes_asleep(connection, "floor_%"), connection.cursor() as cursor:
        for copy in copies(connection.vendor):
            cursor.execute(copy)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def copies(vendor: str) -> list[str]:
    """The statements that fill the tables. A user's name is the worker's key as 32 digits."""
    key = "{}" if vendor == "sqlite" else "replace({}::text, '-', '')"
    no, yes = ("0", "1") if vendor == "sqlite" else ("false", "true")

    def user(column: str, called: str = "u") -> str:
        return f"auth_user {called} ON {called}.username = {key.format(column)}"

    return [
        "INSERT INTO auth_user (id, password, is_superuser, username, first_name, last_name, email, is_staff, "
        "is_active, date_joined) SELECT row_number() OVER (ORDER BY w.id), a.password, "
        f"{no}, {key.format('w.id')}, w.name, '', a.email, {no}, {yes}, CURRENT_TIMESTAMP "
        "FROM workforce_worker w JOIN workforce_account a ON a.id = w.account_id",
        *(
            f"INSERT INTO floor_{table} ({columns}) SELECT {columns} FROM {theirs}"
            for table, (theirs, columns) in SAME.items()
        ),
        "INSERT INTO floor_piece (id, piece, word_id) SELECT id, gram, token_id FROM people_namegram "
        "WHERE length(gram) = 3 AND gram NOT LIKE '-%'",
        "INSERT INTO floor_bearer (id, person_id, word_id) SELECT id, person_id, token_id FROM people_persontoken",
        "INSERT INTO floor_member (id, team_id, user_id) "
        f"SELECT m.id, team_id, u.id FROM workforce_teammember m JOIN {user('m.worker_id')}",
        "INSERT INTO floor_duty (id, team_id, user_id, ends_at) "
        f"SELECT d.id, team_id, u.id, ends_at FROM workforce_dutyturn d JOIN {user('d.worker_id')}",
        "INSERT INTO floor_cover (id, absent_id, covering_id, ends_at) SELECT c.id, u.id, v.id, ends_at "
        f"FROM workforce_cover c JOIN {user('c.absent_id')} JOIN {user('c.covering_id', 'v')}",
        "INSERT INTO floor_involvement (id, person_id, user_id, team_id, role, is_named, starts_at, ends_at) "
        "SELECT i.id, person_id, u.id, team_id, role, is_named_practitioner, starts_at, ends_at "
        f"FROM people_involvement i LEFT JOIN {user('i.worker_id')}",
        "INSERT INTO floor_note (id, person_id, kind, contact_at, place, in_their_words, together, recorded_by_id, "
        "recorded_at, record_by) SELECT n.id, person_id, kind, contact_at, place, in_their_words, together, u.id, "
        f"recorded_at, record_by FROM conversations_note n JOIN {user('n.recorded_by_id')}",
        "INSERT INTO floor_due (id, user_id, person_id, due_at, what, done_at) "
        f"SELECT d.id, u.id, person, due_at, what, done_at FROM workforce_due d JOIN {user('d.worker_id')}",
    ]


if __name__ == "__main__":
    django.setup()
    fill()
