"""The glass broken, closed, reviewed by a second person, and the review read by whoever broke it."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.access.policy import may_break_glass
from alongside.access.roles import Role
from alongside.access.standing import Openness, that_count
from alongside.audit.acting import about
from alongside.audit.acts import UnableToAllow, action
from alongside.kit.moments import clock_time, day_near, in_london
from alongside.kit.refusals import UnableTo
from alongside.kit.versions import create_once
from alongside.people import story
from alongside.people.guarding import HOURS_AT_MOST, kept_from, openness_of, whom_to_ask
from alongside.people.models import BrokenGlass, Person
from alongside.people.models.glass import Verdict
from alongside.people.reasons import BREAK_GLASS, reasons
from alongside.workforce import dues
from alongside.workforce.models import Worker


class UnableToBreakGlass(UnableTo):
    """The record cannot be opened for a reason like this."""


class UnableToReview(UnableTo):
    """How the glass was broken cannot be reviewed like this."""


@action("glass.broken", needs=Permission.GLASS_BREAK, creates="people.brokenglass")
def break_glass(*, person: Person, id: UUID, reason: str, words: str, hours: int, by: Any, at: datetime) -> BrokenGlass:
    """Open a record now that is not open to oneself, for a reason (`people.reasons`) in words, for 1 to 72 hours.

    A second person finds it on their desk, to be reviewed by the end of the next working day (`guarding.whom_to_ask`).
    Refuses a hidden record as one that is not there, one that the worker is kept from, one that is open to them
    already, no reason, and where there is nobody who could review it.
    """
    stands = about(by, person, at)
    if stands.openness == Openness.HIDDEN and not that_count(stands.standing, stands.openness):
        raise UnableToAllow("There is no such record.")
    facts = {"roles": by.roles, "standing": stands.standing, "openness": stands.openness}
    if not may_break_glass(**facts) and not BrokenGlass.objects.filter(pk=id).exists():
        kept = stands.standing.is_kept_from
        raise UnableToBreakGlass("You are kept from this record." if kept else "It is open to you already.")
    if reason not in reasons(BREAK_GLASS):
        raise UnableToBreakGlass("Choose why you need to open it now.", field="reason")
    if not words.strip():
        raise UnableToBreakGlass("Write what is happening, in your own words.", field="words")
    if not 1 <= hours <= HOURS_AT_MOST:
        raise UnableToBreakGlass(f"Choose from one hour to {HOURS_AT_MOST}.", field="hours")
    owner = whom_to_ask(person, by, at=at)
    if owner is None:
        raise UnableToBreakGlass(
            "Nobody else here could review it afterwards, so it stays closed. Ring a worker who is alongside them."
        )
    glass = create_once(
        BrokenGlass, id=id, person=person, worker=by, reason=reason, words=words, opens_at=at,
        ends_at=at + timedelta(hours=hours), asked_id=owner.worker, asked_team_id=owner.team,
    )  # fmt: skip
    dues.keep(story.dues_of_glass(glass))
    return glass


@action("glass.closed", needs=Permission.DESK_SEE)
def close_glass(*, glass: BrokenGlass, by: Any, at: datetime) -> None:
    """Close a record that one opened for a reason, before its end. Twice changes nothing. Refuses another's."""
    if glass.worker_id != by.pk:
        raise UnableToBreakGlass("A colleague opened this. Only they can close it before it is reviewed.")
    row = BrokenGlass.objects.select_for_update().get(pk=glass.pk)
    if row.is_open(at=at):
        row.closed_at = at
        row.save(update_fields=["closed_at"])


@action("glass.reviewed", needs=Permission.GLASS_REVIEW)
def review_glass(*, glass: BrokenGlass, verdict: str, words: str = "", by: Any, at: datetime) -> BrokenGlass:
    """Say whether it was right that a colleague broke the glass, with words where it was not; told to them.

    One that was not right closes at once. Refuses one's own, one reviewed already, and to call one right that is
    still open: what they do until its end is not known yet.
    """
    row = _to_be_reviewed(glass, by)
    if verdict not in Verdict.values:
        raise UnableToReview("Say whether it was right.", field="verdict")
    if verdict == Verdict.NOT_RIGHT and not words.strip():
        raise UnableToReview("Write what was not right, and what you talked about.", field="words")
    if verdict == Verdict.RIGHT and row.is_open(at=at):
        ends = f"{clock_time(row.until)} {day_near(row.until, now=at)}"
        raise UnableToReview(
            f"It is still open to them, until {ends}. Review it after that. If it is not right, say so: it closes now.",
            field="verdict",
        )
    if row.is_open(at=at):
        row.closed_at = at
    row.verdict, row.review_words, row.reviewed_by, row.reviewed_at = verdict, words, by, at
    row.save(update_fields=["verdict", "review_words", "reviewed_by", "reviewed_at", "closed_at"])
    dues.keep(story.dues_of_glass(row))
    return row


@action("glass.passed_on", needs=Permission.GLASS_REVIEW)
def pass_glass_on(*, glass: BrokenGlass, words: str, by: Any, at: datetime) -> BrokenGlass:
    """Pass the review on to an information governance officer, with words; it stands on their desk then.

    Refuses one's own, one reviewed or passed on already, no words, and where there is no such officer.
    """
    row = _to_be_reviewed(glass, by)
    if row.passed_on_at is not None:
        raise UnableToReview("It was passed on already.", field="verdict")
    if not words.strip():
        raise UnableToReview("Write what you saw, for whoever takes it on.", field="words")
    working = Worker.objects.working(on=in_london(at).date()).holding(Role.GOVERNANCE_OFFICER)
    apart = {row.worker_id, by.pk, *kept_from(glass.person, at=at)}
    officer = next((worker for worker in working.order_by("name", "pk") if worker.pk not in apart), None)
    if officer is None or openness_of(glass.person) == Openness.HIDDEN:
        raise UnableToReview(
            "There is no information governance officer here who could take it on. Say whether it was right, and talk "
            "with them.",
            field="verdict",
        )
    row.asked, row.asked_team = officer, None
    row.passed_on_at, row.passed_on_by, row.passed_on_words = at, by, words
    row.save(update_fields=["asked", "asked_team", "passed_on_at", "passed_on_by", "passed_on_words"])
    dues.keep(story.dues_of_glass(row))
    return row


@action("glass.review_read", needs=Permission.DESK_SEE)
def read_review(*, glass: BrokenGlass, by: Any, at: datetime) -> None:
    """Say that one has read how it was reviewed. Twice changes nothing. Refuses another's, and one not reviewed."""
    row = BrokenGlass.objects.select_for_update().get(pk=glass.pk)
    if row.worker_id != by.pk or row.reviewed_at is None:
        raise UnableToReview("There is nothing here of yours to read yet.")
    if row.read_at is None:
        row.read_at = at
        row.save(update_fields=["read_at"])
        dues.keep(story.dues_of_glass(row))


def _to_be_reviewed(glass: BrokenGlass, by: Any) -> BrokenGlass:
    """The row as it is now; a second person reviews it, once."""
    row = BrokenGlass.objects.select_for_update().get(pk=glass.pk)
    if row.worker_id == by.pk:
        raise UnableToReview("You opened it yourself. A second person reviews it.")
    if row.reviewed_by is not None:
        raise UnableToReview(f"{row.reviewed_by} has reviewed this already.")
    return row
