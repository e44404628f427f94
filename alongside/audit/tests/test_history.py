"""The row history beneath: every write to a room's table, whoever made it, and what refuses to be changed."""

from types import SimpleNamespace

import pytest
from django.core.management.sql import emit_post_migrate_signal
from django.db import DatabaseError, connection, models, transaction

from alongside.audit.apps import make_way, reinstall_triggers
from alongside.audit.models import LedgerEntry, RowChange
from alongside.audit.tests.factories import AT, MANAGER, a_worker, add_team, rename_team, teams, write
from alongside.audit.triggers import APPEND_ONLY, install, installed, remove, tables_with_history
from alongside.kit.ids import new_id

pytestmark = pytest.mark.usefixtures("no_lines")


def history(record):
    """Each change of a record: the operation, and the name before and after."""
    return [
        (change.operation, change.before and change.before["name"], change.after and change.after["name"])
        for change in RowChange.objects.of(record)
    ]


def raw(statement, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)


def in_place():
    with connection.cursor() as cursor:
        return installed(cursor, connection.vendor)


def test_every_way_of_writing_is_kept_with_before_and_after():
    team = teams().create(name="one")
    team.name = "two"
    team.save()
    teams().filter(pk=team.pk).update(name="three")
    raw("UPDATE workforce_team SET name = 'four' WHERE name = %s", "three")
    teams().filter(pk=team.pk).delete()
    assert history(team) == [
        ("insert", None, "one"),
        ("update", "one", "two"),
        ("update", "two", "three"),
        ("update", "three", "four"),
        ("delete", "four", None),
    ]


def test_many_rows_at_once_are_kept_one_by_one():
    team = teams().model
    made = teams().bulk_create([team(name="one"), team(name="two")])
    made[0].name, made[1].name = "eins", "zwei"
    teams().bulk_update(made, ["name"])
    raw("DELETE FROM workforce_team")
    assert history(made[0]) == [("insert", None, "one"), ("update", "one", "eins"), ("delete", "eins", None)]
    assert history(made[1]) == [("insert", None, "two"), ("update", "two", "zwei"), ("delete", "zwei", None)]


@pytest.mark.skipif("connection.vendor != 'sqlite'")
def test_a_row_put_in_the_place_of_another_leaves_both_in_the_history():
    team = teams().create(name="one")
    raw("INSERT OR REPLACE INTO workforce_team (id, version, name) VALUES (%s, 1, 'two')", team.pk.hex)
    assert sorted(history(team), key=str) == [("delete", "one", None), ("insert", None, "one"), ("insert", None, "two")]


def test_a_write_outside_any_act_says_so():
    team = teams().create(name="one")
    change = RowChange.objects.of(team).get()
    assert (change.act, change.actor) == (None, "outside")


def test_the_history_of_an_act_ends_with_it():
    team = add_team(name="one", id=new_id(), by=MANAGER, at=AT)
    rename_team(team=team, name="two", by=MANAGER, at=AT)
    acts = list(LedgerEntry.objects.order_by("id").values_list("act", flat=True))
    assert [change.act for change in RowChange.objects.of(team)] == acts
    assert len(set(acts)) == 2


def test_an_act_that_failed_leaves_no_history():
    with transaction.atomic():
        teams().create(name="one")
        transaction.set_rollback(True)
    assert not RowChange.objects.exists()


def test_the_password_is_never_kept():
    account = a_worker("practitioner").account
    account.password = "another hash"
    account.save()
    made, changed = RowChange.objects.of(account)
    assert "password" not in made.after
    assert "password" not in changed.before
    assert made.after["email"] == account.email


def test_a_column_of_json_stays_json_in_the_history():
    worker = a_worker("practitioner", "supervisor")
    assert RowChange.objects.of(worker).get().after["roles"] == ["practitioner", "supervisor"]


def test_words_of_every_kind_come_back_as_they_were():
    words = "it's \"quoted\" \\ 😀 עברית \n -- '; DROP TABLE"
    team = teams().create(name=words)
    assert RowChange.objects.of(team).get().after["name"] == words


CHANGES = [
    f"{statement} {table}{rest}"
    for table in APPEND_ONLY
    for statement, rest in (("UPDATE", " SET id = id + 1"), ("DELETE FROM", ""), ("TRUNCATE", ""))
]


@pytest.mark.parametrize("statement", CHANGES)
def test_what_only_grows_refuses_to_be_changed(statement):
    from alongside.audit.ledger import seal

    teams().create(name="one")
    write(1)
    seal(now=AT)
    if connection.vendor == "sqlite" and statement.startswith("TRUNCATE"):
        statement = statement.replace("TRUNCATE", "DELETE FROM")  # SQLite has no other word for it
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        raw(statement)
    assert LedgerEntry.objects.count() == 1
    assert RowChange.objects.count() == 2


@pytest.mark.skipif("connection.vendor != 'sqlite'")
def test_a_line_of_the_ledger_cannot_be_replaced():
    [key] = write(1)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        raw("INSERT OR REPLACE INTO audit_ledgerentry SELECT * FROM audit_ledgerentry WHERE id = %s", key)


@pytest.mark.skipif("connection.vendor != 'postgresql'")
def test_a_table_that_is_emptied_at_a_stroke_leaves_a_line():
    raw("TRUNCATE workforce_keptwords, workforce_cover")
    change = RowChange.objects.get()
    assert (change.operation, change.table_name, change.row_id) == ("truncate", "workforce_cover", "")


def test_a_database_without_our_tables_is_left_alone():
    nothing_yet = SimpleNamespace(introspection=SimpleNamespace(table_names=list))
    install(nothing_yet)
    assert in_place()


def test_a_change_says_what_it_was():
    team = teams().create(name="one")
    change = RowChange.objects.of(team).get()
    assert str(change) == f"insert workforce_team {change.row_id}"


def test_installing_again_changes_nothing():
    before = in_place()
    install(connection)
    assert in_place() == before
    assert {table for table, _ in before} == {*tables_with_history(), *APPEND_ONLY}


def test_a_trigger_that_is_missing_or_not_ours_any_more_is_put_right():
    right = in_place()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute('DROP TRIGGER "audit_workforce_team_insert"')
            cursor.execute('DROP TRIGGER "audit_workforce_team_update"')
            cursor.execute(
                'CREATE TRIGGER "audit_workforce_team_update" AFTER UPDATE ON workforce_team BEGIN SELECT 1; END'
            )
            cursor.execute('CREATE TRIGGER "audit_stray" AFTER UPDATE ON workforce_cover BEGIN SELECT 1; END')
        else:
            cursor.execute("DROP TRIGGER audit_workforce_team ON workforce_team")
            cursor.execute("ALTER TABLE workforce_cover DISABLE TRIGGER audit_workforce_cover")
            cursor.execute(
                "CREATE TRIGGER audit_stray BEFORE DELETE ON workforce_cover "
                "FOR EACH ROW EXECUTE FUNCTION alongside_only_append()"
            )
    assert in_place() != right
    install(connection)
    assert in_place() == right


def test_after_every_migrate_of_whatever_room_all_are_in_place():
    right = in_place()
    remove(connection)
    emit_post_migrate_signal(verbosity=0, interactive=False, db="default")  # as `migrate` does, of one room too
    assert in_place() == right


def test_removing_takes_every_trigger_away():
    remove(connection)
    assert in_place() == {}
    teams().create(name="one")
    assert not RowChange.objects.exists()


@pytest.mark.skipif("connection.vendor != 'sqlite'")
def test_triggers_make_way_for_a_migrate_and_come_back_with_the_new_columns(no_lines_kept):
    model = teams().model
    motto = models.CharField(max_length=40, default="")
    motto.set_attributes_from_name("motto")
    team = model.objects.create(name="one")
    try:
        make_way(using="default", plan=[("a migration", False)])
        with connection.schema_editor() as editor:
            editor.add_field(model, motto)
        reinstall_triggers(using="default")
        raw("UPDATE workforce_team SET motto = 'together'")
        assert RowChange.objects.of(team).last().after["motto"] == "together"
    finally:
        make_way(using="default", plan=[("a migration", False)])
        with connection.schema_editor() as editor:
            editor.remove_field(model, motto)
        reinstall_triggers(using="default")
    team.delete()
    assert "motto" not in RowChange.objects.last().before


def test_a_migrate_with_nothing_to_do_leaves_the_triggers_alone():
    before = in_place()
    make_way(using="default", plan=[])
    assert in_place() == before


def test_a_tool_of_its_own_connection_has_no_part_in_an_act():
    """The functions that SQLite's triggers call are made for each connection of ours, and only for SQLite's."""
    from alongside.audit.apps import know_the_act

    know_the_act(SimpleNamespace(vendor="postgresql"))
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT alongside_act(), alongside_actor()")
            assert cursor.fetchone() == (None, "outside")
