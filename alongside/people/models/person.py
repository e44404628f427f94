"""A person, as they would like to be met."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, Subquery

from alongside.access.permissions import Permission
from alongside.access.policy import decide
from alongside.access.standing import Kind, Openness, Standing, that_count
from alongside.kit.models import Editable
from alongside.kit.moments import in_london
from alongside.kit.prepared import Prepared
from alongside.people.partial_days import DAY, PRECISIONS, PartialDay, age_in_words
from alongside.workforce.models import Cover, DutyTurn, TeamMember, Worker
from alongside.workforce.models.team import holds_now, holds_on

# As many people as a search weighs before it shows the best.
SOME = 40


class PersonQuerySet(models.QuerySet["Person"]):
    def seen_by(self, actor: Any, *, at: datetime) -> "PersonQuerySet":
        """Each person with how `actor` stands to them at `at`, read in the same statement; ask `standing`."""
        if not isinstance(actor, Worker):
            return self
        return with_standing(self, actor.pk, at, in_london(at).date())

    def one_seen_by(self, actor: Any, key: UUID, *, at: datetime) -> "Person | None":
        """The person of this key as `seen_by` reads them; None when there is none. Every page asks this."""
        if not isinstance(actor, Worker):
            found = self.select_related("goes_on_as").filter(pk=key).first()
            return found and (found.goes_on_as or found)
        records = {one.pk: one for one in ONE_PERSON_SEEN(key=key, worker=actor.pk, at=at, on=in_london(at).date())}
        person = records.get(key)
        if person is not None and person.goes_on_as_id:
            return self.one_seen_by(actor, person.goes_on_as_id, at=at)
        if person is not None:
            asked = [one.needs_now for one in records.values() if "needs_now" in one.__dict__]
            person.needs_now = max(asked, key=lambda needs: needs.recorded_at, default=None)  # type: ignore[attr-defined]
        return person and _read_as_one(person, records)

    def some_seen_by(self, actor: Any, keys: Iterable[UUID], *, at: datetime) -> "dict[UUID, Person]":
        """Key -> the person whose record it is or goes on as, as `seen_by` reads them; a key of none is left out."""
        people = self._as_they_go_on(list(self.seen_by(actor, at=at).filter(pk__in=set(keys))), actor, at=at)
        return {key: person for person in people for key in person.keys}

    def _as_they_go_on(self, found: "list[Person]", actor: Any, *, at: datetime) -> "list[Person]":
        """The people whom these records go on as, once each, read with every record of theirs. Asks only for those."""
        people = {person.pk: person for person in found if person.goes_on_as_id is None}
        if missing := {person.goes_on_as_id for person in found if person.goes_on_as_id} - people.keys():
            people |= {person.pk: person for person in Person.objects.seen_by(actor, at=at).filter(pk__in=missing)}
        if any(person.joined_keys for person in people.values()):
            others = {one.pk: one for one in Person.objects.seen_by(actor, at=at).filter(goes_on_as__in=people)}
            return [_read_as_one(person, others) for person in people.values()]
        return list(people.values())

    def some_found_by(self, actor: Any, keys: Sequence[UUID], *, at: datetime) -> "list[Person]":
        """Of the people of these keys (SOME at most), those `visible_to` the actor, as `seen_by` reads them."""
        if not isinstance(actor, Worker) or not keys:
            return []
        found = SOME_PEOPLE_SEEN(keys=keys, worker=actor.pk, at=at, on=in_london(at).date())
        if any(person.goes_on_as_id or person.joined_keys for person in found):
            found = [person for person in self._as_they_go_on(found, actor, at=at) if not person.is_hidden_from_them]
        return found

    def visible_to(self, actor: Any, *, at: datetime) -> "PersonQuerySet":
        """The people whom lists may show to `actor`: all but hidden ones, and hidden ones to the few who are named."""
        if not isinstance(actor, Worker):
            return self.none()
        return visible(self, actor.pk, at).filter(goes_on_as=None)


def _read_as_one(person: "Person", records: "dict[UUID, Person]") -> "Person":
    """A person with those of their other records that are among these (by key)."""
    from alongside.people.models.as_one import as_one

    return as_one(person, [records[key] for key in person.keys if key in records])


def visible(people: PersonQuerySet, worker: UUID, at: datetime) -> PersonQuerySet:
    """Of these people, all but hidden ones, and hidden ones too where a worker (by key) is named.

    A record is hidden as soon as one that was joined into it is.
    """
    hidden = Person.objects.filter(goes_on_as=OuterRef("pk"), openness=Openness.HIDDEN)
    return people.filter(
        ~Q(openness=Openness.HIDDEN) | Exists(named_now(worker, at)),
        ~Exists(hidden.exclude(Exists(named_now(worker, at)))),
    )


# What rooms above keep of a person (`has_circles`) -> rows that exist when they do; outer query: people. It is read
# with the person, so that a page of somebody who has none asks no more.
KEPT_ABOVE: dict[str, Callable[[], models.QuerySet]] = {}


# Ways of standing whose rows a room above keeps -> the rows by which a worker (by key) stands so; outer query: people.
STANDING_ABOVE: dict[Kind, Callable[[UUID, datetime], models.QuerySet]] = {}


def with_standing(people: PersonQuerySet, worker: UUID, at: datetime, on: date) -> PersonQuerySet:
    """These people, each with whether a worker (by key) stands to them in each way, and is kept from them.

    Who broke the glass stands by the key of the row that says so: to every record that was joined into that one.
    """
    from alongside.people.models.glass import BrokenGlass
    from alongside.people.models.openness import KeptFrom

    broken = BrokenGlass.objects.open(at=at).filter(this_or_what_it_goes_on_as(), worker=worker)
    return people.annotate(
        **{f"stands_{kind}": Exists(rows) for kind, rows in ways_of_standing(worker, at, on).items()},
        stands_broke_glass=Subquery(broken.values("pk")[:1]),
        is_kept_from=Exists(KeptFrom.objects.filter(holds_now(at), person=OuterRef("pk"), worker=worker)),
        **{name: Exists(rows()) for name, rows in KEPT_ABOVE.items()},
    )


def ways_of_standing(worker: UUID, at: datetime, on: date) -> dict[Kind, models.QuerySet]:
    """Each way a worker (by key) can stand to a person, as rows that exist when they do. Outer query: people."""
    from alongside.people.models.glass import BrokenGlass
    from alongside.people.models.involvement import Involvement, shift_is_open

    shifts = Involvement.objects.filter(shift_is_open(at))
    rows = Involvement.objects.filter(holds_now(at), person=OuterRef("pk"))
    teams = TeamMember.objects.filter(holds_on(on), worker=worker).values("team")
    on_duty = DutyTurn.objects.filter(holds_now(at), worker=worker).values("team")
    absent = Cover.objects.filter(holds_now(at), covering=worker).values("absent")
    return {
        Kind.ALLOCATED: rows.filter(worker=worker, is_shift=False),
        Kind.SHIFT: shifts.filter(person=OuterRef("pk"), worker=worker),
        Kind.TEAM: rows.filter(team__in=teams),
        Kind.DUTY: rows.filter(team__in=on_duty),
        Kind.COVER: rows.filter(worker__in=absent, is_shift=False),
        Kind.NAMED: named_now(worker, at),
        Kind.REVIEWS: BrokenGlass.objects.waiting_for(worker, teams=on_duty, absent=absent).filter(
            this_or_what_it_goes_on_as()
        ),
        **{kind: rows(worker, at) for kind, rows in STANDING_ABOVE.items()},
    }


def this_or_what_it_goes_on_as() -> Q:
    """Rows about the person of the outer query, or about the record that theirs goes on as."""
    return Q(person=OuterRef("pk")) | Q(person=OuterRef("goes_on_as"))


def of_theirs() -> Q:
    """Rows about the person of the outer query, or about a record that was joined into theirs; each by its index."""
    person = OuterRef(OuterRef("pk"))
    return Q(person__in=Person.objects.filter(Q(pk=person) | Q(goes_on_as=person)).values("pk"))


def closed_to(worker: UUID, at: datetime) -> PersonQuerySet:
    """Records closed to a worker (by key) however they are alongside: guarded, or the worker is kept from them."""
    from alongside.people.models.openness import KeptFrom

    kept = KeptFrom.objects.filter(holds_now(at), person=OuterRef("pk"), worker=worker)
    return Person.objects.filter((~Q(openness=Openness.OPEN) & ~Exists(named_now(worker, at))) | Exists(kept))


def named_now(worker: UUID, at: datetime) -> models.QuerySet:
    """Rows that name a worker (by key) on the record of the outer query's person."""
    from alongside.people.models.openness import NamedAccess

    return NamedAccess.objects.filter(holds_now(at), person=OuterRef("pk"), worker=worker)


class Person(Editable):
    """A person. Their name as they gave it, what they like to be called, and what matters most in their own words."""

    name = models.CharField(max_length=200)
    known_as = models.CharField(max_length=100, blank=True)
    pronouns = models.CharField(max_length=40, blank=True)
    # The first day it can have been, where only the month or the year is known: ask `born`.
    born_on = models.DateField(null=True)
    born_precision = models.CharField(max_length=5, choices=[(p, p) for p in PRECISIONS], default=DAY)
    # None while they live. Who told us is kept with it: one is not without the other.
    died_on = models.DateField(null=True)
    died_precision = models.CharField(max_length=5, choices=[(p, p) for p in PRECISIONS], default=DAY)
    death_told_by = models.CharField(max_length=120, blank=True)
    what_matters = models.TextField(max_length=2000, blank=True)
    what_matters_said_on = models.DateField(null=True)
    # None while what_matters_said_on is set: the person said it themselves.
    what_matters_said_by = models.CharField(max_length=120, blank=True)
    what_matters_supported_by = models.CharField(max_length=120, blank=True)
    openness = models.CharField(max_length=10, choices=[(o, o) for o in Openness], default=Openness.OPEN)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    # Both follow from the joinings that hold (`Joining`), and are kept with them so that no page asks. None: this
    # record stands by itself. `joined_keys` are those of every record that goes on as this one.
    goes_on_as = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    joined_keys = models.JSONField(default=list)

    # What the other records of this person call them; filled by `as_one`.
    also_named: "tuple[str, ...]" = ()

    objects = PersonQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["name", "id"], name="people_by_name"),
            models.Index(fields=["born_on", "id"], name="people_by_birth"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(what_matters="", what_matters_said_on=None)
                | (~Q(what_matters="") & Q(what_matters_said_on__isnull=False)),
                name="what_matters_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(born_on__isnull=False) | Q(born_precision=DAY), name="no_precision_without_a_birth"
            ),
            models.CheckConstraint(
                condition=Q(died_on=None, died_precision=DAY, death_told_by="")
                | (Q(died_on__isnull=False) & ~Q(death_told_by="")),
                name="a_death_has_who_told_us",
            ),
            models.CheckConstraint(
                condition=Q(born_on=None) | Q(died_on=None) | ~Q(died_precision=DAY) | Q(died_on__gte=F("born_on")),
                name="born_before_they_died",
            ),
        ]

    def __str__(self) -> str:
        return self.called

    @property
    def called(self) -> str:
        """What they like to be called; their name where nothing else is known."""
        return self.known_as or self.name

    @property
    def keys(self) -> tuple[UUID, ...]:
        """The keys of every record that is this person's, the one that goes on first: rows about them carry one."""
        if self.goes_on_as is not None:
            return self.goes_on_as.keys
        return (self.pk, *map(UUID, self.joined_keys))

    @property
    def standing(self) -> Standing:
        """How the actor of `seen_by` stands to this person. Refuses a person read without it."""
        kinds = frozenset(kind for kind in Kind if getattr(self, f"stands_{kind}", False))
        return Standing(kinds, is_kept_from=getattr(self, "is_kept_from", False))

    def opens_to(self, actor: Any, needs: Permission = Permission.PERSON_OPEN) -> bool:
        """May the actor of `seen_by` do this with the record? By the policy's table, for their standing now."""
        return bool(decide(needs, roles=actor.roles, standing=self.standing, openness=Openness(self.openness)))

    @property
    def is_hidden_from_them(self) -> bool:
        """Is this hidden from the actor of `seen_by`, whom lists then tell nothing?"""
        return self.openness == Openness.HIDDEN and not that_count(self.standing, Openness.HIDDEN)

    @property
    def born(self) -> PartialDay | None:
        """The date of birth as far as it is known; None when it is not."""
        return PartialDay(self.born_on, self.born_precision) if self.born_on else None

    @property
    def died(self) -> PartialDay | None:
        """The day they died as far as it is known; None while they live."""
        return PartialDay(self.died_on, self.died_precision) if self.died_on else None

    def age_in_words(self, *, on: date) -> str:
        """`34`, `about 81`; empty when nothing is known of their birth. Of somebody who died: the age they reached."""
        return age_in_words(self.born, on=self.died.middle if self.died else on) if self.born else ""


def one_person_seen(key: UUID, worker: UUID, at: datetime, on: date) -> PersonQuerySet:
    """The record of a key and those joined into it, each with how a worker (by key) stands to it.

    With `needs_now`, where somebody asked how to communicate with them: the banner of nearly every page says it.
    """
    asked = FilteredRelation("communication", condition=Q(communication__replaced_at=None))
    records = Person.objects.filter(Q(pk=key) | Q(goes_on_as=key)).annotate(needs_now=asked)
    return with_standing(records.select_related("needs_now"), worker, at, on)


def some_people_seen(keys: list[UUID], worker: UUID, at: datetime, on: date) -> PersonQuerySet:
    """Those of the people of these keys whom a worker (by key) may find, with how the worker stands to them."""
    return with_standing(visible(Person.objects.filter(pk__in=keys), worker, at), worker, at, on)


# Six questions within one take Django ten times as long to write as a database to answer.
ONE_PERSON_SEEN: Prepared[Person] = Prepared(one_person_seen, key=UUID, worker=UUID, at=datetime, on=date)
SOME_PEOPLE_SEEN: Prepared[Person] = Prepared(some_people_seen, keys=(UUID, SOME), worker=UUID, at=datetime, on=date)
