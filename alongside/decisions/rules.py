"""What a decision still lacks, and what cannot be: pure. What law leaves to a professional is never settled here."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from alongside.decisions.facts import QUESTIONS
from alongside.decisions.kinds import RIGHTS, Kind
from alongside.decisions.weighed import Weighed, WeighedOption
from alongside.kit.moments import in_london
from alongside.law import Refused, Verdict
from alongside.law.registry import Version
from alongside.people.telling import shortened

LONG_AGO = timedelta(days=366)
REVIEW_WITHIN = timedelta(days=366)
OPTIONS = 2
NO_SUCH_LAW = "This law is not known here for that day. Check the day of the decision."
NOT_KNOWN = "not_known"
NAME_AT_MOST = 60  # of a way, in a sentence that says what it lacks


@dataclass(frozen=True)
class Missing:
    """One thing that is still missing, in a sentence; `field` is the box where it is written."""

    words: str
    field: str


def missing(weighed: Weighed, kind: Kind, version: Version | None, *, called: str) -> list[Missing]:
    """Everything that a decision of this kind still lacks, in the order of the page; empty: it can be made.

    `version` is that of the law it applies, or rests on besides; None where it names none.
    """
    return [
        *_about_the_question(weighed, called),
        *(_about_the_ways(weighed, kind, version) if kind.is_choice else _about_the_test(weighed, version)),
        *_about_what_is_asked_besides(weighed, kind, version, called),
    ]


def _about_the_question(weighed: Weighed, called: str) -> Iterator[Missing]:
    if not weighed.question:
        yield Missing("Write what is to be decided.", "question")
    if not weighed.agrees:
        yield Missing(f"Say whether {called} agrees, or that it is not known.", "agrees")
    elif weighed.agrees == NOT_KNOWN:
        if not weighed.why_not_known:
            yield Missing(f"Write why it is not known what {called} thinks.", "why_not_known")
    elif not weighed.their_view:
        yield Missing(f"Write what {called} thinks, in their own words.", "their_view")


def _about_the_ways(weighed: Weighed, kind: Kind, version: Version | None) -> Iterator[Missing]:
    for number, option in enumerate(weighed.options):
        yield from _about_one_way(number, option, is_chosen=number == weighed.chosen)
    if len(weighed.options) < OPTIONS:
        place = f"option-{len(weighed.options)}-name"
        yield Missing("Weigh at least two ways: one way alone is no choice. Staying as it is can be one.", place)
    elif weighed.chosen is None or weighed.chosen >= len(weighed.options):
        yield Missing("Say which way is chosen.", "chosen")
    if kind.also and version is None:
        yield Missing(NO_SUCH_LAW, "made_at")
    elif not (weighed.laws or weighed.other_law or kind.also):  # what a kind rests on by itself is kept with it
        yield Missing("Say which law this rests on.", "laws")


def _about_one_way(number: int, option: WeighedOption, *, is_chosen: bool) -> Iterator[Missing]:
    name = f"“{shortened(option.name, NAME_AT_MOST)}”" if option.name else f"way {number + 1}"
    if not option.name:
        yield Missing(f"Write what way {number + 1} is.", f"option-{number}-name")
    if not option.good:
        yield Missing(f"Write what is good about {name}.", f"option-{number}-good")
    if not option.wrong:
        yield Missing(f"Write what could go wrong with {name}.", f"option-{number}-wrong")
    if not option.fit:
        yield Missing(f"Write how {name} fits their life and culture.", f"option-{number}-fit")
    if not option.why:
        why = "is chosen" if is_chosen else "is not right, or why it is chosen"
        yield Missing(f"Write why {name} {why}.", f"option-{number}-why")


def _about_the_test(weighed: Weighed, version: Version | None) -> Iterator[Missing]:
    if version is None:
        yield Missing(NO_SUCH_LAW, "made_at")
        return
    unanswered = [fact for fact in version.facts if fact not in weighed.facts]
    for fact, question in QUESTIONS[version.name].items():
        if fact in unanswered:
            yield Missing(f"Answer “{question.label}”", f"fact-{fact}")
    for found in findings(weighed):
        if not weighed.evidence.get(found):
            yield Missing("Write what shows this: what they said or did, in quotes where you can.", f"evidence-{found}")
    if unanswered:
        return
    verdict = judged(version, weighed)
    if isinstance(verdict, str):
        yield Missing(verdict, f"fact-{next(iter(version.facts))}")
    elif weighed.finding is None:
        yield Missing("Say what you conclude: that is yours, and no machine’s.", "finding")
    elif verdict.met is not None and verdict.met != weighed.finding:
        yield Missing(
            "What you conclude is not what the law makes of your findings. Look at both again: one "
            "of them must change.",
            "finding",
        )


def findings(weighed: Weighed) -> list[str]:
    """Each finding of what somebody is unable to do, by its key: it is shown by evidence."""
    named = [f"outcomes.{key}" for key, limb in (weighed.facts.get("outcomes") or {}).items() if limb]
    return named + [f"unable.{key}" for key in weighed.facts.get("unable") or ()]


def judged(version: Version, weighed: Weighed) -> Verdict | str:
    """What the law makes of the facts; a sentence where it cannot be asked as they stand."""
    try:
        return version.judge(weighed.facts)
    except Refused as refusal:
        return str(refusal)


def _about_what_is_asked_besides(
    weighed: Weighed, kind: Kind, version: Version | None, called: str
) -> Iterator[Missing]:
    if kind.needs_capacity and weighed.rests_on is None:
        yield Missing(
            f"Choose the finding that {called} cannot make this decision. Without one it is theirs to make.", "rests_on"
        )
    if kind.also and version is not None:
        verdict = judged(version, weighed)
        if isinstance(verdict, Verdict) and verdict.met is False:
            yield Missing(_still_to_consider(verdict), "fact-present")
    for more in (*kind.more, *(RIGHTS if weighed.restricts or kind.restricts else ())):
        if (more.is_asked or more in RIGHTS) and not weighed.more.get(more.key):
            yield Missing(f"Answer “{more.label}”", f"more-{more.key}")
    if not weighed.reasons:
        yield Missing("Write the reasons, in plain words.", "reasons")
    if weighed.is_provisional and weighed.review_on is None:
        yield Missing("This is for now: write the day on which we look at it again.", "review_on")


def _still_to_consider(verdict: Verdict) -> str:
    if (still := len(verdict.reasons)) == 1:
        return verdict.reasons[0]
    return f"Say that each of these was considered, and write it in the reasons: {still} of them are not ticked yet."


def fault_in_made_at(made_at: datetime, *, at: datetime, born_on: date | None, died_on: date | None) -> str:
    """Why a decision cannot have been made then; empty when it can."""
    day = in_london(made_at).date()
    if made_at > at + timedelta(minutes=5):
        return "This is in the future. Leave it empty for now, or keep it without deciding."
    if born_on and day < born_on:
        return "This is before they were born. Check the year."
    if died_on and day > died_on:
        return "They have died. What was decided while they lived can still be recorded: write the day it was decided."
    if made_at < at - LONG_AGO:
        return "This is more than a year ago. Check the year."
    return ""


def fault_in_review_on(review_on: date, *, today: date) -> str:
    """Why a day to look again cannot be this; empty when it can."""
    if review_on < today:
        return "This day has passed. Write a day that is still to come."
    if review_on > today + REVIEW_WITHIN:
        return "This is more than a year away. Look at it again sooner than that."
    return ""
