"""Introducing a person to something on offer: suggested, answered, arranged, told how it went, ended."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.directory.introductions import rules, story
from alongside.directory.models import Introduction, IntroductionTurn, Service
from alongside.directory.models.introduction import Answer, HowItWent, Introducer, WhatTurned
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone, UnableTo
from alongside.kit.versions import change, create_once
from alongside.people.models import Contact, Person, StoryItem
from alongside.workforce import dues
from alongside.workforce.models import Worker

NEEDS = Permission.INTRODUCE


class UnableToIntroduce(UnableTo):
    """The introduction cannot be as it is described."""


@dataclass(frozen=True)
class Plan:
    """Who introduces the person, how, on which day; who asks how it went, and when (None: three weeks after)."""

    introducer: str
    how: str
    on_day: date
    worker: Worker | None = None
    contact: Contact | None = None
    ask_on: date | None = None
    asker: Worker | None = None


NO_PLAN: dict[str, Any] = {
    "introducer": "", "how": "", "on_day": None, "worker": None, "contact": None, "ask_on": None, "asker": None,
}  # fmt: skip
NOT_TOLD: dict[str, Any] = {"outcome": "", "outcome_words": "", "outcome_why": "", "told_at": None}


@action("introduction.proposed", needs=NEEDS, creates="directory.introduction")
def propose_introduction(
    *, person: Person, id: UUID, service: Service, why: str = "", by: Any, at: datetime
) -> Introduction:
    """Suggest something on offer to a person; `why` it came to mind. Whoever suggests it asks them within a week.

    Refuses what does not run, what is open with them already, and anything for somebody who has died.
    """
    _refuse_for(person, service)
    if Introduction.objects.filter(pk=id).exists():
        raise AlreadyDone
    if Introduction.objects.of(person).open().filter(service=service).exists():
        raise UnableToIntroduce(
            f"{service.name} is suggested to {person.called} already. Open it under Introductions.", field="service"
        )
    one = create_once(Introduction, id=id, person=person, service=service, why=why, proposed_by=by, proposed_at=at)
    return _kept(one, WhatTurned.PROPOSED, "suggested", said=why, by=by, at=at)


@action("introduction.answered", needs=NEEDS)
def answer_introduction(
    *,
    introduction: Introduction,
    seen_version: int,
    answer: str,
    words: str = "",
    plan: Plan | None = None,
    ask_again_on: date | None = None,
    by: Any,
    at: datetime,
) -> Introduction:
    """Keep what the person says to it, in their words. A yes comes with its plan; a not now may be asked again.

    They may answer again for as long as it is not arranged: a no can become a yes. Refuses a yes without a plan, days
    that cannot be, and what does not run.
    """
    if introduction.is_arranged:
        raise UnableToIntroduce("This is arranged already. Change how they are introduced, or say how it went.")
    facts: dict[str, Any] = {**NO_PLAN, "ask_again_on": None, "closed_at": None, "why_ended": ""}
    if answer == Answer.YES:
        _refuse_for(introduction.person, introduction.service)
        facts |= _planned(introduction, plan, by=by, at=at)
    elif answer == Answer.NOT_NOW:
        if fault := rules.fault_in_day_to_ask(ask_again_on, today=in_london(at).date()):
            raise UnableToIntroduce(fault, field="ask_again_on")
        facts |= {"ask_again_on": ask_again_on, "closed_at": None if ask_again_on else at}
    else:
        facts["closed_at"] = at
    one = change(
        introduction,
        seen_version=seen_version,
        answer=answer,
        answer_words=words,
        answered_at=at,
        answered_to=by,
        **facts,
    )
    yes = f"yes, I would like that. {one.plan_in_words}"
    line = {Answer.YES: yes, Answer.NOT_NOW: "not now.", Answer.NO: "no, rather not."}[Answer(answer)]
    return _kept(one, WhatTurned.ANSWERED, line, said=words, by=by, at=at)


@action("introduction.arranged", needs=NEEDS)
def arrange_introduction(
    *, introduction: Introduction, seen_version: int, plan: Plan, by: Any, at: datetime
) -> Introduction:
    """Change who introduces them, how or when; or begin again after it was told how it went: they can always come back.

    Refuses one to which they have not said yes, days that cannot be, and what does not run.
    """
    if introduction.answer != Answer.YES:
        raise UnableToIntroduce("They have not said yes to this. Ask them first, and write down what they say.")
    _refuse_for(introduction.person, introduction.service)
    facts = {**_planned(introduction, plan, by=by, at=at), **NOT_TOLD, "closed_at": None, "why_ended": ""}
    one = change(introduction, seen_version=seen_version, **facts)
    return _kept(one, WhatTurned.ARRANGED, one.plan_in_words, by=by, at=at)


@action("introduction.told", needs=NEEDS)
def tell_introduction(
    *,
    introduction: Introduction,
    seen_version: int,
    outcome: str,
    words: str = "",
    why: str = "",
    ask_again_on: date | None = None,
    by: Any,
    at: datetime,
) -> Introduction:
    """Keep what happened, in their words; `why` where it did not suit. It closes, unless a day to ask again is agreed.

    Refuses one that was never arranged, and a day to ask again that is not to come.
    """
    if not introduction.is_arranged:
        raise UnableToIntroduce("It is not arranged yet who introduces them and when. Write down their answer first.")
    if fault := rules.fault_in_day_to_ask(ask_again_on, today=in_london(at).date()):
        raise UnableToIntroduce(fault, field="ask_again_on")
    again = {"ask_on": ask_again_on, "closed_at": None} if ask_again_on else {"closed_at": at}
    one = change(
        introduction,
        seen_version=seen_version,
        outcome=outcome,
        outcome_words=words,
        outcome_why=why,
        told_at=at,
        why_ended="",
        **again,
    )
    line = _in_their_voice(HowItWent(outcome))
    return _kept(one, WhatTurned.TOLD, f"{line} Why: {why}" if why else line, said=words, by=by, at=at)


@action("introduction.left", needs=NEEDS)
def leave_introduction(
    *, introduction: Introduction, seen_version: int, worker: Worker, to: Worker, by: Any, at: datetime
) -> Introduction:
    """Say that a colleague introduces them, or asks how it went, in the place of a worker who leaves. The days stay.

    Refuses one that is closed, one in which the worker does neither, and a colleague who has left.
    """
    facts = {name: to for name in ("worker", "asker") if getattr(introduction, f"{name}_id") == worker.pk}
    if introduction.closed_at is not None or not facts:
        raise UnableToIntroduce(f"There is nothing in which {worker} introduces them, or is still to ask.")
    if to.has_left(on=in_london(at).date()):
        raise UnableToIntroduce(f"{to} has left. Choose a colleague.", field="to")
    one = change(introduction, seen_version=seen_version, **facts)
    line = f"{to} in the place of {worker}. {one.plan_in_words}"
    return _kept(one, WhatTurned.LEFT, line, by=by, at=at)


@action("introduction.ended", needs=NEEDS)
def end_introduction(*, introduction: Introduction, seen_version: int, why: str, by: Any, at: datetime) -> Introduction:
    """Nothing more is asked of it, for a reason: the offer ended, they moved, it was a mistake. Closed: AlreadyDone."""
    if introduction.closed_at is not None:
        raise AlreadyDone
    one = change(introduction, seen_version=seen_version, closed_at=at, why_ended=why)
    return _kept(one, WhatTurned.ENDED, why, by=by, at=at)


def _in_their_voice(outcome: HowItWent) -> str:
    return {
        HowItWent.GOES_ON: "I go there, and it goes on.",
        HowItWent.LIKED: "I went, and liked it.",
        HowItWent.WENT: "I went.",
        HowItWent.NOT_SUITED: "It did not suit me.",
        HowItWent.NOT_GONE: "I have not gone.",
    }[outcome]


def _refuse_for(person: Person, service: Service) -> None:
    """Refuses what cannot be suggested or arranged now: what does not run, and anything for somebody who has died."""
    if person.died_on is not None:
        raise UnableToIntroduce(
            f"{person.called} has died. Nothing more is arranged; what was said stays in the story."
        )
    if not service.runs:
        ended = f" ({service.closed_why})" if service.closed_why else ""
        raise UnableToIntroduce(
            f"{service.name} does not run any more{ended}. Look for another, or say on its page that it runs again.",
            field="service",
        )


def _planned(one: Introduction, plan: Plan | None, *, by: Any, at: datetime) -> dict[str, Any]:
    """The plan as facts; refuses one that does not hold together."""
    if plan is None:
        raise UnableToIntroduce("Say who introduces them, how and when.", field="introducer")
    if fault := rules.fault_in_going(plan.introducer, plan.how):
        raise UnableToIntroduce(fault, field="how")
    if (plan.introducer == Introducer.WORKER) != (plan.worker is not None):
        raise UnableToIntroduce("Choose the worker who introduces them.", field="worker")
    if (plan.introducer == Introducer.CONTACT) != (plan.contact is not None):
        raise UnableToIntroduce("Choose who of the people in their life introduces them.", field="contact")
    if plan.contact is not None and (plan.contact.person_id not in one.person.keys or plan.contact.ended_on):
        raise UnableToIntroduce("Choose one of the people in this person’s life.", field="contact")
    asked = plan.ask_on or rules.ask_on(plan.on_day)
    field, fault = rules.fault_in_days(plan.on_day, asked, today=in_london(at).date())
    if fault:
        raise UnableToIntroduce(fault, field=field)
    return {**NO_PLAN, **vars(plan), "ask_on": asked, "asker": plan.asker or by}


def _kept(one: Introduction, what: WhatTurned, line: str, *, said: str = "", by: Any, at: datetime) -> Introduction:
    """Write down the turn, tell the story, and keep the clocks as they now are."""
    turn = IntroductionTurn.objects.create(
        id=new_id(), introduction=one, what=what, line=line[:700], said=said, by=by, at=at
    )
    StoryItem.objects.bulk_create(story.of_turn(turn))
    dues.keep(story.dues_of(one))
    return one
