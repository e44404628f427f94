"""Each kind of due row as a worker reads it: its heading, its tag, and where it leads."""

from collections.abc import Callable, Container
from dataclasses import dataclass
from uuid import UUID

from alongside.design.addresses import address
from alongside.people.models import Person
from alongside.workforce.models import Due


@dataclass(frozen=True)
class Kind:
    """How one kind of due row reads: its heading (`{called}` is the person), its tag, and where it leads.

    `of_another` is the heading where it stands on a colleague's or a team's page; empty: the same.
    `is_in_confidence`: only those who may know of the person are shown it, not whoever covers for its owner.
    `days_ahead`: a worker's own desk shows it from so many days before; of the later ones it says how many there are,
    called so (`later`), and leads to where all of them stand (`all_at`). None: as long before as anything.
    `asks_them`: it asks something of the person, so after their death it waits quietly with the others of its sort.
    """

    heading: str
    tag: str
    leads_to: Callable[[Due], str]
    of_another: str = ""
    is_in_confidence: bool = False
    days_ahead: int | None = None
    later: str = ""
    all_at: str = ""
    asks_them: bool = False


# The roof knows every kind: a lower room writes its rows and never knows how a desk shows them.
KINDS = {
    "hand_over": Kind(
        "{called} was handed over to you",
        "Handed over",
        lambda due: address("people:alongside", due.person),
        of_another="{called} was handed over",
    ),
    "shift_at_the_door": Kind(
        "A shift at {called}’s door",
        "To look at",
        lambda due: address("people:alongside", due.person),
    ),
    "glass_to_review": Kind(
        "{called}’s record was opened for a reason",
        "To review",
        lambda due: address("people:review_glass", due.person, due.source_id),
    ),
    "glass_reviewed": Kind(
        "How you opened {called}’s record was reviewed",
        "To read",
        lambda due: address("people:opened"),
        of_another="How {called}’s record was opened was reviewed",
    ),
    "note_to_record": Kind(
        "Record your note about {called}",
        "Draft kept",
        lambda due: address("conversations:write", due.person),
        of_another="Record the note about {called}",
    ),
    "conversation_to_record": Kind(
        "Record your conversation with {called}",
        "Draft kept",
        lambda due: address("conversations:write_conversation", due.person, due.source_id),
        of_another="Record the conversation with {called}",
    ),
    "first_contact_to_record": Kind(
        "Record your first contact about {called}",
        "Draft kept",
        lambda due: address("conversations:write_first_contact", due.source_id),
        of_another="Record the first contact about {called}",
    ),
    "first_contact": Kind(
        "First contact about {called}",
        "To take on",
        lambda due: address("conversations:first_contact", due.source_id),
    ),
    "first_contact_rapid": Kind(
        "Be with {called} now",
        "Rapid response",
        lambda due: address("conversations:first_contact", due.source_id),
    ),
    "first_contact_safeguarding": Kind(
        "A worry for the safety of {called}",
        "Safeguarding",
        lambda due: address("conversations:first_contact", due.source_id),
    ),
    "first_contact_in_confidence": Kind(
        "Somebody got in touch, perhaps about {called}",
        "In confidence",
        lambda due: address("conversations:told_in_confidence", due.person, due.source_id),
        is_in_confidence=True,
    ),
    "undertaking": Kind(
        "You said you would, for {called}",
        "To do",
        lambda due: address("conversations:undertaking", due.person, due.source_id),
        of_another="Something was promised, for {called}",
        asks_them=True,
    ),
    "check_back": Kind(
        "Check back with {called}",
        "Check-back",
        lambda due: address("conversations:check_back", due.person, due.source_id),
        asks_them=True,
    ),
    "safety_worry": Kind(
        "A worry for the safety of {called}",
        "Safety",
        lambda due: address("conversations:worry", due.source_id),
    ),
    "override_to_review": Kind(
        "Look at a reason about {called} with a colleague",
        "To review",
        lambda due: address("conversations:override", due.source_id),
    ),
    "disagreement": Kind(
        "{called} says something is not right",
        "To answer",
        lambda due: address("conversations:not_right", due.person, due.source_id),
    ),
    "step": Kind(
        "A step with {called}",
        "Step",
        lambda due: address("goals:step", due.person, due.source_id),
        asks_them=True,
    ),
    "barrier": Kind(
        "In the way for {called}",
        "Barrier",
        lambda due: address("goals:barrier", due.person, due.source_id),
        asks_them=True,
    ),
    "group_to_record": Kind(
        "Record the group with {called}",
        "Draft kept",
        lambda due: address("conversations:group_with", due.person, due.source_id),
    ),
    "measure_again": Kind(
        "Ask {called} again, if they like",
        "To ask again",
        lambda due: address("measures:asking", due.person, due.source_id),
        asks_them=True,
    ),
    "gathering_to_count": Kind(
        "Who came to the open evening?",
        "To count",
        lambda due: address("directory:gathering", due.source_id),
    ),
    "talking_point_session": Kind(
        "You are at a Talking Point",
        "Talking Point",
        lambda due: address("talking_points:my_session", due.source_id),
        of_another="A Talking Point",
        days_ahead=7,
        later="Talking Point",
        all_at="talking_points:sessions",
    ),
    "talking_point_to_give_anew": Kind(
        "{called} needs another time to talk",
        "Called off",
        lambda due: address("talking_points:booking", due.person, due.source_id),
        asks_them=True,
    ),
    "talking_point_to_ask_after": Kind(
        "Ring {called}: ask how they are",
        "Ring",
        lambda due: address("talking_points:booking", due.person, due.source_id),
        asks_them=True,
    ),
    "introduction_waits": Kind(
        "Something was suggested to {called}",
        "To ask",
        lambda due: address("directory:introduction", due.person, due.source_id),
        asks_them=True,
    ),
    "introduction_went": Kind(
        "Ask {called} how it went",
        "Introduction",
        lambda due: address("directory:introduction", due.person, due.source_id),
        asks_them=True,
    ),
    "copy_to_give": Kind(
        "There is something to give to {called}",
        "To give",
        lambda due: address("letters:copy", due.person, due.source_id),
        asks_them=True,
    ),
    "communication_review": Kind(
        "Ask {called} again how to communicate",
        "To ask again",
        lambda due: address("people:ask_communication", due.person),
        asks_them=True,
    ),
    "look_back": Kind(
        "Look back together with {called}",
        "Look back",
        lambda due: address("goals:look_back", due.person, due.source_id),
        asks_them=True,
    ),
    "partnership_passed": Kind(
        "Working together with {called} was passed on to you",
        "Passed on",
        lambda due: address("goals:passed_on", due.person, due.source_id),
        of_another="Working together with {called} was passed on",
    ),
    "entry_to_check": Kind(
        "An entry of the directory to check",
        "To check",
        lambda due: address("directory:entry", due.source_id),
    ),
    "entry_change_waits": Kind(
        "A change in the directory to look at",
        "To look at",
        lambda due: address("directory:look", due.source_id),
    ),
    "question_answered": Kind(
        "Colleagues answered what you asked",
        "To read",
        lambda due: address("directory:question", due.source_id),
        of_another="Colleagues answered a question",
    ),
    "decision_to_record": Kind(
        "Record a decision with {called}",
        "To record",
        lambda due: address("decisions:decision", due.person, due.source_id),
    ),
    "decision_to_second": Kind(
        "Look at a decision about {called} as a second person",
        "Second person",
        lambda due: address("decisions:second", due.person, due.source_id),
    ),
    "decision_review": Kind(
        "Look again at a decision with {called}",
        "To look at again",
        lambda due: address("decisions:look_again", due.person, due.source_id),
        asks_them=True,
    ),
    "decision_challenged": Kind(
        "A decision about {called} was challenged",
        "To answer",
        lambda due: address("decisions:challenge", due.person, due.source_id),
    ),
    "decision_law_changed": Kind(
        "Law changes: look again at this decision about {called}",
        "Law changes",
        lambda due: address("decisions:under_law", due.person, due.source_id),
    ),
    "assessment_ready": Kind(
        "Finish the assessment with {called}, by the day you agreed",
        "To finish",
        lambda due: address("assessments:assessment", due.person, due.source_id),
        asks_them=True,
    ),
    "assessment_advice": Kind(
        "Write the advice that {called} is owed",
        "To write",
        lambda due: address("assessments:advise", due.person, due.source_id),
        asks_them=True,
    ),
    "young_carer": Kind(
        "Say who was told of a child who cares, in {called}’s life",
        "To tell",
        lambda due: address("assessments:young_carer", due.person, due.source_id),
    ),
    "self_assessment_written": Kind(
        "{called} has written in their own words: read it together",
        "To read together",
        lambda due: address("assessments:self_assessment", due.person, due.source_id),
        asks_them=True,
    ),
    "self_assessment_waits": Kind(
        "Ask {called} how it goes with writing in their own words",
        "Own words",
        lambda due: address("assessments:self_assessment", due.person, due.source_id),
        asks_them=True,
    ),
    "risk_review": Kind(
        "Look again with {called} at what they want to try",
        "To look at again",
        lambda due: address("decisions:risk", due.person, due.source_id),
        asks_them=True,
    ),
    "possible_join": Kind(
        "Somebody was added who may be the same person as {called}",
        "The same?",
        lambda due: address("people:possible_join", due.person, due.source_id),
        is_in_confidence=True,
    ),
}
IN_CONFIDENCE = tuple(name for name, kind in KINDS.items() if kind.is_in_confidence)
ASKING_THEM = tuple(name for name, kind in KINDS.items() if kind.asks_them)


def is_for(due: Due, people: Container[UUID | None]) -> bool:
    """Is a clock one to show to whoever may know of these people (keys)?"""
    return due.kind in KINDS and (due.person in people or due.kind not in IN_CONFIDENCE)


def heading_and_address(due: Due, person: Person, worker: UUID) -> tuple[str, str, bool]:
    """How a clock about a person reads to this worker (key), where it leads, and is that a place for several?"""
    kind = KINDS[due.kind]
    if kind.asks_them and person.died is not None:
        return "Look through what is still open", address("desk:still_open", person.pk), True
    words = kind.heading if due.worker_id == worker else kind.of_another or kind.heading
    return words.format(called=person.called), kind.leads_to(due), False
