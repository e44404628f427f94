"""A queryset written once answers as the queryset itself would."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from django.db.models import Exists, OuterRef

from alongside.kit.models import RecurringSlot
from alongside.kit.prepared import Prepared, adapted_value

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def taken_by(at):
    earlier = RecurringSlot.objects.filter(taken_at__lt=OuterRef("taken_at"))
    return (
        RecurringSlot.objects.filter(taken_at__lte=at, name="seal").annotate(is_later=Exists(earlier)).order_by("slot")
    )


@pytest.fixture
def slots(db):
    for hour in range(3):
        RecurringSlot.objects.create(name="seal", slot=f"{hour}", taken_at=NOON + timedelta(hours=hour))
    RecurringSlot.objects.create(name="tidy", slot="0", taken_at=NOON)


def test_it_answers_as_the_queryset_does_for_every_value(slots):
    prepared = Prepared(taken_by, at=datetime)
    for at in (NOON - timedelta(hours=1), NOON, NOON + timedelta(hours=1), NOON + timedelta(days=1)):
        rows, expected = prepared(at=at), list(taken_by(at))
        assert rows == expected
        assert [bool(row.is_later) for row in rows] == [row.is_later for row in expected]
        assert [row.taken_at for row in rows] == [row.taken_at for row in expected]


def test_it_is_one_statement_and_written_once(slots, django_assert_num_queries):
    written = []

    def write(at):
        written.append(at)
        return taken_by(at)

    prepared = Prepared(write, at=datetime)
    with django_assert_num_queries(2):
        prepared(at=NOON)
        prepared(at=NOON + timedelta(hours=1))
    assert len(written) == 1


def test_it_refuses_a_value_that_is_not_used(db):
    with pytest.raises(TypeError, match="every value"):
        Prepared(lambda at, on: taken_by(at), at=datetime, on=date)(at=NOON, on=NOON.date())


def test_it_refuses_a_day_worked_out_from_a_moment(db):
    def write(at):
        return taken_by(at).filter(taken_at__date__lte=at.date())

    with pytest.raises(TypeError, match="no value from another"):
        Prepared(write, at=datetime)(at=NOON)


def test_keys_are_given_as_this_database_keeps_them(db):
    from django.db import connection

    key = UUID(int=7)
    assert adapted_value(key) == (key if connection.vendor == "postgresql" else key.hex)
    assert str(adapted_value(date(2026, 11, 22))) == "2026-11-22"


def test_a_list_has_as_many_places_as_it_says(slots, django_assert_num_queries):
    def write(names, at):
        return RecurringSlot.objects.filter(slot__in=names, taken_at__lte=at).order_by("name", "slot")

    prepared = Prepared(write, names=(str, 3), at=datetime)
    at = NOON + timedelta(days=1)
    for names in (["0"], ["0", "2"], ["0", "1", "2"], ["none"]):
        assert prepared(names=names, at=at) == list(write(names, at))
    for names in ([], ["0", "1", "2", "3"]):
        with pytest.raises(ValueError, match="from 1 to 3 values"):
            prepared(names=names, at=at)


def test_rows_of_values_and_numbers(slots):
    def write(least):
        return RecurringSlot.objects.filter(pk__gte=least).order_by("pk").values_list("name", "slot")

    prepared = Prepared(write, least=int)
    for least in (0, RecurringSlot.objects.latest("pk").pk):
        assert prepared(least=least) == list(write(least))


def test_it_refuses_a_word_worked_out_from_another(db):
    with pytest.raises(TypeError, match="no value from another"):
        Prepared(lambda word: RecurringSlot.objects.filter(name__gte=word, name__lt=word + "z"), word=str)(word="a")
