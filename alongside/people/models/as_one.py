"""Several records of one person read as one: how somebody stands to them, how open they are, what each of them says."""

from collections.abc import Sequence

from alongside.access.standing import COUNTS_WHEN_NOT_OPEN, Kind, Openness, that_count
from alongside.people.models.person import Person

# What is said of a person in one place: where the record that goes on says nothing, another of theirs may.
SAID_ONCE = (
    ("known_as",),
    ("pronouns",),
    ("born_on", "born_precision"),
    ("what_matters", "what_matters_said_on", "what_matters_said_by", "what_matters_supported_by"),
    ("died_on", "died_precision", "death_told_by"),
)


def as_one(person: Person, others: Sequence[Person]) -> Person:
    """The person of the record that goes on, with what their other records say. All were read by `seen_by`.

    Whoever stands to one record stands to the person. Where one of the records is not open, the person is as closed as
    the most closed, and only who could open each of the records opens them: joining opens nothing to anybody.
    """
    others = [one for one in others if one.pk != person.pk]
    if not others:
        return person
    _stand(person, [person, *others])
    person.is_kept_from = any(one.standing.is_kept_from for one in (person, *others))  # type: ignore[attr-defined]
    for facts in SAID_ONCE:
        if not getattr(person, facts[0]) and (source := next((one for one in others if getattr(one, facts[0])), None)):
            for name in facts:
                setattr(person, name, getattr(source, name))
    names = [name for one in others for name in (one.name, one.known_as) if name]
    person.also_named = tuple(dict.fromkeys(name for name in names if name not in (person.name, person.known_as)))
    return person


def _stand(person: Person, records: Sequence[Person]) -> None:
    kinds = frozenset(kind for one in records for kind in one.standing.kinds)
    closed = max((Openness(one.openness) for one in records), key=list(Openness).index)
    if closed != Openness.OPEN and not all(that_count(one.standing, Openness(one.openness)) for one in records):
        kinds -= COUNTS_WHEN_NOT_OPEN
    for kind in Kind:
        told = (getattr(one, f"stands_{kind}", False) for one in records)
        setattr(person, f"stands_{kind}", next(filter(None, told), False) if kind in kinds else False)
    person.openness = closed
