"""The finding of eligibility within the page of its assessment: its boxes are kept and decided there, in its form."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest

from alongside.access.permissions import Permission
from alongside.assessments.found import finding_of
from alongside.assessments.models import Assessment
from alongside.assessments.views.finding import may
from alongside.decisions.kinds import BY_SLUG
from alongside.decisions.models import Decision
from alongside.decisions.models.decision import State
from alongside.decisions.sheet import MARK, Boxes, DecisionPage, Weighing, mark_of
from alongside.design.fields import LineField, WordsField
from alongside.design.forms import Form, shown_in
from alongside.kit.ids import new_id
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile
from alongside.people.models import Person
from alongside.workforce.kept import typed


@dataclass
class Finding:
    """The boxes of a finding on the page of its assessment. `late` is what came too late to be kept, to be copied."""

    boxes: Boxes | None = None
    late: list[tuple[str, str]] = field(default_factory=list)

    @property
    def forms(self) -> list[Form]:
        """The forms whose refusals the page says first."""
        return [self.boxes.form] if self.boxes else []

    @property
    def has_errors(self) -> bool:
        """Is there anything to say before it goes on?"""
        return bool(self.late) or any(form.is_bound and form.errors for form in self.forms)


def shown_within(request: HttpRequest, person: Person, one: Assessment) -> Finding:
    """The finding as it is kept, or as it was typed before a sign-in timed out; empty where none is weighed by them."""
    weighing = _weighing(request, person, one)
    if weighing is None or weighing.held is None or weighing.held.state != State.WEIGHING:
        return Finding()
    earlier = typed(request)
    sheet = weighing.as_kept(earlier if earlier and "question" in earlier else None)
    return Finding(weighing.boxes(sheet, weighing.held))


def keep_within(request: HttpRequest, person: Person, one: Assessment, *, decides: bool) -> Finding:
    """Keep what was changed of it on the page; and decide it, where that was asked for and nothing is missing.

    What somebody else kept meanwhile is shown beside what was typed; what came after it was decided, or thrown away,
    is shown by itself. Empty where there is nothing to say.
    """
    if "question" not in request.POST or not may(request, person, Permission.DECISION_MAKE):
        return Finding()
    weighing = _weighing(request, person, one) or _of_none(request, person, one)
    sheet = weighing.as_sent(request.POST, is_taking=True)
    is_touched = mark_of(sheet.words()) != request.POST.get(MARK)
    if not (is_touched or decides):
        return Finding()
    held, is_done = weighing.held, False
    if held is None:
        return Finding(late=_late(sheet, {}) if is_touched else [])
    with shown_in(sheet.main):
        try:
            if decides:
                held, is_done = weighing.decide(sheet)
            else:
                held, is_done = weighing.keep(sheet), True
        except AlreadyDone:
            return Finding(late=_late(sheet, held.words) if is_touched else [])
    if is_done:
        return Finding()
    if sheet.main.standing is not None:
        held = sheet.main.standing
        sheet.changed_meanwhile(held)
    return Finding(weighing.boxes(sheet, held))


def _late(sheet: DecisionPage, stands: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What was typed at length and does not stand, with the label of its box."""
    typed_now, boxes = sheet.words(), sheet.main.fields.items()
    texts = ((name, str(box.label)) for name, box in boxes if isinstance(box, WordsField | LineField))
    return [(label, typed_now[name]) for name, label in texts if typed_now[name] not in ("", stands.get(name))]


def keep_while_typed(request: HttpRequest, person: Person, one: Assessment) -> tuple[Decision | None, str]:
    """Keep it while it is typed: as it then is, None where nothing was changed; and why it was not kept."""
    weighing = _weighing(request, person, one)
    if weighing is None or "question" not in request.POST:
        return None, ""
    sheet = weighing.as_sent(request.POST)
    if mark_of(sheet.words()) == request.POST.get(MARK):
        return None, ""
    try:
        return weighing.keep_while_typed(sheet), ""
    except ChangedMeanwhile:
        return (
            None,
            "somebody else has gone on with the finding. What you typed is here; press “Save and go on” to see both.",
        )
    except AlreadyDone:
        return None, "somebody else has decided whether the needs are eligible. What you typed of that is still here."


def _of_none(request: HttpRequest, person: Person, one: Assessment) -> Weighing:
    """The boxes of a finding that is gone, to read what was still typed into them."""
    return Weighing(person, new_id(), BY_SLUG[one.what.test], None, by=request.actor, at=request.at)  # type: ignore[attr-defined]


def _weighing(request: HttpRequest, person: Person, one: Assessment) -> Weighing | None:
    """The finding of this assessment, for whoever may make it; None where there is none."""
    found = finding_of(one)
    if found is None or not one.is_open or not may(request, person, Permission.DECISION_MAKE):
        return None
    return Weighing(person, found.pk, found.what, found, by=request.actor, at=request.at)  # type: ignore[attr-defined]
