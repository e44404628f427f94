"""The people in somebody's life as pages show them: in words, and with what whoever looks may know of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.urls import reverse

from alongside.access.permissions import Permission
from alongside.access.policy import decide, may_find
from alongside.access.standing import Openness
from alongside.audit.models import RowChange
from alongside.kit.moments import date_in_words
from alongside.people.models import Consent, Contact, Person, Relationship
from alongside.people.models.contact import Tie
from alongside.workforce.models import Worker


@dataclass(frozen=True)
class Known:
    """A record that whoever looks may know of; `href` is empty when they may not open it."""

    name: str
    href: str
    openness: str


@dataclass(frozen=True)
class InLife:
    """Somebody in a person's life as a list shows them: `ties` are what they are, `shared` what is agreed."""

    contact: Contact
    ties: list[Relationship]
    shared: list[Consent]
    record: Known | None

    @property
    def tags(self) -> list[str]:
        """Their place in the person's life, in a word or two each."""
        marks = (
            (self.contact.matters_most, "matters most"),
            (self.contact.is_emergency, "emergency contact"),
            (self.contact.lives_with, "lives with them"),
        )
        return [words for is_so, words in marks if is_so]

    @property
    def are(self) -> str:
        """`sister, carer`; empty when nobody has said."""
        return ", ".join(tie.in_words for tie in self.ties)


def records_known(keys: Iterable[UUID | None], actor: Any, *, at: datetime) -> dict[UUID, Known]:
    """Of the records of these keys, those that an actor may know of: whoever may find them, or open them."""
    people = Person.objects.some_seen_by(actor, {key for key in keys if key}, at=at)
    known = {}
    for key, person in people.items():
        facts: dict[str, Any] = {
            "roles": actor.roles,
            "standing": person.standing,
            "openness": Openness(person.openness),
        }
        opens = bool(decide(Permission.PERSON_OPEN, **facts))
        if opens or may_find(**facts):
            href = reverse("people:story", args=[person.pk]) if opens else ""
            known[key] = Known(person.name, href, person.openness)
    return known


def of_person(person: Person, actor: Any, *, at: datetime, on: date) -> tuple[list[InLife], list[InLife]]:
    """Those in a person's life, who matters most first; and those who no longer are. Four statements, however many."""
    contacts = list(Contact.objects.of(person).prefetch_related("relationships", "consents"))
    known = records_known([contact.record_id for contact in contacts], actor, at=at)
    rows = [as_shown(contact, known, on=on) for contact in contacts]
    still = [row for row in rows if row.contact.ended_on is None]
    return still, [row for row in rows if row.contact.ended_on is not None]


def as_shown(contact: Contact, known: dict[UUID, Known], *, on: date) -> InLife:
    """One contact with what holds on a day. Relationships not begun yet stand with the rest; those ended do not."""
    ties = sorted(
        (tie for tie in contact.relationships.all() if tie.ended_on is None or tie.ended_on > on),
        key=lambda tie: (list(Tie).index(Tie(tie.kind)), str(tie.pk)),
    )
    shared = [consent for consent in contact.consents.all() if consent.state(on=on) in ("agreed", "to come")]
    return InLife(contact, ties, shared, known.get(contact.record_id) if contact.record_id else None)


A_FEW = 4


@dataclass(frozen=True)
class Near:
    """One of the few who stand beside a person's story: `are` is what they are to the person, in words."""

    key: UUID
    name: str
    are: str
    is_emergency: bool
    is_shared_with: bool


def the_few(rows: Iterable[Any]) -> list[Near]:
    """The first few of those in a person's life, from the rows of `often_asked.who_is_in_their_life`."""
    found: dict[UUID, tuple[Any, list[str]]] = {}
    for row in rows:
        if row.pk not in found and len(found) == A_FEW:
            break
        _, ties = found.setdefault(row.pk, (row, []))
        if row.kind:
            facts = {name: getattr(row, name) for name in ("kind", "said", "for_health", "for_property")}
            ties.append(Relationship(**facts).in_words)
    return [
        Near(key, row.name, ", ".join(ties), row.is_emergency, row.is_shared_with) for key, (row, ties) in found.items()
    ]


@dataclass(frozen=True)
class ElsewhereKnown:
    """A life that a person is in as somebody's contact, shown to whoever may open that record."""

    record: Known
    contact: Contact
    are: str


def lives_of_others(person: Person, actor: Any, *, at: datetime, on: date) -> list[ElsewhereKnown]:
    """The lives that this person is in, of those people whose records an actor may open: three statements at most."""
    contacts = list(
        Contact.objects.filter(record__in=person.keys).still().prefetch_related("relationships", "consents")
    )
    known = records_known([contact.person_id for contact in contacts], actor, at=at)
    return [
        ElsewhereKnown(known[contact.person_id], contact, as_shown(contact, {}, on=on).are)
        for contact in contacts
        if contact.person_id in known and known[contact.person_id].href
    ]


@dataclass(frozen=True)
class Changed:
    """One line of a history: who did what, when; each change with what stood before and what stood after."""

    who: str
    at: datetime
    about: str
    changes: list[tuple[str, str, str]]


# Column of the row history -> what it is called. A link to somebody's own record is not among them: it is not for all.
COLUMNS = {
    "name": "Name", "phone": "Phone", "email": "Email", "address": "Address", "how_best": "How best to reach them",
    "matters_most": "Matters most", "is_emergency": "Emergency contact", "lives_with": "Lives with them",
    "kind": "What they are", "said": "In their words", "for_health": "May decide about health and welfare",
    "for_property": "May decide about property and affairs", "seen_on": "Paper seen", "starts_on": "Since",
    "ended_on": "Ended", "why_ended": "Why it ended",
}  # fmt: skip
DAYS = {"seen_on", "starts_on", "ended_on"}
TICKS = {"matters_most", "is_emergency", "lives_with", "for_health", "for_property"}


def history_of(contact: Contact) -> list[Changed]:
    """What was written about a contact, newest first, from the row history."""
    rows = RowChange.objects.of(contact)
    for relationship in contact.relationships.all():
        rows = rows | RowChange.objects.of(relationship)
    found = list(rows.order_by("-id"))
    keys = {UUID(row.actor.removeprefix("worker:")) for row in found if row.actor.startswith("worker:")}
    names = {f"worker:{key}": name for key, name in Worker.objects.filter(pk__in=keys).values_list("pk", "name")}
    lines = []
    for row in found:
        changes = _changes(row.before or {}, row.after or {})
        if changes:
            about = "What they are" if row.table_name == Relationship._meta.db_table else "Who they are"
            lines.append(Changed(names.get(row.actor, "The house itself"), row.at, about, changes))
    return lines


def _changes(before: dict[str, Any], after: dict[str, Any]) -> list[tuple[str, str, str]]:
    pairs = ((label, _value(key, before.get(key)), _value(key, after.get(key))) for key, label in COLUMNS.items())
    return [(label, was, now) for label, was, now in pairs if was != now]


def _value(column: str, value: Any) -> str:
    if not value:
        return ""
    if column in TICKS:
        return "Yes"
    if column in DAYS:
        return date_in_words(date.fromisoformat(str(value)[:10]))
    return str(Tie(value).label) if column == "kind" else str(value)
