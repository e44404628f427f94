"""The access table against a second one, written by hand from what each role is for. No database."""

import pytest

from alongside.access.page import OPENNESS_IN_WORDS, STANDING_IN_WORDS, permissions_page
from alongside.access.permissions import Permission
from alongside.access.policy import POLICY, decide, may_break_glass, may_find
from alongside.access.roles import PERSONS_SIDE, ROLES, WORKERS_ROLES, Role, role_in_words
from alongside.access.standing import NONE, Kind, Openness, Standing, because, that_count

PRACTISING = {
    "practitioner",
    "support_worker",
    "first_contact",
    "rapid_response",
    "supervisor",
    "team_manager",
    "principal",
}
EVERY_WORKER = PRACTISING | {
    "commissioner",
    "community_worker",
    "provider_staff",
    "complaints_officer",
    "governance_officer",
    "data_analyst",
    "administrator",
}
# What is asked of one person's record: the standing counts too.
ABOUT_A_PERSON = {
    "person.open": PRACTISING,
    "person.change": PRACTISING,
    "person.join": PRACTISING - {"support_worker", "rapid_response"},
    "address.see_confidential": PRACTISING - {"support_worker", "first_contact", "supervisor"},
    "contact.change": PRACTISING,
    "sharing.record": PRACTISING,
    "copy.give": PRACTISING,
    "involvement.change": PRACTISING - {"support_worker", "supervisor", "principal"},
    "looks.see": PRACTISING,
    "openness.change": PRACTISING - {"support_worker", "supervisor"},
    "glass.review": (PRACTISING - {"support_worker"}) | {"governance_officer"},
    "own_record.see": {"self", "chosen"},
    "note.record": PRACTISING,
    "note.correct": PRACTISING,
    "disagreement.enter": PRACTISING,
    "disagreement.answer": PRACTISING,
    "mistake.put_right": PRACTISING,
    "struck.open": {"practitioner", "team_manager", "principal"},
    "conversation.record": PRACTISING,
    "undertaking.answer": PRACTISING,
    "check_back.answer": PRACTISING,
    "circles.draw": PRACTISING,
    "circles.change": PRACTISING | {"self"},
    "circles.keep_from": PRACTISING,
    "circles.export": PRACTISING - {"support_worker", "first_contact", "rapid_response"},
    "partnership.change": PRACTISING,
    "measure.ask": PRACTISING,
    "gathering.come": PRACTISING,
    "talking_point.book": PRACTISING,
    "introduction.make": PRACTISING | {"community_worker"},
    "advice.give": PRACTISING | {"community_worker"},
    "assessment.lead": PRACTISING - {"support_worker"},
    "assessment.write": PRACTISING,
    "self_assessment.offer": PRACTISING - {"support_worker"},
    "self_assessment.write": {"self"},
    "decision.make": PRACTISING - {"support_worker"},
    "decision.advise": PRACTISING,
    "decision.second": {"practitioner", "supervisor", "team_manager", "principal"},
    "risk.weigh": PRACTISING,
    "example.share": PRACTISING,
    "goal.choose": PRACTISING,
    "goal.rate": PRACTISING,
    "step.answer": PRACTISING,
    "barrier.record": PRACTISING,
    "connection.record": PRACTISING,
    "strength.name": PRACTISING,
}
# What is asked of nobody's record: the role is enough.
AT_ALL = {
    "desk.see": EVERY_WORKER,
    "team.see": PRACTISING,
    "flow.see": {"supervisor", "team_manager", "principal"},
    "practice.read": EVERY_WORKER,
    "person.find": PRACTISING | {"complaints_officer", "governance_officer"},
    "person.add": PRACTISING - {"support_worker"},
    "first_contact.record": PRACTISING - {"support_worker"},
    "shifts.import": {"team_manager", "administrator"},
    "shift.begin_at_door": {"support_worker"},
    "glass.break": PRACTISING,
    "group.record": PRACTISING,
    "worry.answer": PRACTISING,
    "override.review": PRACTISING - {"support_worker", "first_contact", "rapid_response"},
    "circles.evaluate": {"principal", "data_analyst"},
    "reflection.write": PRACTISING,
    "leaving.hand_over": PRACTISING,
    "measures.license": {"principal", "administrator"},
    "measures.export": {"principal", "data_analyst"},
    "community.read": PRACTISING | {"community_worker"},
    "community.keep": PRACTISING | {"community_worker"},
    "community.hand_over": {"team_manager", "administrator"},
    "decisions.under_law": PRACTISING - {"support_worker"},
    "event.join": PRACTISING | {"community_worker"},
    "question.ask": PRACTISING | {"community_worker"},
    "talking_point.see": PRACTISING | {"community_worker"},
    "talking_point.open": (PRACTISING - {"support_worker"}) | {"community_worker"},
    "talking_point.run": PRACTISING,
    "skill.share": EVERY_WORKER,
    "directory.read": EVERY_WORKER,
    "directory.change": EVERY_WORKER,
    "directory.look_after": {"commissioner", "community_worker"},
    "local_knowledge.share": EVERY_WORKER - {"provider_staff"},
    "workers.manage": {"administrator"},
    "teams.manage": {"team_manager", "administrator"},
    "cover.set": {"team_manager", "administrator"},
}
MAY = ABOUT_A_PERSON | AT_ALL
# On which records a way of standing counts: O open, R restricted, H hidden. Self and chosen open their own door alone.
COUNTS = {
    "allocated": "O",
    "team": "O",
    "duty": "O",
    "cover": "O",
    "shift": "O",
    "talking_point": "O",
    "named": "ORH",
    "broke_glass": "OR",
    "reviews": "",
    "sitting": "",
    "by_link": "",
    "self": "",
    "chosen": "",
}
OWN_DOOR = {"self": "ORH", "chosen": "ORH"}
# Where somebody is kept safe is for those who answer by name, and those who stand in for them.
KEPT_SAFE = {"allocated": "O", "duty": "O", "cover": "O", "named": "ORH", "broke_glass": "OR"}
# Who is alongside is not said through broken glass or for a day at a venue, and no records are joined: it would have
# no end.
ALONGSIDE_ITSELF = COUNTS | {"broke_glass": "", "talking_point": ""}
# One map, while a worker who may draw it lets the person's device in.
AT_A_SITTING = COUNTS | {"sitting": "ORH"}
# One self-assessment, until its day.
BY_LINK = {"by_link": "ORH"}
# No file leaves on the strength of a shift or of broken glass.
TAKEN_OUT = COUNTS | {"shift": "", "talking_point": "", "broke_glass": ""}
# Who may open it is said by name alone; and by a principal who broke the glass.
BY_NAME = {"allocated": "O", "named": "ORH"}
REVIEWS = {"allocated": "O", "team": "O", "duty": "O", "cover": "O", "named": "ORH", "reviews": "OR"}
KNOWS_THAT_IT_EXISTS = {"named", "self", "chosen", "sitting", "by_link"}  # of a hidden record


# For which a table of its own counts.
BESIDE_COUNTS = {
    "own_record.see": OWN_DOOR,
    "address.see_confidential": KEPT_SAFE,
    "openness.change": BY_NAME,
    "glass.review": REVIEWS,
    "involvement.change": ALONGSIDE_ITSELF,
    "person.join": ALONGSIDE_ITSELF,
    "circles.change": AT_A_SITTING,
    "circles.export": TAKEN_OUT,
    "decision.second": ALONGSIDE_ITSELF,
    "self_assessment.offer": TAKEN_OUT,
    "self_assessment.write": BY_LINK,
}


def expected(permission, role, kind, openness):
    """`yes`, `no`, or `hidden`, from the tables above alone."""
    has_role = role in MAY[permission]
    if permission not in ABOUT_A_PERSON:
        return "yes" if has_role else "no"
    counts = BESIDE_COUNTS.get(permission, COUNTS).get(kind, "")
    if (permission, role, kind) == ("openness.change", "principal", "broke_glass"):
        counts = "OR"
    if has_role and openness[0].upper() in counts:
        return "yes"
    return "hidden" if openness == "hidden" and kind not in KNOWS_THAT_IT_EXISTS else "no"


def test_the_tables_by_hand_know_everything_there_is():
    assert set(MAY) == set(Permission)
    assert EVERY_WORKER | {"self", "chosen"} == set(Role)
    assert set(COUNTS) == set(Kind)
    assert set(POLICY) == set(Permission), "every permission has its rule"


@pytest.mark.parametrize("permission", MAY)
@pytest.mark.parametrize("role", sorted(EVERY_WORKER | {"self", "chosen"}))
def test_each_role_in_each_standing_on_each_record(permission, role):
    found, wanted = {}, {}
    for kind in ["nobody", *COUNTS]:
        for openness in Openness:
            standing = NONE if kind == "nobody" else Standing(frozenset({Kind(kind)}))
            decision = decide(Permission(permission), roles=[role], standing=standing, openness=openness)
            found[kind, openness] = "yes" if decision else "hidden" if decision.hidden else "no"
            wanted[kind, openness] = expected(permission, role, kind, openness)
    assert found == wanted


def test_several_roles_add_up_and_take_nothing_away():
    both = [Role.SUPPORT_WORKER, Role.ADMINISTRATOR]
    shift = Standing(frozenset({Kind.SHIFT}))
    assert decide(Permission.NOTE_RECORD, roles=both, standing=shift)
    assert decide(Permission.WORKERS_MANAGE, roles=both)
    assert not decide(Permission.PERSON_ADD, roles=both)


def test_several_ways_of_standing_add_up():
    standing = Standing(frozenset({Kind.TEAM, Kind.NAMED}))
    assert decide(Permission.PERSON_OPEN, roles=["practitioner"], standing=standing, openness=Openness.HIDDEN)


def test_an_unknown_role_and_no_role_open_nothing():
    alongside = Standing(frozenset({Kind.ALLOCATED}))
    for roles in ([], ["cleaner"]):
        assert not any(decide(permission, roles=roles, standing=alongside) for permission in Permission)


def test_a_no_says_why_and_what_would_make_it_possible():
    team = Standing(frozenset({Kind.TEAM}))
    role = decide(Permission.WORKERS_MANAGE, roles=["practitioner"])
    away = decide(Permission.PERSON_OPEN, roles=["practitioner"])
    few = decide(Permission.PERSON_OPEN, roles=["practitioner"], standing=team, openness=Openness.RESTRICTED)
    other = decide(Permission.PERSON_OPEN, roles=["administrator"], standing=team)
    assert [no.reason for no in (role, away, few, other)] == [
        "Your role does not include this.",
        "You are not alongside this person at the moment.",
        "This record is restricted: only a few named workers may open it.",
        "Your role does not include this.",
    ]
    for no in (role, away, few, other):
        assert no.could
        assert all(sentence.endswith(".") for sentence in no.could)


def test_whoever_is_kept_from_a_record_opens_it_in_no_way():
    for kind in Kind:
        kept = Standing(frozenset({kind}), is_kept_from=True)
        for openness in Openness:
            assert not any(
                decide(Permission(permission), roles=list(Role), standing=kept, openness=openness)
                for permission in ABOUT_A_PERSON
            )
            assert not may_break_glass(roles=list(Role), standing=kept, openness=openness)
        assert not may_find(roles=["practitioner"], standing=kept, openness=Openness.HIDDEN)
        assert may_find(roles=["practitioner"], standing=kept)
    no = decide(Permission.PERSON_OPEN, roles=["practitioner"], standing=Standing(is_kept_from=True))
    assert "too close" in no.reason
    assert no.could


@pytest.mark.parametrize(
    "role, kind, openness, may",
    [
        ("practitioner", None, "open", True),
        ("support_worker", None, "restricted", True),
        ("practitioner", "team", "restricted", True),
        ("practitioner", "team", "open", False),  # it is open to them already
        ("practitioner", "named", "restricted", False),
        ("practitioner", None, "hidden", False),
        ("governance_officer", None, "open", False),
        ("administrator", None, "restricted", False),
        ("practitioner", "reviews", "restricted", True),
    ],
)
def test_who_may_break_the_glass(role, kind, openness, may):
    standing = Standing(frozenset({Kind(kind)})) if kind else NONE
    assert may_break_glass(roles=[role], standing=standing, openness=Openness(openness)) is may


@pytest.mark.parametrize(
    "kinds, openness, told",
    [
        ({"team", "allocated"}, "open", "allocated"),
        ({"team", "broke_glass"}, "open", "team"),
        ({"team", "broke_glass"}, "restricted", "broke_glass"),
        ({"team"}, "hidden", None),
    ],
)
def test_why_a_look_could_be(kinds, openness, told):
    assert because(Standing(frozenset(map(Kind, kinds))), Openness(openness)) == told


def test_a_no_on_a_hidden_record_says_nothing():
    no = decide(Permission.PERSON_OPEN, roles=["practitioner"], openness=Openness.HIDDEN)
    assert (no.allowed, no.hidden, no.reason, no.could) == (False, True, "", ())


@pytest.mark.parametrize(
    "role, kind, openness, found",
    [
        ("practitioner", None, "open", True),
        ("complaints_officer", None, "restricted", True),
        ("practitioner", None, "hidden", False),
        ("practitioner", "team", "hidden", False),
        ("practitioner", "broke_glass", "hidden", False),
        ("practitioner", "named", "hidden", True),
        ("commissioner", None, "open", False),
        ("administrator", "named", "hidden", False),
    ],
)
def test_who_is_found(role, kind, openness, found):
    standing = Standing(frozenset({Kind(kind)})) if kind else NONE
    assert may_find(roles=[role], standing=standing, openness=Openness(openness)) is found


@pytest.mark.parametrize("kind", Kind)
def test_a_more_guarded_record_never_counts_more(kind):
    standing = Standing(frozenset({kind}))
    hidden, restricted, everyone = (that_count(standing, o) for o in ("hidden", "restricted", "open"))
    assert hidden <= restricted <= everyone == {kind}


def test_roles_have_words_and_belong_to_one_side():
    assert set(ROLES) == set(Role) == WORKERS_ROLES | PERSONS_SIDE
    assert not WORKERS_ROLES & PERSONS_SIDE
    assert role_in_words("team_manager") == "team manager"
    assert role_in_words("cleaner") == "cleaner"


def test_standing_is_true_when_there_is_any():
    assert not NONE
    assert Standing(frozenset({Kind.DUTY}))


def test_the_page_shows_every_permission_role_standing_and_openness():
    page = permissions_page()
    assert all(f"| `{key}` |" in page for keys in (Permission, Role, Kind, Openness) for key in keys)
    assert set(STANDING_IN_WORDS) == set(Kind)
    assert set(OPENNESS_IN_WORDS) == set(Openness)
    assert page == permissions_page()
