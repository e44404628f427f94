"""What the addresses of every page are filled in with, from the cast; and pages that are only sent, or not of it."""

import re

from alongside import packs
from alongside.assessments.models import Picked, SelfAssessment, YoungCarer
from alongside.circles.models import CirclesKeptFrom, Placement
from alongside.conversations.models import Note, NoteDraft, Offer
from alongside.decisions.models import Counsel, DecisionTurn
from alongside.directory.entries.keys import key_of
from alongside.directory.models import (
    Answer,
    CommunityLink,
    EntryChange,
    EntryFile,
    EntryLink,
    Gathering,
    Going,
    IntroductionTurn,
    LocalKnowledge,
    Question,
    ServiceAtLocation,
    Taxonomy,
    TaxonomyTerm,
)
from alongside.goals.models import ActivityTask, GoalChange, LookBack, PassedOn, Rating, WheelEvent
from alongside.kit.ids import new_id
from alongside.people.models import Involvement, Joining, Person, Relationship
from alongside.practice.models import Example, Skill
from alongside.talking_points.models import Booking, Move, Session, SessionWorker, Slot, Venue
from alongside.workforce.models import DutyTurn, TeamMember

# Pages that take no reading, only sending.
SENT = {
    "circles/<uuid:map_id>/add/",
    "undo/",
    "tie/",
    "<uuid:map_id>/review/",
    "<uuid:map_id>/correct/",
    "move/",
    "off/",
    "kept/<uuid:hidden_id>/end/",
    "<uuid:map_id>/together/",
    "<uuid:map_id>/together/end/",
    "notes/keep/",
    "<uuid:conversation_id>/keep/",
    "<uuid:group_id>/keep/",
    "<uuid:first_id>/keep/",
    "go-on/",
    "go-on-with/",
    "<uuid:step_id>/place/",
    "take-up/",
    "<uuid:task_id>/do/",
    "drop/",
    "unlock/",
    "link/",
    "back/",
    "sign-out/",
    "duty/<uuid:turn_id>/end/",
    "look/",
    "unlink/",
    "pin/",
    "open-again/",
    "mark/",
    "<uuid:entry_link_id>/end/",
    "close-now/",
    "wishes/keep/",
    "wishes/met/",
    "have-read/",
    "<uuid:asking_id>/keep/",
    "<uuid:decision_id>/keep/",
    "<uuid:assessment_id>/keep/",
    "eligibility/",
    "let-be/",
    "still-right/",
    "go/",
    "going/<uuid:going_id>/end/",
    "settle/",
    "take-back/",
    "take-away/",
    "<uuid:skill_id>/end/",
    "finish/",
    "still-open/rest/",
}
# Pages of the administration about somebody, or something, that the cast has none of.
NONE_OF_THOSE = {
    "measures/licences/<uuid:licence_id>/questions/",
    "measures/licences/<uuid:licence_id>/end/",
    "administration/cover/<uuid:cover_id>/end/",
    "administration/workers/<uuid:worker_id>/back/",
    "conversations/worries/<uuid:worry_id>/",
    "conversations/overrides/<uuid:override_id>/",
    "first-contact/<uuid:first_id>/",  # for those to whom it was given: asked for in the room’s own tests
    "first-contact/<uuid:first_id>/pass-on/",
    "first-contact/<uuid:first_id>/who/",
    "first-contact/<uuid:first_id>/letter/",
    "first-contact/<uuid:first_id>/letter/keep-it/",
    "leaving/<uuid:worker_id>/",  # one's own, or of whom one covers: asked for in the room's own tests
    "my-practice/<uuid:reflection_id>/",
    "my-practice/checks/<uuid:self_check_id>/",
}


# What a page about one fact of a person's takes from those they have.
OF_THEIRS = {
    "address_id": lambda person: person.addresses.filter(is_confidential=False),
    "reach_id": lambda person: person.ways_to_reach.all(),
    "contact_id": lambda person: person.contacts.all(),
    "relationship_id": lambda person: Relationship.objects.filter(contact__person=person),
    "map_id": lambda person: person.circle_maps.all(),
    "placement_id": lambda person: Placement.objects.filter(map=person.circle_maps.first()),
    "partnership_id": lambda person: person.partnerships.all(),
    "look_back_id": lambda person: LookBack.objects.filter(partnership__person=person, done_on=None),
    "passed_id": lambda person: PassedOn.objects.filter(partner__partnership__person=person),
    "way_id": lambda person: LookBack.objects.filter(partnership__person=person),
    "event_id": lambda person: WheelEvent.objects.of(person),
    "hidden_id": lambda person: CirclesKeptFrom.objects.of(person),
    "consent_id": lambda person: person.consents.all(),
    "joining_id": lambda person: Joining.objects.of(person),
    "other_id": lambda person: Person.objects.none(),  # the other of two records: nobody of the cast has two
    "told_id": lambda person: person.told_in_confidence.all(),
    "conversation_id": lambda person: person.conversations.all(),
    "series_id": lambda person: person.series.all(),
    "undertaking_id": lambda person: person.undertakings.all(),
    "offer_id": lambda person: Offer.objects.filter(conversation__person=person),
    "disagreement_id": lambda person: person.disagreements.all(),
    "check_back_id": lambda person: person.check_backs.all(),
    "possible_join_id": lambda person: person.possible_joins.all(),
    "goal_id": lambda person: person.goals.all(),
    "change_id": lambda person: GoalChange.objects.filter(goal__person=person),
    "rating_id": lambda person: Rating.objects.filter(goal__person=person),
    "step_id": lambda person: person.steps.all(),
    "activity_id": lambda person: person.activities.all(),
    "task_id": lambda person: ActivityTask.objects.filter(activity__person=person),
    "barrier_id": lambda person: person.barriers.all(),
    "connection_id": lambda person: person.connections.all(),
    "named_id": lambda person: person.named.all(),
    "kept_id": lambda person: person.kept_from.all(),
    "glass_id": lambda person: person.broken_glass.all(),
    "asking_id": lambda person: person.askings.all(),
    "came_id": lambda person: person.came_to.all(),
    "introduction_id": lambda person: person.introductions.order_by("proposed_at"),
    "introduction_turn_id": lambda person: IntroductionTurn.objects.filter(introduction__person=person),
    "advice_id": lambda person: person.advice.all(),
    "example_id": lambda person: person.examples.all(),
    "booking_id": lambda person: Booking.objects.of(person),
    "move_id": lambda person: Move.objects.filter(booking__person=person),
    "assessment_id": lambda person: person.assessments.all(),
    "self_assessment_id": lambda person: SelfAssessment.objects.of(person),
    "picked_id": lambda person: Picked.objects.filter(assessment__person=person),
    "young_carer_id": lambda person: YoungCarer.objects.filter(assessment__person=person),
    "decision_id": lambda person: person.decisions.all(),
    "decision_turn_id": lambda person: DecisionTurn.objects.filter(decision__person=person),
    "counsel_id": lambda person: Counsel.objects.filter(decision__person=person),
    "risk_id": lambda person: person.weighed_risks.all(),
    "copy_id": lambda person: person.copies.all(),
}


def keys_of(cast, only=None):
    """What stands for each name of an address, for each person of the cast; under None, for pages about nobody.

    Asked once for a test: it reads more than most of the pages do.
    """
    known = {}
    for slug in [None, *(only or cast.people)]:
        person = cast.people.get(slug)
        keys = {
            "worker_id": cast.workers["ade"].pk,
            "account_id": cast.workers["ade"].account_id,
            "team_id": cast.teams["Armley"].pk,
            "member_id": TeamMember.objects.earliest("starts_on").pk,
            "turn_id": DutyTurn.objects.get().pk,
            "slug": packs.active().principles.principles[0].id,
            "role": "support_worker",
            "heading": "wellness",
            "kind": "connecting",
            "decision_kind": "choice",
            "token": "a-token",
            "measure": "ucla_3",
            "link_id": CommunityLink.objects.earliest("added_at").pk,
            "gathering_id": Gathering.objects.earliest("starts_at").pk,
            "service_id": (held := EntryLink.objects.select_related("organisation").get())
            .organisation.services.get()
            .pk,
            "entry_link_id": held.pk,
            "key": key_of(held),
            "entry_file_id": EntryFile.objects.earliest("added_at").pk,
            "knowledge_id": LocalKnowledge.objects.earliest("written_at").pk,
            "change_id": EntryChange.objects.get(state="waiting").pk,
            "at_location_id": ServiceAtLocation.objects.first().pk,
            "taxonomy_id": Taxonomy.objects.get().pk,
            "term_id": TaxonomyTerm.objects.first().pk,
            "going_id": Going.objects.earliest("said_at").pk,
            "question_id": Question.objects.get().pk,
            "answer_id": Answer.objects.earliest("written_at").pk,
            "skill_id": Skill.objects.earliest("said_at").pk,
            "example_id": Example.objects.get().pk,
            "venue_id": Venue.objects.earliest("added_at").pk,
            "session_id": Session.objects.earliest("starts_at").pk,
            "session_worker_id": SessionWorker.objects.earliest("session__starts_at").pk,
            "slot_id": Slot.objects.latest("starts_at").pk,
        }
        if person is not None:
            note = Note.objects.filter(person=person).first() or NoteDraft.objects.filter(person=person).first()
            row = Involvement.objects.filter(person=person, is_shift=False, worker__isnull=False, ends_at=None).first()
            keys |= {"involvement_id": row.pk if row else new_id()}
            keys |= {key: getattr(rows(person).first(), "pk", new_id()) for key, rows in OF_THEIRS.items()}
            keys |= {"person_id": person.pk, "note_id": note.pk if note else new_id()}
        known[slug] = keys
    return known


def addresses(known, pattern):
    """The addresses of a pattern: one, or one for each person known. Gives who it is about, and the address."""
    parts = re.split(r"<\w+:(\w+)>", pattern)  # words and names by turns
    for slug, keys in known.items():
        if (slug is not None) == ("person_id" in pattern):
            filled = (str(keys.get(part, new_id())) if odd % 2 else part for odd, part in enumerate(parts))
            yield slug, "/" + "".join(filled)
