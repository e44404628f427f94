"""Who has looked at a person's record, or acted on it, in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from alongside.access.standing import Kind
from alongside.audit.models import LOOKED, LedgerEntry
from alongside.people.models import BrokenGlass, Person
from alongside.people.often_asked import latest_looks, names_of_three
from alongside.workforce.models import Worker

# Kind of page -> what was looked at.
PAGES = {
    "story": "their story",
    "chronology": "a chronology of their story, to print",
    "looks": "who has looked",
    "change_person": "the page that changes who they are",
    "who_i_am": "who they are",
    "write_about_me": "the page that changes who they are",
    "one_side": "who they are, to print",
    "before_you_knock": "the card before a visit",
    "communication": "how to communicate with them",
    "ask_communication": "the page that asks how to communicate",
    "alongside": "who is alongside",
    "who_may_open": "who may open the record",
    "change_openness": "the page that changes who may open the record",
    "review_glass": "how a colleague opened the record for a reason",
    "identity": "who they are in facts",
    "identity_history": "what was changed of who they are",
    "change_identity": "the page that changes their identity and culture",
    "change_characteristics": "the page that changes what is counted",
    "change_health_record": "the page that changes their NHS number",
    "records": "whether they have two records",
    "join_records": "two records side by side",
    "joining": "how two records were joined",
    "record_death": "the page that says they died",
    "address": "the page of an address",
    "reach": "the page of a phone number or email",
    "note": "a note",
    "add_note": "a note being written",
    "draft": "a draft",
    "conversation": "a conversation",
    "add_conversation": "a conversation being written",
    "struck": "something that was struck",
    "mistake": "the page that puts a mistake right",
    "not_right": "what they say is not right",
    "first_contact": "a first contact",
    "first_contact_desk": "the first-contact desk",
    "series": "a series of conversations",
    "undertaking": "what somebody said they would do",
    "offer": "whether something offered helped",
    "check_back": "a check-back",
    "worry": "a worry for somebody’s safety that was given to them",
    "override": "a reason that was put to them to review",
    "people_in_life": "the people in their life",
    "contact": "somebody in their life",
    "carer": "the page that begins a conversation with a carer",
    "change_contact": "the page that changes who is in their life",
    "sharing": "what they agree to share",
    "change_sharing": "the page that records what they agree to share",
    "possible_join": "a record that may be the same person",
    "circles": "their circles",
    "change_circles": "the page that changes their circles",
    "compare_circles": "their circles, compared",
    "kept_circles": "from whom their circles are kept",
    "goals": "their goals",
    "goal": "one of their goals",
    "change_goal": "the page that changes their goals",
    "step": "a step towards a goal",
    "activity": "something done together",
    "barrier": "what is in the way of a goal",
    "connection": "somebody new in their life",
    "strengths": "what both bring",
    "circles_together": "a map of theirs, on their own device",
    "import_circles": "the page that brings circles in from a file",
    "export_circles": "the page that takes their circles out",
    "partnerships": "who works together with them",
    "assessments": "assessments with them",
    "assessment": "an assessment",
    "write_assessment": "an assessment being written",
    "decisions": "what was decided with them",
    "decision": "a decision",
    "weigh_decision": "a decision being weighed",
    "counsel": "what was said of a decision",
    "risk": "a risk that was weighed with them",
    "weigh_risk": "the page that weighs a risk with them",
    "partnership": "how two people work together",
    "change_partnership": "the page that says who works together",
    "measures": "how it is going, by what they answered",
    "measure": "what they answered to a measure",
    "ask_measure": "the page that asks a measure",
    "measure_on_paper": "the questions of a measure, to print",
    "came": "what they came to",
    "talking_points": "their times at Talking Points",
    "talking_point": "a time of theirs at a Talking Point",
    "book_talking_point": "the page that gives them a time at a Talking Point",
    "introductions": "what they were introduced to, and what they were told",
    "introduction": "something they were introduced to",
    "change_introduction": "the page that introduces them to something",
    "fits": "what is on offer that may fit them",
    "advice": "advice or information that they were given",
    "give_advice": "the page that gives advice or information",
    "examples": "what was shared of practice with them",
    "share_example": "the page that shares an example of practice",
    "copies": "what they hold",
    "copy": "something that was written for them to hold",
    "prepare_copy": "the page that prepares something for them to hold",
}
# Ledger verb -> what was done.
DONE = {
    "person.added": "added them",
    "person.changed": "changed what their page says",
    "person.joined": "joined two records of theirs",
    "person.parted": "undid that two records were joined",
    "person.opened_to_few": "changed who may open the record",
    "openness.changed": "changed how open the record is",
    "access.named": "named somebody who may open the record",
    "access.unnamed": "took away the name of somebody who might open the record",
    "access.kept_from": "kept somebody from the record",
    "access.let_again": "no longer keeps somebody from the record",
    "glass.broken": "opened the record for a reason",
    "glass.closed": "closed the record they had opened for a reason",
    "glass.passed_on": "passed on how a colleague had opened the record",
    "glass.reviewed": "reviewed how a colleague had opened the record",
    "glass.review_read": "read how their opening of the record was reviewed",
    "about_me.written": "wrote what they say about themselves",
    "about_me.what_matters_written": "wrote what matters most to them",
    "communication.asked": "asked how to communicate with them",
    "involvement.begun": "said who is alongside",
    "involvement.from_first_contact": "came alongside from a first contact",
    "involvement.ended": "ended a time alongside",
    "involvement.handed_over": "handed over to a colleague",
    "involvement.named": "changed the named practitioner",
    "hand_over.read": "read what was handed over",
    "shift.entered": "entered a shift",
    "shift.imported": "entered a shift from a file",
    "shift.begun_at_door": "began a shift at the door",
    "shift.looked_at": "looked at a shift begun at the door",
    "story.pinned": "pinned a key event of their story",
    "story.unpinned": "took the pin from an event of their story",
    # A link to somebody's own record is told as any other change: that there is such a record is not for everybody.
    "contact.added": "added somebody to the people in their life",
    "contact.changed": "changed somebody among the people in their life",
    "contact.record_begun": "changed somebody among the people in their life",
    "contact.linked": "changed somebody among the people in their life",
    "contact.unlinked": "changed somebody among the people in their life",
    "contact.ended": "said who is no longer in their life",
    "contact.back": "said who is in their life again",
    "relationship.begun": "said what somebody is to them",
    "relationship.changed": "changed what somebody is to them",
    "relationship.ended": "said what somebody no longer is to them",
    "sharing.agreed": "recorded what they agree to share",
    "sharing.taken_back": "recorded that sharing was taken back",
    "identity.changed": "wrote what they say of identity and culture",
    "characteristics.changed": "changed what is counted",
    "health_record.changed": "changed their NHS number or GP practice",
    "death.recorded": "said that they died",
    "death.taken_back": "took back that they died",
    "address.added": "added an address",
    "address.changed": "changed an address",
    "way_to_reach.added": "added a phone number or email",
    "way_to_reach.changed": "changed a phone number or email",
    "note.recorded": "recorded a note",
    "note.corrected": "added something beside a note",
    "conversation.corrected": "added something beside a conversation",
    "disagreement.entered": "entered what they say is not right",
    "disagreement.answered": "answered what they say is not right",
    "recorded.struck": "struck something that was entered in error",
    # Neither says what it was, nor that there is another record.
    "recorded.moved": "took away something that was recorded here by mistake",
    "recorded.moved_here": "recorded something that had been recorded elsewhere",
    "note.draft_dropped": "threw away a draft of their own",
    "conversation.recorded": "recorded a conversation",
    "conversation.draft_dropped": "threw away a draft of their own",
    "conversation.recording_paused": "paused a recording clock of their own",
    "first_contact.recorded": "recorded a first contact",
    "first_contact.taken_on": "took on a first contact",
    "first_contact.left": "gave a first contact to a colleague, when a worker left",
    "first_contact.passed_on": "passed on a first contact",
    "first_contact.named": "said whom a first contact was about",
    "first_contact.letter_kept": "kept the letter of a referral",
    "first_contact.draft_dropped": "threw away a draft of their own",
    "first_contact.told_in_confidence": "told of a first contact that may be about them",
    "first_contact.read_in_confidence": "read of a first contact that may be about them",
    "series.ended": "said what conversations achieved",
    "series.goes_on": "said that conversations go on",
    "undertaking.answered": "said what came of something to do",
    "undertaking.put_off": "gave something to do another day",
    "offer.answered": "said whether something offered helped",
    "check_back.answered": "checked back",
    "check_back.left": "gave a check-back to a colleague, when a worker left",
    "check_back.paused": "put a check-back off",
    "worry.answered": "answered a worry for somebody’s safety",
    "override.reviewed": "reviewed a colleague’s reason",
    "circles.begun": "began to draw their circles",
    "circles.reviewed": "said that their circles are right",
    "circles.corrected": "made a correction of their circles",
    "circles.added": "put somebody into their circles",
    "circles.moved": "moved somebody in their circles",
    "circles.described": "wrote about somebody in their circles",
    "circles.taken_off": "took somebody off their circles",
    "circles.tied": "said who knows whom in their circles",
    "circles.untied": "said who does not know whom in their circles",
    "circles.known_said": "said who knows whom in their circles",
    "circles.undone": "undid a change of their circles",
    "circles.kept_from": "kept something of their circles from somebody",
    "circles.shown_again": "showed something of their circles again",
    "circles.sitting_begun": "let their own device in to a map",
    "circles.joined": "let their own device in to a map",
    "circles.join_failed": "turned a device away from a map",
    "circles.sitting_ended": "ended drawing together on two devices",
    "circles.sitting_left": "left a map",
    "circles.imported": "brought their circles in from a file",
    "circles.exported": "took their circles out as a file",
    "contact.named": "added somebody to the people in their life",
    "partnership.begun": "began to work together with them",
    "partnership.ended": "said that they moved on",
    "partnership.paused": "let working together rest",
    "partnership.begun_again": "began to work together again",
    "partnership.parts_changed": "said who is in which part",
    "partnership.passed_on": "passed working together on to a colleague",
    "partnership.passing_read": "read what was learnt with them",
    "partnership.explained": "recorded that working together was explained",
    "look_back.set": "named a day to look back together",
    "look_back.done": "looked back together with them",
    "readiness.looked_at": "looked at how ready both are",
    "wheels.turned": "wrote what turned the wheels",
    "wheels.taken_back": "took back what was entered about the wheels in error",
    "assessment.begun": "began an assessment with them",
    "assessment.day_agreed": "kept the day agreed for an assessment",
    "assessment.picked": "picked what was said before into an assessment",
    "assessment.pick_answered": "asked whether what was said before is still true",
    "assessment.put_back": "took something out of an assessment that was picked into it",
    "assessment.eligibility_begun": "began to find whether their needs are eligible",
    "assessment.finished": "finished an assessment",
    "assessment.ended": "ended an assessment",
    "assessment.advised": "wrote the advice that was owed after an assessment",
    "assessment.struck": "struck an assessment that was entered in error",
    "decision.dropped": "threw away a decision that was weighed",
    "decision.made": "made a decision",
    "decision.seconded": "looked at a decision as a second person",
    "decision.advised": "advised on a decision, supported or challenged it",
    "decision.challenge_answered": "answered a challenge to a decision",
    "decision.looked_at_again": "looked at a decision again",
    "decision.law_looked_at": "looked at a decision under the law as it is now",
    "decision.advocate_told": "told of an advocate",
    "decision.struck": "struck a decision that was entered in error",
    "risk.weighed": "weighed a risk with them, both ways",
    "risk.ended": "said how something that was weighed went",
    "measure.begun": "began to ask a measure",
    "measure.stopped": "stopped asking a measure, as they wished",
    "measure.finished": "recorded what they answered to a measure",
    "measure.let_be": "let a measure be, as they wished",
    "measure.struck": "struck answers that were entered in error",
    "introduction.proposed": "suggested something in the community",
    "introduction.answered": "wrote down what they said to something suggested",
    "introduction.arranged": "arranged how they are introduced to something",
    "introduction.left": "gave an introduction to a colleague, when a worker left",
    "introduction.told": "wrote down how an introduction went",
    "introduction.ended": "ended an introduction",
    "advice.given": "gave advice or information",
    "advice.helped": "wrote down whether advice helped",
    "gathering.came": "said that they came to an open evening",
    "gathering.came_struck": "took back that they came to an open evening",
    "talking_point.booked": "gave them a time at a Talking Point",
    "talking_point.moved": "moved their time at a Talking Point",
    "talking_point.cancelled": "gave their time at a Talking Point back",
    "talking_point.called_off_for": "called their Talking Point off",
    "talking_point.came": "said whether they came to a Talking Point",
    "talking_point.dropped_in": "let them in at the door of a Talking Point",
    "talking_point.asked_after": "asked after them, since they did not come",
    "example.shared": "shared an example of practice, without names",
    "example.changed": "changed an example of practice",
    "example.withdrawn": "withdrew an example of practice",
    "copy.prepared": "prepared something for them to hold",
    "copy.changed": "changed how something is written for them",
    "copy.easy_read_written": "wrote easy read for them",
    "copy.translated": "entered a translation for them",
    "copy.recording_kept": "added a recording for them",
    "copy.given": "gave them something to hold",
    "copy.acknowledged": "wrote down that they have it",
    "copy.not_given": "said why something is not given",
    "strength.named": "named a strength",
    "worker_strength.named": "named what a worker brings",
    "goal.chosen": "chose a goal with them",
    "goal.reworded": "put a goal of theirs in other words",
    "goal.came_to": "said what became of a goal",
    "goal.grew": "said that a goal became another",
    "goal.gone_on_with": "went on with a goal",
    "goal.rated": "kept how close a goal feels",
    "goal.scale_written": "wrote what they hope for",
    "step.added": "added a step towards a goal",
    "step.changed": "changed a step towards a goal",
    "step.moved": "put a step in another place",
    "step.answered": "said what came of a step",
    "step.put_off": "gave a step another day",
    "step.taken_up": "took a step up again",
    "activity.planned": "planned something to do together",
    "activity.task_done": "said whether a task is done",
    "activity.told": "told of something done together",
    "barrier.named": "named what is in the way",
    "barrier.tried": "told what was tried against a barrier",
    "barrier.behind": "said that a barrier is behind them",
    "barrier.back": "said that a barrier is in the way again",
    "connection.made": "said who is new in their life",
    "connection.asked_about": "asked whether somebody is still in touch",
    "possible_join.noticed": "noticed a record that may be the same person",
    "possible_join.answered": "said whether another record is the same person",
    "refused": "tried to, and was refused",
}


# How the ledger begins the name of a worker and of a device at a sitting, and how many looks stand beside a story.
WORKER, SITTING, BESIDE = "worker:", "sitting:", 3


# Way of standing -> why a record was open to somebody.
BECAUSE = {
    Kind.SELF: "it is their own record",
    Kind.CHOSEN: "the person shares it with them",
    Kind.ALLOCATED: "alongside by name",
    Kind.TEAM: "their team is alongside",
    Kind.DUTY: "on duty for the team",
    Kind.COVER: "covering for a colleague",
    Kind.SHIFT: "on a shift",
    Kind.TALKING_POINT: "at a Talking Point with them",
    Kind.NAMED: "one of the few named",
    Kind.BROKE_GLASS: "opened it for a reason",
    Kind.REVIEWS: "asked to review an opening",
    Kind.SITTING: "drawing together, on their own device",
}


@dataclass(frozen=True)
class Look:
    """One line of who has looked: `who` did `what`, when, and `why` they could (empty: nothing had to open it)."""

    who: str
    what: str
    at: datetime
    why: str = ""


def of_person(person: Person, known: Mapping[UUID, str]) -> list[Look]:
    """The latest looks at a person's record by three different people, newest first: what stands beside their story.

    `known` is names of workers that the page has read already, by key: only others are asked for.
    """
    latest: dict[str, Any] = {}
    for row in latest_looks(person=person):
        latest.setdefault(row.actor, row)
    rows = list(latest.values())[:BESIDE]
    keys = [key for key in _keys_of_workers(rows) if key not in known]
    names = {**known, **(dict(names_of_three(workers=keys)) if keys else {})}
    return [_in_words(row, names) for row in rows]


def in_words(rows: Iterable[Any], broken: Iterable[BrokenGlass] = ()) -> list[Look]:
    """Ledger rows as people read them; names are read in one statement. `broken` says why the glass was broken."""
    rows, broken = list(rows), sorted(broken, key=lambda glass: glass.opens_at, reverse=True)
    names = dict(Worker.objects.filter(pk__in=_keys_of_workers(rows)).values_list("pk", "name"))
    return [_in_words(row, names, broken) for row in rows]


def lookers(keys: Iterable[UUID]) -> list[tuple[str, str]]:
    """The workers who looked at these records of one person, or acted on them, as pairs of key and name."""
    actors = (
        LedgerEntry.objects.filter(person__in=keys, actor__startswith=WORKER).order_by().values_list("actor", flat=True)
    )
    workers = [UUID(actor.removeprefix(WORKER)) for actor in actors.distinct()]
    found = Worker.objects.filter(pk__in=workers).order_by("name", "pk").values_list("pk", "name")
    return [(str(key), name) for key, name in found]


def _keys_of_workers(rows: list[Any]) -> list[UUID]:
    return list({UUID(row.actor.removeprefix(WORKER)) for row in rows if row.actor.startswith(WORKER)})


def _in_words(row: Any, names: dict[UUID, str], broken: Iterable[BrokenGlass] = ()) -> Look:
    who = names.get(UUID(row.actor.removeprefix(WORKER))) if row.actor.startswith(WORKER) else None
    if row.actor.startswith(SITTING):
        who = "Their own device"
    return Look(who or "The house itself", _what(row), row.at, _why(row, broken))


def _why(row: Any, broken: Iterable[BrokenGlass]) -> str:
    """Why the record was open to whoever looked; with the reason in words where they had broken the glass."""
    kind = row.detail.get("because", "")
    if kind == Kind.BROKE_GLASS:
        for glass in broken:
            if glass.worker.key == row.actor and glass.opens_at <= row.acted_at <= glass.ends_at:
                return f"{BECAUSE[Kind.BROKE_GLASS]}: {glass.why}"
    return BECAUSE.get(kind, "")


def _what(row: Any) -> str:
    if row.verb == LOOKED:
        return f"looked at {PAGES.get(row.page, 'a page')}"
    return DONE.get(row.verb, row.verb.replace(".", " ").replace("_", " "))
