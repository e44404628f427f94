"""The five packs that come with the product: each is right, and none of its model's items is left out."""

import re
from dataclasses import fields, is_dataclass

import pytest

from alongside.access.roles import WORKERS_ROLES
from alongside.packs import SHIPPED
from alongside.packs.loading import check, load
from alongside.packs.parts import CLOCK_UNITS, FOUR_CONVERSATIONS, NOTE_KINDS, Origin
from alongside.packs.sections import SECTIONS

NAMES = ("alongside-core", "connecting-people", "hertfordshire", "southend", "leeds")
SLUG = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*")


@pytest.fixture(scope="module")
def packs():
    return {name: load(name, SHIPPED) for name in NAMES}


def everything_in(thing):
    """Each dataclass within a section, with the section's own."""
    if is_dataclass(thing):
        yield thing
        for field in fields(thing):
            yield from everything_in(getattr(thing, field.name))
    elif isinstance(thing, tuple):
        for entry in thing:
            yield from everything_in(entry)


def whole(pack):
    """(section name, thing) for each section and card of a pack."""
    sections = [(name, getattr(pack, name)) for name in SECTIONS if getattr(pack, name) is not None]
    return sections + [(f"cards/{role}", card) for role, card in pack.cards.items()]


@pytest.mark.parametrize("name", NAMES)
def test_each_is_right(name):
    assert check(SHIPPED / name) == []


def test_there_are_five_and_each_is_named_after_its_folder(packs):
    assert sorted(path.name for path in SHIPPED.iterdir() if path.is_dir()) == sorted(NAMES)
    assert {name: pack.name for name, pack in packs.items()} == {name: name for name in NAMES}


def test_the_chain(packs):
    chains = {name: [layer.name for layer in pack.chain] for name, pack in packs.items()}
    base = ["connecting-people", "alongside-core"]
    assert chains == {
        "alongside-core": ["alongside-core"],
        "connecting-people": base,
        "hertfordshire": ["hertfordshire", *base],
        "southend": ["southend", *base],
        "leeds": ["leeds", *base],
    }


@pytest.mark.parametrize("name", NAMES)
def test_nobody_is_said_to_endorse_it(packs, name):
    note = packs[name].head.note
    assert re.search(r"(has|have|None of them has) (not )?read, approved or\s+endorsed", note), note
    assert packs[name].head.licence == "CC-BY-4.0"


@pytest.mark.parametrize("name", NAMES)
def test_ids_are_slugs_and_unique_within_their_kind(packs, name):
    for section, content in whole(packs[name]):
        ids = [(type(thing).__name__, thing.id) for thing in everything_in(content) if hasattr(thing, "id")]
        assert len(ids) == len(set(ids)), section
        assert all(SLUG.fullmatch(slug) for _, slug in ids), section


@pytest.mark.parametrize("name", NAMES)
def test_everything_says_where_it_comes_from(packs, name):
    pack = packs[name]
    origins = [thing for _, content in whole(pack) for thing in everything_in(content) if isinstance(thing, Origin)]
    assert origins
    assert {origin.model for origin in origins} <= {*pack.sources, "OURS"}
    assert all(origin.place for origin in origins)


@pytest.mark.parametrize("name", NAMES)
def test_what_the_product_needs_is_there(packs, name):
    pack = packs[name]
    assert [conversation.id for conversation in pack.conversations.conversations] == list(FOUR_CONVERSATIONS)
    assert {kind.id for kind in pack.notes.kinds} == set(NOTE_KINDS)
    assert {clock.id for clock in pack.clocks.clocks} == set(CLOCK_UNITS)
    assert {str(role) for role in WORKERS_ROLES} == set(pack.cards)
    assert pack.ring_set.id == "three"
    assert len(pack.ring_set.rings) == 3


def test_the_role_card_of_an_agency_support_worker_is_whole(packs):
    card = packs["alongside-core"].cards["support_worker"]
    assert not card.draft
    assert (len(card.purpose), len(card.ways), len(card.questions), len(card.challenges)) == (3, 12, 3, 6)
    assert {thing.origin.model for thing in everything_in(card) if hasattr(thing, "origin")} == {"HCL-ROLE"}


# The published card is two columns: each challenge has one way through, and they must not change places.
@pytest.mark.parametrize(
    ("challenge", "in_it", "through"),
    [
        ("not_enough_time", "set tasks", "into the task"),
        ("where_to_learn", "training", "colleagues and my manager"),
        ("needs_change", "practitioner", "support plan keeps up"),
        ("others_resist", "resist", "champion"),
        ("always_someone_new", "first time", "right amount of support"),
        ("spoken_of_badly", "spoken of badly", "principles"),
    ],
)
def test_each_challenge_stands_with_its_own_way_through(packs, challenge, in_it, through):
    found = next(one for one in packs["alongside-core"].cards["support_worker"].challenges if one.id == challenge)
    assert in_it in found.text
    assert through in found.way_through


def test_every_other_card_is_a_draft_and_says_so(packs):
    drafts = {role: card.draft for role, card in packs["hertfordshire"].cards.items()}
    assert drafts.pop("support_worker") is False
    assert all(drafts.values())
    assert len(drafts) == 13
    for card in packs["hertfordshire"].cards.values():
        assert card.purpose
        assert len(card.ways) >= 5
        assert len(card.questions) >= 3
        assert len(card.challenges) >= 2


def test_clocks_and_minutes(packs):
    pack = packs["leeds"]
    counts = {clock.id: clock.count for clock in pack.clocks.clocks}
    assert counts["recording_working_days"] == 2
    assert (counts["rapid_response_hours"], counts["hold_hours"]) == (4, 72)
    assert pack.clock("recording_working_days").in_words == "2 working days"
    assert [turn.minutes for turn in pack.peer_review.turns] == [2, 2, 2]


def test_hertfordshire(packs):
    pack = packs["hertfordshire"]
    assert [tier.title for tier in pack.tiers.tiers] == [
        "Connect and prevent",
        "Connect and enable",
        "Connect and support",
    ]
    assert [len(values.values) for values in pack.values.sets] == [2, 2, 3]
    assert [value.title for value in pack.values.sets[2].values] == ["Independence", "Citizenship", "Belonging"]
    assert [principle.number for principle in pack.principles.principles] == list(range(1, 11))
    assert {code.id for code in pack.principles.codes} == {"care_act", "basw", "rcot"}
    assert [point.id for point in pack.principle("alternatives").points if "condition" in point.origin.place] == [
        "alternative_meets_needs",
        "alternative_safe_lawful",
        "alternative_affordable",
    ]
    assert {"copy_of_assessment", "copy_of_eligibility", "copy_of_plan"} <= points_of(pack, "legal_framework")
    assert {"two_working_days", "provisional_too", "why_not_others"} <= points_of(pack, "timely_defensible")
    assert len(pack.vision.aims) == 6
    assert len(pack.vision.applies_to) == 2
    assert pack.commissioning is None
    assert pack.approach is None


def points_of(pack, slug):
    return {point.id for point in pack.principle(slug).points}


def test_southend(packs):
    pack, hertfordshire = packs["southend"], packs["hertfordshire"]
    assert [tier.title for tier in pack.tiers.tiers] == ["Prevent", "Enable", "Care"]
    assert len(pack.principles.principles) == 9
    assert pack.principle("equity_equality_culture") is None
    assert {code.id for code in pack.principles.codes} == {"care_act", "swe", "basw", "rcot"}
    differs = {
        "safeguarding": ("follow_set_guidelines", "follow_policy"),
        "legal_framework": ("human_rights_act", None),
        "value_for_money": ("nhs_funding_before_placement", "nhs_funding_first"),
        "support_for_staff": ("direct_observation", None),
    }
    for slug, (here, there) in differs.items():
        assert here in points_of(pack, slug)
        assert here not in points_of(hertfordshire, slug)
        assert there is None or there not in points_of(pack, slug)
    assert "copy_of_assessment_or_review" in points_of(pack, "legal_framework")
    assert len(pack.approach.statements) == 5
    assert len(pack.assessment.features) == 6
    assert {"no_sign_off", "own_budget"} <= {about.id for about in pack.assessment.about}
    assert len(pack.values.professional) == 9
    assert len(pack.commissioning.statements) == 14
    assert {"living_well", "caring_well", "ageing_well", "platform"} <= {one.id for one in pack.community.statements}
    assert {"board", "learning_programme"} <= {one.id for one in pack.vision.leadership}


def test_leeds(packs):
    pack = packs["leeds"]
    assert pack.principles is None
    assert pack.tiers is None
    assert pack.values is None
    assert [one.id for one in pack.approach.statements] == [
        "whats_strong",
        "better_conversations",
        "talking_points",
        "rapid_response",
        "works_for_everyone",
        "peer_support_and_challenge",
        "impact",
        "next_steps",
    ]
    crisis = pack.conversation("crisis")
    assert "short_term_only" in {rule.id for rule in crisis.rules}
    assert crisis.origin.model == "LEEDS"
    assert "faces_to_names" in {one.id for one in pack.community.statements}


def test_connecting_people(packs):
    pack = packs["connecting-people"]
    assert [one.id for one in pack.connecting.ideas] == [
        "connections_beyond_services",
        "dyad",
        "coproduction",
        "two_wheels",
    ]
    assert [one.id for one in pack.connecting.preparation] == ["map_network", "name_assets", "set_goals"]
    assert {"nothing_prescribed", "connections_any_time"} <= {one.id for one in pack.connecting.always}
    ready = pack.readiness
    assert (len(ready.worker), len(ready.person), len(ready.both)) == (3, 2, 2)
    assert [one.id for one in pack.cycles.person] == [
        "exposed_new_ideas",
        "introduced_new_people",
        "introduced_new_activities",
        "develop_skills",
        "develop_interests",
        "develop_social_confidence",
    ]
    assert len(pack.cycles.worker) == 7
    assert len(pack.cycles.shared) == 2
    assert len(pack.cycles.person_any_time) == 2
    assert len(pack.cycles.worker_any_time) == 2
    assert len(pack.barriers.barriers) == 7
    attitudes = next(one for one in pack.barriers.barriers if one.id == "attitudes")
    assert {point.id for point in attitudes.points} == {"attitudes_self", "attitudes_organisation"}
    assert len(pack.agency.features) == 8
    assert len(pack.example.steps) == 8
    assert pack.vision is None


def test_the_word_lists_offer_something_other_than_they_met(packs):
    words = packs["alongside-core"].words
    assert len(words.plainer) >= 50
    assert len(words.kinder) >= 40
    for wording in (*words.plainer, *words.kinder):
        said = {word.casefold() for word in wording.say}
        assert not said & {word.casefold() for word in wording.instead}, wording.id
