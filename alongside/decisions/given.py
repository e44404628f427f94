"""A decision as a document that the person is given: what they said, what was decided, why, and why not the others."""

from collections.abc import Callable
from uuid import UUID

from alongside.decisions.facts import concluded, to_the_person
from alongside.decisions.models import Decision, Option
from alongside.decisions.models.decision import Agrees, State
from alongside.kit.moments import date_in_words, day_in_words
from alongside.letters.content import Block, Bullets, Document, Paragraph, Said, Section
from alongside.letters.kinds import DocumentKind, Source
from alongside.people.models import Person
from alongside.people.models.consent import Part

AT_MOST = 20  # decisions to choose from, the newest first
YOURS = {
    Agrees.YES: "You agree with this.",
    Agrees.PARTLY: "You agree with some of this.",
    Agrees.NO: "You do not agree with this.",
}
LEFT_OUT = "What those who care for you do was left out of account, as the law asks."
UNHAPPY = (
    "If you think that this is not right, tell us. Say so to whoever you like to talk to here, in "
    "any way that suits you. "
    "We look at it again and tell you what we found, and why. You can also complain."
)


def choices(*, is_choice: bool) -> Callable[[Person], list[Source]]:
    """The newest decisions with a person, of one of the two kinds, that were made and were no mistake."""

    def found(person: Person) -> list[Source]:
        rows = [one for one in Decision.objects.of(person).made()[: 2 * AT_MOST] if one.what.is_choice == is_choice]
        return [Source(one.pk, one.question, one.made_at.date() if one.made_at else None) for one in rows[:AT_MOST]]

    return found


def write(person: Person, source: UUID) -> Document | None:
    """A decision as it stands. Others' views, advice and what was only weighed are not in it: they are answered for
    elsewhere, and may be others' confidence. None where it is not made, was struck, or is not theirs.
    """
    rows = Decision.objects.of(person).made().with_everybody().prefetch_related("options", "laws")
    one = rows.filter(pk=source).first()
    if one is None or one.made_at is None or one.decided_by is None:
        return None
    opening = Paragraph(f"{one.decided_by.name} wrote this with {person.called}, about {day_in_words(one.made_at)}.")
    sections = [
        Section("", (opening,)),
        Section("What you said", _said(one, person)),
        Section("What we decided" if one.what.is_choice else "What we found", _decided(one)),
        Section("Why", (Paragraph(one.reasons),)),
        *_ways(one),
        Section("The law", (Bullets(tuple(law.words for law in one.laws.all())),)),
        Section("What happens next", _next(one)),
        Section("If you do not agree", (Paragraph(UNHAPPY),)),
    ]
    return Document(one.question, tuple(section for section in sections if section.blocks))


def _said(one: Decision, person: Person) -> tuple[Block, ...]:
    if not one.their_view:
        return (Paragraph(f"We do not know what you think. {one.why_not_known}"),)
    on = date_in_words(one.view_said_on) if one.view_said_on else ""
    words = YOURS.get(Agrees(one.agrees), "") if one.view_said_by == person.called else ""
    said = Said(one.their_view, one.view_said_by, on)
    return (said, Paragraph(words)) if words else (said,)


def _decided(one: Decision) -> tuple[Block, ...]:
    if one.what.is_choice:
        return tuple(Paragraph(way.name) for way in one.options.all() if way.is_chosen)
    reasons = tuple(one.verdict.get("reasons") or ())
    found: tuple[Block, ...] = (Paragraph(f"{to_the_person(concluded(one.what.test, one.finding))}."),)
    left_out = (Paragraph(LEFT_OUT),) if one.more.get("left_out") else ()
    return (*found, *((Bullets(reasons),) if reasons else ()), *left_out)


def _ways(one: Decision) -> list[Section]:
    """Each way beneath a heading of its own, the one that was chosen first: a table breaks in large print."""
    ways = sorted(one.options.all(), key=lambda way: (not way.is_chosen, way.number))
    return [Section(f"{'The way we chose' if way.is_chosen else 'Another way'}: {way.name}", _of(way)) for way in ways]


def _of(way: Option) -> tuple[Block, ...]:
    said = (
        ("What is good about it", way.good),
        ("What could go wrong", way.wrong),
        ("How it fits your life", way.fit),
        ("What it costs", way.cost_in_words),
        ("Why we chose it" if way.is_chosen else "Why it is not right", way.why),
    )
    return tuple(Paragraph(f"{what}: {words}") for what, words in said if words)


def _next(one: Decision) -> tuple[Block, ...]:
    if one.state == State.SET_ASIDE:
        return (Paragraph("This was set aside since. It does not count any more."),)
    if one.state == State.SUPERSEDED:
        return (Paragraph("Another decision has taken its place since."),)
    if one.is_provisional and one.review_on:
        return (Paragraph(f"This is for now. We look at it again with you by {day_in_words(one.review_on)}."),)
    return ()


A_DECISION = DocumentKind("decision", "What we decided", Part.PLAN, choices(is_choice=True), write)
A_DETERMINATION = DocumentKind(
    "determination", "What we found in law", Part.PLAN, choices(is_choice=False), write, owed="determination"
)
