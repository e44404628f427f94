"""Who may do what: one table, and the one function that reads it. Printed as docs/permissions.md."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from alongside.access.permissions import Permission
from alongside.access.roles import PERSONS_SIDE, WORKERS_ROLES, Role
from alongside.access.standing import NONE, Kind, Openness, Standing, that_count

ALONGSIDE = frozenset(
    {
        Kind.ALLOCATED,
        Kind.TEAM,
        Kind.DUTY,
        Kind.COVER,
        Kind.SHIFT,
        Kind.TALKING_POINT,
        Kind.NAMED,
        Kind.BROKE_GLASS,
    }
)
# What would outlast the glass that was broken, or the day at a Talking Point, to which one lets somebody in oneself:
# whoever did could ask themselves in, and its end would be none.
NOT_BY_GLASS = ALONGSIDE - {Kind.BROKE_GLASS, Kind.TALKING_POINT}
PRACTISING = frozenset(
    {
        Role.PRACTITIONER,
        Role.SUPPORT_WORKER,
        Role.FIRST_CONTACT,
        Role.RAPID_RESPONSE,
        Role.SUPERVISOR,
        Role.TEAM_MANAGER,
        Role.PRINCIPAL,
    }
)
# Who applies a test of law and chooses between ways: without sign-off, and answering for it by name.
DECIDING = frozenset(
    {
        Role.PRACTITIONER,
        Role.FIRST_CONTACT,
        Role.RAPID_RESPONSE,
        Role.SUPERVISOR,
        Role.TEAM_MANAGER,
        Role.PRINCIPAL,
    }
)
LEADING = frozenset({Role.PRACTITIONER, Role.TEAM_MANAGER, Role.RAPID_RESPONSE, Role.FIRST_CONTACT})
JOINING = frozenset({Role.PRACTITIONER, Role.FIRST_CONTACT, Role.SUPERVISOR, Role.TEAM_MANAGER, Role.PRINCIPAL})
# Who learns where somebody is kept safe: those who answer for it by name, and those who stand in for them.
TRUSTED_WITH_A_PLACE = frozenset({Role.PRACTITIONER, Role.RAPID_RESPONSE, Role.TEAM_MANAGER, Role.PRINCIPAL})
ANSWERING = frozenset({Kind.ALLOCATED, Kind.DUTY, Kind.COVER, Kind.NAMED, Kind.BROKE_GLASS})
# Who says who may open a record: whoever stands to the person by name. Where nobody of the named can be reached, a
# principal who broke the glass names somebody, so that no record is lost.
BY_NAME = frozenset({Kind.ALLOCATED, Kind.NAMED})
SAYING_WHO = LEADING | {Role.PRINCIPAL}
# Who looks at how somebody else broke the glass: never on the strength of a shift, nor of having broken it too.
REVIEWING = LEADING | {Role.SUPERVISOR, Role.PRINCIPAL, Role.GOVERNANCE_OFFICER}
REVIEWERS = frozenset({Kind.ALLOCATED, Kind.TEAM, Kind.DUTY, Kind.COVER, Kind.NAMED, Kind.REVIEWS})
# Who carries names out of the house as a file, and who gives somebody a link that lasts: never on the strength of a
# shift, nor of having broken the glass.
TAKING_OUT = frozenset({Role.PRACTITIONER, Role.SUPERVISOR, Role.TEAM_MANAGER, Role.PRINCIPAL})
TAKERS = frozenset({Kind.ALLOCATED, Kind.TEAM, Kind.DUTY, Kind.COVER, Kind.NAMED})
# Who may be the first that somebody speaks with, and writes down who they are.
MEETING_SOMEBODY_NEW = LEADING | {Role.SUPERVISOR, Role.PRINCIPAL}
FINDING = PRACTISING | {Role.COMPLAINTS_OFFICER, Role.GOVERNANCE_OFFICER}
RUNNING = frozenset({Role.ADMINISTRATOR})
IN_THE_COMMUNITY = PRACTISING | {Role.COMMUNITY_WORKER}


@dataclass(frozen=True)
class Rule:
    """Roles that carry a permission, and the standing to the person that they need (None: no person is asked about).

    `with_glass` are those of the roles for whom having broken the glass is enough.
    """

    sentence: str
    roles: frozenset[Role]
    standing: frozenset[Kind] | None = None
    with_glass: frozenset[Role] = frozenset()

    def counts(self, held: frozenset[Role] | frozenset[str]) -> frozenset[Kind]:
        """The ways of standing that are enough for somebody who holds these of its roles."""
        return (self.standing or frozenset()) | ({Kind.BROKE_GLASS} if held & self.with_glass else frozenset())


@dataclass(frozen=True)
class Decision:
    """Yes, or no with a reason. `hidden` means: answer as if there were no such record."""

    allowed: bool
    reason: str = ""
    could: tuple[str, ...] = field(default_factory=tuple)
    hidden: bool = False

    def __bool__(self) -> bool:
        return self.allowed


POLICY: dict[Permission, Rule] = {
    Permission.DESK_SEE: Rule("See my own desk", WORKERS_ROLES),
    Permission.TEAM_SEE: Rule("See the desk of a team I am in or on duty for", PRACTISING),
    Permission.FLOW_SEE: Rule(
        "See how a team's work flows", frozenset({Role.TEAM_MANAGER, Role.SUPERVISOR, Role.PRINCIPAL})
    ),
    Permission.PRACTICE_READ: Rule("Read the practice principles and role guides", WORKERS_ROLES),
    Permission.PERSON_FIND: Rule("Find a person by name, date of birth, NHS number or postcode", FINDING),
    Permission.PERSON_ADD: Rule("Add a person", MEETING_SOMEBODY_NEW),
    Permission.PERSON_OPEN: Rule("Open a person's record", PRACTISING, ALONGSIDE),
    Permission.PERSON_CHANGE: Rule("Change what a person's page says about them", PRACTISING, ALONGSIDE),
    Permission.PERSON_JOIN: Rule(
        "Join two records of one person, standing to both, and undo it", JOINING, NOT_BY_GLASS
    ),
    Permission.ADDRESS_SEE_CONFIDENTIAL: Rule(
        "See and change an address that is confidential", TRUSTED_WITH_A_PLACE, ANSWERING
    ),
    Permission.CONTACT_CHANGE: Rule("Say who is in a person's life, and what they are to them", PRACTISING, ALONGSIDE),
    Permission.SHARING_RECORD: Rule("Record what a person agrees to share, or takes back", PRACTISING, ALONGSIDE),
    Permission.COPY_GIVE: Rule(
        "Prepare a copy for a person, give it, and say how it was received", PRACTISING, ALONGSIDE
    ),
    Permission.INVOLVEMENT_CHANGE: Rule("Say who is alongside a person", LEADING, NOT_BY_GLASS),
    Permission.SHIFTS_IMPORT: Rule("Import shifts from a file", RUNNING | {Role.TEAM_MANAGER}),
    Permission.SHIFT_BEGIN_AT_DOOR: Rule(
        "Begin a shift at an open person's door, for a reason", frozenset({Role.SUPPORT_WORKER})
    ),
    Permission.LOOKS_SEE: Rule("See who has looked at a person's record", PRACTISING, ALONGSIDE),
    Permission.OPENNESS_CHANGE: Rule(
        "Say how open a record is, who may open it and who is kept from it",
        SAYING_WHO,
        BY_NAME,
        with_glass=frozenset({Role.PRINCIPAL}),
    ),
    Permission.GLASS_BREAK: Rule("Break the glass: open a record that is not hidden, for a reason", PRACTISING),
    Permission.GLASS_REVIEW: Rule("Review how somebody else broke the glass", REVIEWING, REVIEWERS),
    Permission.OWN_RECORD_SEE: Rule(
        "See one's own record, or that of somebody who shares it", PERSONS_SIDE, frozenset({Kind.SELF, Kind.CHOSEN})
    ),
    Permission.NOTE_RECORD: Rule("Record a note", PRACTISING, ALONGSIDE),
    Permission.NOTE_CORRECT: Rule("Add a correction beside a note or a conversation", PRACTISING, ALONGSIDE),
    Permission.DISAGREEMENT_ENTER: Rule("Enter for a person what they say is not right", PRACTISING, ALONGSIDE),
    Permission.DISAGREEMENT_ANSWER: Rule("Answer a person who says that something is not right", PRACTISING, ALONGSIDE),
    Permission.MISTAKE_PUT_RIGHT: Rule(
        "Strike what was entered in error, or move it to the right person, standing to both", PRACTISING, ALONGSIDE
    ),
    Permission.STRUCK_OPEN: Rule(
        "Open what was struck, and put a colleague's mistake right",
        frozenset({Role.PRACTITIONER, Role.TEAM_MANAGER, Role.PRINCIPAL}),
        ALONGSIDE,
    ),
    Permission.GROUP_RECORD: Rule("Record a contact with a group, alongside each of them", PRACTISING),
    Permission.CONVERSATION_RECORD: Rule("Record a conversation, and end its series", PRACTISING, ALONGSIDE),
    Permission.FIRST_CONTACT_RECORD: Rule(
        "Record a first contact, take one on and pass it on; of an open record, be alongside from then on",
        MEETING_SOMEBODY_NEW,
    ),
    Permission.UNDERTAKING_ANSWER: Rule("Say what came of an undertaking or an offer", PRACTISING, ALONGSIDE),
    Permission.CHECK_BACK_ANSWER: Rule("Say how a check-back went, or put it off", PRACTISING, ALONGSIDE),
    Permission.WORRY_ANSWER: Rule("Answer a worry for safety that was given to one, or to one's team", PRACTISING),
    Permission.OVERRIDE_REVIEW: Rule(
        "Review a colleague's conversation that went beyond what its kind is for",
        frozenset({Role.PRACTITIONER, Role.SUPERVISOR, Role.TEAM_MANAGER, Role.PRINCIPAL}),
    ),
    Permission.CIRCLES_DRAW: Rule(
        "Begin, import, review and correct a map of a person's circles, and draw on two devices", PRACTISING, ALONGSIDE
    ),
    Permission.CIRCLES_CHANGE: Rule(
        "Change who is on a map that is being drawn, and where",
        PRACTISING | {Role.SELF},
        ALONGSIDE | {Kind.SITTING},
    ),
    Permission.CIRCLES_KEEP_FROM: Rule(
        "Keep a name, or all of a person's circles, from somebody", PRACTISING, ALONGSIDE
    ),
    Permission.CIRCLES_EXPORT: Rule("Take a person's maps out as files", TAKING_OUT, TAKERS),
    Permission.CIRCLES_EVALUATE: Rule(
        "Take out the figures of all maps, without names, to evaluate", frozenset({Role.DATA_ANALYST, Role.PRINCIPAL})
    ),
    Permission.PARTNERSHIP_CHANGE: Rule("Say who works together with a person, and how it goes", PRACTISING, ALONGSIDE),
    Permission.REFLECTION_WRITE: Rule("Reflect on one’s own practice, and check it, for oneself alone", PRACTISING),
    Permission.LEAVING_HAND_OVER: Rule(
        "Hand over what a worker leaves: one’s own, or that of whom one covers", PRACTISING
    ),
    Permission.GOAL_CHOOSE: Rule(
        "Choose and change a goal with a person, its steps and what is done together", PRACTISING, ALONGSIDE
    ),
    Permission.GOAL_RATE: Rule("Keep how close a goal feels to a person, and how far it came", PRACTISING, ALONGSIDE),
    Permission.STEP_ANSWER: Rule("Say what came of a step, or of what was done together", PRACTISING, ALONGSIDE),
    Permission.BARRIER_RECORD: Rule("Name what is in the way of a goal, and what was tried", PRACTISING, ALONGSIDE),
    Permission.CONNECTION_RECORD: Rule(
        "Say who is new in a person's life, and whether they are still in touch", PRACTISING, ALONGSIDE
    ),
    Permission.STRENGTH_NAME: Rule("Name what a worker brings to working with a person", PRACTISING, ALONGSIDE),
    Permission.ASSESSMENT_LEAD: Rule(
        "Begin an assessment with a person, also jointly, agree its day, find eligibility, finish it and advise",
        DECIDING,
        ALONGSIDE,
    ),
    Permission.ASSESSMENT_WRITE: Rule(
        "Write in an assessment, pick what was said before, and note a child who cares", PRACTISING, ALONGSIDE
    ),
    Permission.SELF_ASSESSMENT_OFFER: Rule(
        "Offer a person to assess themselves: give them a link, and take it back", DECIDING, TAKERS
    ),
    Permission.SELF_ASSESSMENT_WRITE: Rule(
        "Write in one's own words in one's own assessment", frozenset({Role.SELF}), frozenset({Kind.BY_LINK})
    ),
    Permission.DECISION_MAKE: Rule(
        "Weigh a decision with a person, make it, answer a challenge and look at it again", DECIDING, ALONGSIDE
    ),
    Permission.DECISION_ADVISE: Rule("Advise on, support or challenge a decision", PRACTISING, ALONGSIDE),
    Permission.DECISION_SECOND: Rule(
        "Look at a decision as the second person that the council's settings want",
        frozenset({Role.PRACTITIONER, Role.SUPERVISOR, Role.TEAM_MANAGER, Role.PRINCIPAL}),
        NOT_BY_GLASS,
    ),
    Permission.DECISIONS_UNDER_LAW: Rule("See which of one's decisions rest on law that has changed", DECIDING),
    Permission.RISK_WEIGH: Rule("Weigh a risk with a person, both ways", PRACTISING, ALONGSIDE),
    Permission.MEASURE_ASK: Rule("Ask a person a measure, if they want to answer it", PRACTISING, ALONGSIDE),
    Permission.MEASURES_LICENSE: Rule(
        "Enter the council's licence for a measure, and its questions", RUNNING | {Role.PRINCIPAL}
    ),
    Permission.MEASURES_EXPORT: Rule(
        "Export answers to measures, without names, for a purpose", frozenset({Role.DATA_ANALYST, Role.PRINCIPAL})
    ),
    Permission.COMMUNITY_READ: Rule("Find community links and open evenings", IN_THE_COMMUNITY),
    Permission.COMMUNITY_KEEP: Rule("Keep community links and open evenings", IN_THE_COMMUNITY),
    Permission.COMMUNITY_HAND_OVER: Rule(
        "Hand the community links of a worker over to a colleague", RUNNING | {Role.TEAM_MANAGER}
    ),
    Permission.GATHERING_COME: Rule("Say that a person came to an open evening", PRACTISING, ALONGSIDE),
    Permission.TALKING_POINT_SEE: Rule("Find Talking Points and the times that are free there", IN_THE_COMMUNITY),
    Permission.TALKING_POINT_OPEN: Rule(
        "Open Talking Points at a venue, say who is there and when, and call them off",
        LEADING | {Role.SUPERVISOR, Role.PRINCIPAL, Role.COMMUNITY_WORKER},
    ),
    Permission.TALKING_POINT_BOOK: Rule(
        "Give a person a time at a Talking Point, move it, and say whether they came", PRACTISING, ALONGSIDE
    ),
    Permission.TALKING_POINT_RUN: Rule(
        "Let somebody open in at the door of a Talking Point where one is that day, and finish its list", PRACTISING
    ),
    Permission.EVENT_JOIN: Rule("Say that one is going to an event of the community", IN_THE_COMMUNITY),
    Permission.QUESTION_ASK: Rule("Ask colleagues about the community, and answer them", IN_THE_COMMUNITY),
    Permission.INTRODUCE: Rule(
        "Suggest something in the community to a person, introduce them, and say how it went",
        IN_THE_COMMUNITY,
        ALONGSIDE,
    ),
    Permission.ADVISE: Rule(
        "Give a person advice and information, and ask whether it helped", IN_THE_COMMUNITY, ALONGSIDE
    ),
    Permission.SKILL_SHARE: Rule("Say what one can teach and would like to learn", WORKERS_ROLES),
    Permission.EXAMPLE_SHARE: Rule(
        "Share a good example of practice, with the person's agreement and without names", PRACTISING, ALONGSIDE
    ),
    Permission.DIRECTORY_READ: Rule("Read the directory of what is on in the community", WORKERS_ROLES),
    Permission.DIRECTORY_CHANGE: Rule("Add, correct, check and close an entry of the directory", WORKERS_ROLES),
    Permission.DIRECTORY_LOOK_AFTER: Rule(
        "Look at changes that wait, and say on which team’s desk the directory waits",
        frozenset({Role.COMMUNITY_WORKER, Role.COMMISSIONER}),
    ),
    Permission.LOCAL_KNOWLEDGE_SHARE: Rule(
        "Read and write what workers know of an offer", WORKERS_ROLES - {Role.PROVIDER_STAFF}
    ),
    Permission.WORKERS_MANAGE: Rule("Look after workers, their roles and their sign-in", RUNNING),
    Permission.TEAMS_MANAGE: Rule("Look after teams, members and duty", RUNNING | {Role.TEAM_MANAGER}),
    Permission.COVER_SET: Rule("Say who covers for whom", RUNNING | {Role.TEAM_MANAGER}),
}


def decide(
    permission: Permission,
    *,
    roles: Iterable[str],
    standing: Standing = NONE,
    openness: Openness = Openness.OPEN,
) -> Decision:
    """May somebody with these roles and this standing do this, to a record as open as this?

    `roles` are role keys. `standing` and `openness` matter only for permissions that ask about a person. A no says
    why in a sentence and what would make it possible; on a hidden record it says nothing (`hidden`).
    """
    return _decided(permission, frozenset(roles), standing, openness)


@lru_cache(maxsize=4096)
def _decided(permission: Permission, roles: frozenset[str], standing: Standing, openness: Openness) -> Decision:
    """The same question has the same answer, and a page asks a dozen."""
    rule = POLICY[permission]
    held = roles & rule.roles
    if rule.standing is None:
        if held:
            return Decision(True)
        return Decision(False, "Your role does not include this.", ("An administrator can change the roles you hold.",))
    kinds = that_count(standing, openness)
    if held and kinds & rule.counts(held):
        return Decision(True)
    if openness == Openness.HIDDEN and not kinds:
        return Decision(False, hidden=True)
    if not held:
        return Decision(False, "Your role does not include this.", ("An administrator can change the roles you hold.",))
    if standing.is_kept_from:
        return Decision(
            False,
            "This record is not for you to open, in any role: you are too close to whoever it is about.",
            ("If that is a mistake, a worker who looks after the record can change it.",),
        )
    if openness == Openness.RESTRICTED:
        return Decision(
            False,
            "This record is restricted: only a few named workers may open it.",
            ("The worker who looks after the record can name you.",),
        )
    return Decision(
        False,
        "You are not alongside this person at the moment.",
        (
            "A worker who is alongside them can ask you in.",
            "Being on duty, on a shift or covering opens it for that time.",
        ),
    )


def may_break_glass(*, roles: Iterable[str], standing: Standing = NONE, openness: Openness = Openness.OPEN) -> bool:
    """Would breaking the glass open this record to somebody whom nothing else lets in? Never one that is hidden."""
    if openness == Openness.HIDDEN or standing.is_kept_from or not decide(Permission.GLASS_BREAK, roles=roles):
        return False
    broken = Standing(standing.kinds | {Kind.BROKE_GLASS})
    now = decide(Permission.PERSON_OPEN, roles=roles, standing=standing, openness=openness)
    return not now and bool(decide(Permission.PERSON_OPEN, roles=roles, standing=broken, openness=openness))


def may_find(*, roles: Iterable[str], standing: Standing = NONE, openness: Openness = Openness.OPEN) -> bool:
    """May this record be shown in a list of people found? A hidden one only to the few who may open it."""
    if not decide(Permission.PERSON_FIND, roles=roles):
        return False
    return openness != Openness.HIDDEN or bool(that_count(standing, openness))
