"""The finding of eligibility within the page of its assessment: its boxes are kept and decided there, in its form."""

from dataclasses import dataclass, field

from django.http import HttpRequest

from alongside.access.permissions import Permission
from alongside.assessments.found import finding_of
from alongside.assessments.models import Assessment
from alongside.assessments.views.finding import may
from alongside.decisions.models import Decision
from alongside.decisions.models.decision import State
from alongside.decisions.sheet import MARK, Boxes, Weighing, mark_of
from alongside.design.forms import Form, shown_in
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile
from alongside.people.models import Person
from alongside.workforce.kept import typed


@dataclass
class Finding:
    """The boxes of a finding on the page of its assessment. `late` is what came after it was decided, to be copied."""

    boxes: Boxes | None = None
    is_decided: bool = False
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

    What somebody else kept or decided meanwhile is shown beside what was typed.
    """
    weighing = _weighing(request, person, one)
    if weighing is None or "question" not in request.POST:
        return shown_within(request, person, one)
    sheet = weighing.as_sent(request.POST, is_taking=True)
    is_touched = mark_of(sheet.words()) != request.POST.get(MARK)
    if not (is_touched or decides):
        return shown_within(request, person, one)
    held, is_made, is_kept = weighing.held, False, False
    with shown_in(sheet.main):
        try:
            if decides:
                held, is_made = weighing.decide(sheet)
            else:
                held, is_kept = weighing.keep(sheet), True
        except AlreadyDone:
            sheet.changed_meanwhile(held)
            late = [(one.label, one.yours) for one in sheet.main.differences if one.yours != one.now]
            return Finding(late=late if is_touched else [], is_decided=not is_touched)
    if sheet.main.standing is not None:
        held = sheet.main.standing
        sheet.changed_meanwhile(held)
    if is_made or is_kept:
        return Finding(is_decided=is_made)
    return Finding(weighing.boxes(sheet, held))


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


def _weighing(request: HttpRequest, person: Person, one: Assessment) -> Weighing | None:
    """The finding of this assessment, for whoever may make it; None where there is none."""
    found = finding_of(one)
    if found is None or not one.is_open or not may(request, person, Permission.DECISION_MAKE):
        return None
    return Weighing(person, found.pk, found.what, found, by=request.actor, at=request.at)  # type: ignore[attr-defined]
