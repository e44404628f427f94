"""What was put to rest or given back because somebody was said to have died, read from the ledger: by whom, and where.

Whoever takes the death back sees all of it, with a link to each: nothing comes back by itself, since what is over in
one room may be under way again in another.
"""

from collections.abc import Callable, Iterable
from uuid import UUID

from alongside.audit.models import LedgerEntry
from alongside.design.addresses import address
from alongside.desk.waiting import ASKING_THEM
from alongside.people.looks import in_words
from alongside.people.models import Person
from alongside.people.went_with_it import Went
from alongside.talking_points.models import Booking
from alongside.talking_points.story import when_in_words
from alongside.workforce.models import Due

TAKEN_BACK = "death.taken_back"
CLOSING = ("death.recorded", "death.put_to_rest", "death.put_all_to_rest")
Opens = Callable[[UUID, str], str]


def _at(view: str) -> Opens:
    return lambda person, key: address(view, person, key)


IN_A_CONVERSATION = "To begin it again, put it into a conversation."
# How what is closed for good is begun again, by the ledger's verb.
AGAIN = {
    "undertaking.answered": IN_A_CONVERSATION,
    "check_back.answered": IN_A_CONVERSATION,
    "step.answered": "To begin it again, agree a step at the goal it belongs to.",
    "copy.not_given": "To give it after all, prepare another copy.",
    "talking_point.cancelled": "Somebody else may have that time now. Find another together.",
}

# What each room's act closed, by the ledger's verb: in words, and where it opens (for the keys of person and fact).
CLOSED: dict[str, tuple[str, Opens]] = {
    "undertaking.answered": ("Something that was promised", _at("conversations:undertaking")),
    "check_back.answered": ("Checking back", _at("conversations:check_back")),
    "step.answered": ("A step", _at("goals:step")),
    "barrier.rested": ("Something in the way", _at("goals:barrier")),
    "partnership.ended": ("Working together", _at("goals:partnership")),
    "communication.rested": (
        "Asking again how to communicate",
        lambda person, key: address("people:ask_communication", person),
    ),
    "copy.not_given": ("Something to give", _at("letters:copy")),
    "decision.looked_at_again": ("Looking again at a decision", _at("decisions:decision")),
    "risk.ended": ("Something they wanted to try", _at("decisions:risk")),
    "introduction.ended": ("An introduction", _at("directory:introduction")),
    "assessment.ended": ("An assessment", _at("assessments:assessment")),
    "assessment.advice_rested": ("Advice that was owed", _at("assessments:assessment")),
    "self_assessment.taken_back": ("A link to write in their own words", _at("assessments:self_assessment")),
    "measure.let_be": ("Asking once more, as before", _at("measures:asking")),
    "talking_point.cancelled": ("A time at a Talking Point, given back", _at("talking_points:booking")),
    "talking_point.asked_after": ("Ringing, after a talk was missed", _at("talking_points:booking")),
}


def what_went(person: Person) -> list[Went]:
    """What was closed because a person was said to have died: the death that is recorded, else the last taken back."""
    moments = _moments(person)
    if not moments:
        return []
    rows = LedgerEntry.objects.filter(person__in=person.keys, verb__in=CLOSED, acted_at__in=moments).order_by("id")
    closed = [(row, row.subject.partition(":")[2]) for row in rows]
    what = _what(key for _, key in closed)
    went = []
    for (row, key), look in zip(closed, in_words(row for row, _ in closed), strict=True):
        heading, opens = CLOSED[row.verb]
        went.append(
            Went(heading, what.get(key, ""), look.who, row.acted_at, opens(person.pk, key), AGAIN.get(row.verb, ""))
        )
    return went


def _moments(person: Person) -> set[object]:
    """When the acts were done that close things because of a death: each room's own act is of the same moment."""
    since: set[object] = set()
    before: set[object] = set()
    rows = LedgerEntry.objects.filter(person__in=person.keys, verb__in=(TAKEN_BACK, *CLOSING)).order_by("id")
    for verb, acted_at in rows.values_list("verb", "acted_at"):
        if verb == TAKEN_BACK:
            since, before = set(), since
        else:
            since.add(acted_at)
    return since if person.died is not None else before


def _what(keys: Iterable[str]) -> dict[str, str]:
    """What each fact was, in a line, by its key: as its clock said, or when the time at a Talking Point was."""
    known = list(keys)
    clocks = Due.objects.filter(source_id__in=known, kind__in=ASKING_THEM).values_list("source_id", "what")
    times = Booking.objects.filter(pk__in=known).select_related("slot", "session__venue")
    return {str(key): what for key, what in clocks} | {str(one.pk): when_in_words(one) for one in times}
