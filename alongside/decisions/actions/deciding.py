"""A decision is made: by the practitioner, without sign-off; with a second person where the council wants one."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from alongside import packs
from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.conversations import clock
from alongside.decisions import rules
from alongside.decisions.actions.refusals import UnableToDecide
from alongside.decisions.actions.telling import _hold, _tell, _turn
from alongside.decisions.around import CAPACITY, TEAM, WORKER, version_for, wants_second
from alongside.decisions.kinds import Kind
from alongside.decisions.laws import of_a_test, picked
from alongside.decisions.models import Decision, DecisionLaw, Option, WeighedRisk
from alongside.decisions.models.beside import TurnKind
from alongside.decisions.models.decision import State
from alongside.decisions.weighed import Weighed
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone
from alongside.kit.versions import change
from alongside.law import Verdict
from alongside.law.registry import Version
from alongside.letters.actions import prepare_copy
from alongside.letters.formats import Format
from alongside.letters.rules import forms_that_meet
from alongside.people.models import Involvement
from alongside.people.models.communication import CommunicationNeeds

COPY_WITHIN = timedelta(days=7)


@action("decision.made", needs=Permission.DECISION_MAKE)
def decide(*, decision: Decision, seen_version: int, weighed: Weighed, by: Any, at: datetime) -> Decision:
    """Make a decision of what was weighed: it stands, with the law of its day, what was found and why.

    Refuses while anything is missing (`rules.missing`), a moment that cannot have been, a conclusion that the law does
    not make of the findings, and what it rests on if that is not this person's. A kind that the council's settings name
    waits for a second person first. An earlier one whose place it takes is superseded. AlreadyDone when it is made.
    """
    if not _hold(decision).is_open:
        raise AlreadyDone
    person, kind, made_at = decision.person, decision.what, weighed.made_at or at
    if fault := rules.fault_in_made_at(made_at, at=at, born_on=person.born_on, died_on=person.died_on):
        raise UnableToDecide(fault, field="made_at")
    if weighed.review_on and (fault := rules.fault_in_review_on(weighed.review_on, today=in_london(at).date())):
        raise UnableToDecide(fault, field="review_on")
    version = version_for(kind, in_london(made_at).date())
    if lacking := rules.missing(weighed, kind, version, called=person.called):
        raise UnableToDecide(lacking[0].words, field=lacking[0].field)
    facts = _what_it_rests_on(decision, weighed, version)
    if wants_second(kind):
        facts |= _second(decision, weighed.seconds, by, at)
    is_provisional = weighed.is_provisional and person.died_on is None
    plain = ("question", "their_view", "agrees", "why_not_known", "reasons", "evidence", "restricts", "more", "finding")
    pack = packs.active()
    made = change(
        decision,
        seen_version=seen_version,
        **{name: getattr(weighed, name) for name in plain},
        **facts,
        view_said_by=weighed.view_said_by or (person.called if weighed.their_view else ""),
        view_said_on=(weighed.view_said_on or in_london(made_at).date()) if weighed.their_view else None,
        is_provisional=is_provisional,
        review_on=weighed.review_on if is_provisional else None,
        made_at=made_at,
        record_by=clock.of_a_draft(made_at, person, at=at),
        decided_by=by,
        decided_at=at,
        state=State.SECOND if wants_second(kind) else State.STANDS,
        pack_version=f"{pack.head.name}@{pack.head.version}",
    )
    _keep_what_was_weighed(made, weighed, version)
    _turn(made, TurnKind.MADE, "", by, at)
    return _settle(made, by, at, has_copy=weighed.has_copy)


@action("decision.seconded", needs=Permission.DECISION_SECOND)
def look_as_second(
    *, decision: Decision, seen_version: int, agrees: bool, words: str, by: Any, at: datetime
) -> Decision:
    """Say as a second person whether a decision stands (`agrees`), or should be thought about again, and why.

    Refuses whoever decided it, and one that waits for nobody. Sent back, it is weighed again with every word there.
    """
    held = _hold(decision)
    if held.state != State.SECOND:
        raise UnableToDecide("This does not wait for a second person, or no longer.")
    if held.decided_by_id == by.pk:
        raise UnableToDecide("You decided this yourself. A second person is somebody else.")
    if agrees:
        seconded = change(held, seen_version=seen_version, state=State.STANDS, seconded_by=by, seconded_at=at)
        _turn(seconded, TurnKind.SECONDED, words, by, at)
        return _settle(seconded, by, at, has_copy=bool(held.words.get("has_copy")))
    back = {"state": State.WEIGHING, "decided_by": None, "decided_at": None, "second_worker": None, "second_team": None}
    again = change(held, seen_version=seen_version, **back)
    _turn(again, TurnKind.SENT_BACK, words, by, at)
    return _tell(again)


def _settle(made: Decision, by: Any, at: datetime, *, has_copy: bool) -> Decision:
    """What follows once a decision stands: the one before it ends, it is told, a copy is prepared."""
    if made.state == State.STANDS and made.supersedes_id is not None:
        before = _hold(made.supersedes)  # type: ignore[arg-type]
        if before.state == State.STANDS:
            change(before, seen_version=before.version, state=State.SUPERSEDED, ended_at=at)
            _turn(before, TurnKind.SUPERSEDED, made.question, by, at)
            _tell(before)
    told = _tell(made)
    if made.state == State.STANDS and has_copy and told.person.died_on is None:
        _prepare_a_copy(told, by, at)
    return told


def _prepare_a_copy(made: Decision, by: Any, at: datetime) -> None:
    """Begin a copy in a form that meets their needs: it waits on the desk until they have it, or why not is said.

    None where the only form is a translation, of which somebody must say into which language.
    """
    needs = CommunicationNeeds.objects.counting(made.person)
    forms = [form for form in forms_that_meet(needs.formats if needs else []) if form != Format.TRANSLATION]
    if forms:
        prepare_copy(
            person=made.person,
            id=new_id(),
            kind="decision" if made.what.is_choice else "determination",
            source_id=made.pk,
            format=forms[0],
            give_by=in_london(at).date() + COPY_WITHIN,
            by=by,
            at=at,
        )


def _what_it_rests_on(decision: Decision, weighed: Weighed, version: Version | None) -> dict[str, Any]:
    """The finding, risk and earlier decision it names, and what the law makes of its facts; refuses any not theirs."""
    person, kind = decision.person, decision.what
    standing = Decision.objects.of(person).standing().exclude(pk=decision.pk)
    rests_on = _one(standing.filter(kind=CAPACITY, finding=True), weighed.rests_on, "rests_on")
    facts: dict[str, Any] = {
        "rests_on": rests_on,
        "risk": _one(WeighedRisk.objects.of(person), weighed.risk, "risk"),
        "supersedes": _one(standing.filter(kind=kind.slug), weighed.supersedes, "supersedes"),
        "facts": weighed.facts,
        "law_version": version.version if version else "",
        "verdict": {},
    }
    verdict = rules.judged(version, weighed) if version else None
    if isinstance(verdict, Verdict):
        said = {"met": verdict.met, "reasons": verdict.reasons, "to_weigh": verdict.to_weigh}
        facts["verdict"] = {name: list(words) if isinstance(words, tuple) else words for name, words in said.items()}
    return facts


def _one(rows: Any, key: UUID | None, field: str) -> Any:
    if key is None:
        return None
    if (found := rows.filter(pk=key).first()) is None:
        raise UnableToDecide("That is no longer there to rest on. Choose again.", field=field)
    return found


def _second(decision: Decision, key: str, by: Any, at: datetime) -> dict[str, Any]:
    """The worker or team that is asked to look at it, as a decision keeps them; refuses who is not alongside now."""
    if not key:
        raise UnableToDecide(
            "Your council wants a second person for a decision like this. Choose who looks at it "
            "with you; if nobody is "
            "listed, ask a practitioner or manager in first, on the page of who is alongside.",
            field="seconds",
        )
    rows = Involvement.objects.of(decision.person).now(at=at)
    team = _key_of(key, TEAM)
    worker = _key_of(key, WORKER)
    there = rows.filter(team=team) if team else rows.filter(worker=worker).exclude(worker=by.pk)
    row = there.first() if team or worker else None
    if row is None:
        raise UnableToDecide("They are not alongside now. Choose somebody who is.", field="seconds")
    return {
        "second_team": row.team if team else None,
        "second_worker": row.worker if worker else None,
        "seconded_by": None,
        "seconded_at": None,
    }


def _key_of(key: str, prefix: str) -> UUID | None:
    try:
        return UUID(key.removeprefix(prefix)) if key.startswith(prefix) else None
    except ValueError:
        return None


def _keep_what_was_weighed(made: Decision, weighed: Weighed, version: Version | None) -> None:
    """The ways and the law, in the place of those from before it was sent back."""
    kind: Kind = made.what
    made.options.all().delete()
    made.laws.all().delete()
    Option.objects.bulk_create(
        Option(
            decision=made,
            number=number,
            name=way.name,
            good=way.good,
            wrong=way.wrong,
            fit=way.fit,
            cost=way.cost,
            cost_each=way.cost_each,
            why=way.why,
            is_chosen=number == weighed.chosen,
        )
        for number, way in enumerate(weighed.options if kind.is_choice else ())
    )
    on = in_london(made.made_at).date()  # type: ignore[arg-type]
    rests = [of_a_test(version)] if kind.test and version else picked(weighed.laws, weighed.other_law, on=on)
    if kind.also and version and version.version not in [one.version for one in rests]:
        rests.insert(0, of_a_test(version))
    DecisionLaw.objects.bulk_create(
        DecisionLaw(decision=made, words=one.words[:300], version=one.version, is_checked=one.is_checked)
        for one in rests
    )
