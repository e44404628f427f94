"""What an assessment speaks of, part by part, and which of the contents that the law asks for each part holds. Pure.

Adults: Care Act 2014, section 9(4) to (6); the nine areas of wellbeing are those of section 1(2). Carers: section 10.
The four places where a strength lies are those of Connected Southend, as `people` keeps them (`Whose`).
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """One thing to write about. `holds` are the contents of the law, by key, that are there once it is written.

    `slug` names its box, and so is nothing that a form of a browser has of its own (`children`, `action`). `to_them` is
    its label as the person reads it; empty: as `label`, with *you* for *they*.
    """

    slug: str
    label: str
    hint: str = ""
    holds: tuple[str, ...] = ()
    is_theirs: bool = False  # in the person's own words
    to_them: str = ""


@dataclass(frozen=True)
class Group:
    """Parts that stand together on the page, under a heading."""

    slug: str
    heading: str
    parts: tuple[Part, ...]
    says: str = ""


@dataclass(frozen=True)
class Kind:
    """A kind of assessment. `law` is the name in law of what it must hold, `test` that of the test of eligibility."""

    slug: str
    words: str
    hint: str
    law: str
    test: str
    groups: tuple[Group, ...]
    prompts: tuple[str, ...]  # to think with; none needs an answer

    @property
    def parts(self) -> tuple[Part, ...]:
        """Every part, in the order of the page."""
        return tuple(part for group in self.groups for part in group.parts)


WANTED = Group(
    "matters",
    "What matters, and what should come of it",
    (
        Part("matters", "What matters most", "In their own words.", is_theirs=True),
        Part("outcomes", "What they want to achieve from day to day", "", ("outcomes_wanted",), is_theirs=True),
    ),
)
WELLBEING = Group(
    "wellbeing",
    "How it touches their wellbeing",
    (
        Part("dignity", "Dignity, and being treated with respect", "", ("wellbeing_impact",)),
        Part("health", "Health of body and mind, and how they feel", "", ("wellbeing_impact",)),
        Part("safety", "Protection from abuse and neglect", "", ("wellbeing_impact",)),
        Part(
            "control",
            "Control over day-to-day life",
            "The support that is given, and how it is given, among it.",
            ("wellbeing_impact",),
        ),
        Part("taking_up", "Work, learning, training and free time", "", ("wellbeing_impact",)),
        Part("means", "Money, and standing among others", "", ("wellbeing_impact",)),
        Part("relationships", "Home life, family and relationships", "", ("wellbeing_impact",)),
        Part("living_place", "The place where they live, and whether it suits", "", ("wellbeing_impact",)),
        Part("contribution", "What they give to others", "", ("wellbeing_impact",)),
    ),
    "The nine areas of the Care Act. Write where there is something to say; none has to be filled.",
)
ASSETS = Group(
    "assets",
    "What is strong, and what is there already",
    (
        Part("personal", "Their own", "What they can do, know, like and have come through."),
        Part("family", "In the family"),
        Part("network", "Among the people they know"),
        Part("community", "In the neighbourhood", "Places, groups and people nearby."),
    ),
)
LIFE = Group(
    "life",
    "How life is",
    (
        Part("fluctuation", "Good days and bad days", "How it changes over a day, a week, a year; and before."),
        Part("identity", "Who they are: culture, faith, language, and what makes them themselves"),
    ),
)  # fmt: skip
BEFORE_SERVICES = (
    Part(
        "other_than_support",
        "What else than care and support could help, and how far?",
        "Looked at first: people, places, things, technology, a change at home.",
        ("other_than_support",),
    ),
    Part(
        "prevention",
        "Would prevention, information and advice, or what there is in the community help?",
        "",
        ("prevention_information_community",),
    ),
    Part(
        "support",
        "What could care and support add, and how far?",
        "After everything above.",
        ("contribution_of_support",),
    ),
)
HELPS = Group("helps", "What could help, and what comes before services", BEFORE_SERVICES)
PEOPLE = Group(
    "people",
    "Who took part, and who else it is about",
    (
        Part("took_part", "How they took part", "And whether an advocate was needed.", ("adult_involved",)),
        Part(
            "carers",
            "Who cares for them, and how they took part",
            "Or that there is nobody.",
            ("carer_involved",),
            to_them="Who cares for you, and how they took part",
        ),
        Part("others", "Who else they wanted to be asked", "Or that they wanted nobody.", ("others_asked",)),
        Part(
            "young_people",
            "Children in their life",
            "A child who cares for somebody may be owed an assessment of their own: say who was told, and when.",
        ),
    ),
)
OCCUPATION = Group(
    "occupation",
    "What they do in a day, and where",
    (
        Part("occupations", "What they do, want to do and need to do in a day"),
        Part("moving", "How they move, wash, cook, and get in and out", "What was seen, and what they say of it."),
        Part("home", "The home: steps, doors, bath, kitchen, light"),
        Part("equipment", "Equipment and changes to the home: tried, wanted, not wanted"),
    ),
)
CARING = Group(
    "caring",
    "Caring",
    (
        Part("able_now", "Are they able to care now?", "", ("able_now",)),
        Part("able_later", "Are they likely to stay able to?", "", ("able_later",)),
        Part("willing_now", "Are they willing to care now?", "Nobody has to be.", ("willing_now",)),
        Part("willing_later", "Are they likely to stay willing to?", "", ("willing_later",)),
        Part(
            "own_life",
            "Work, learning, training and time for themselves",
            "What they do, and what they would like to.",
            ("work_education_recreation",),
        ),
    ),
)
CARERS_HELP = Group(
    "helps",
    "What could help, and what comes before services",
    (
        Part(
            "other_than_support",
            "What else than support could help, and how far?",
            "Prevention, information and advice, and what there is in the community, too.",
            ("other_than_support",),
        ),
        Part("support", "What could support add, and how far?", "", ("contribution_of_support",)),
    ),
)
CARERS_PEOPLE = Group(
    "people",
    "Who took part, and who else it is about",
    (
        Part("took_part", "How they took part, and whom they asked to be there", "", ("carer_involved",)),
        Part(
            "young_people",
            "Children in their life, and whether one of them cares for somebody too",
            "A child who cares may be owed an assessment of their own: say who was told, and when.",
            to_them="Children in your life, and whether one of them cares for somebody too",
        ),
    ),
)

KINDS = (
    Kind(
        "adult",
        "An adult’s needs",
        "Care Act 2014, section 9.",
        "section_9",
        "adult_eligibility",
        (WANTED, WELLBEING, ASSETS, LIFE, HELPS, PEOPLE),
        (
            "What would a good week look like?",
            "Who would notice if they were not there?",
            "What did we try before a service?",
            "What is different on a bad day?",
        ),
    ),
    Kind(
        "carer",
        "A carer’s needs",
        "In the carer’s own record. Care Act 2014, section 10.",
        "section_10",
        "carer_eligibility",
        (WANTED, CARING, WELLBEING, ASSETS, LIFE, CARERS_HELP, CARERS_PEOPLE),
        (
            "When did they last have a day of their own?",
            "What would happen if they fell ill tomorrow?",
            "What of the caring do they love, and what can they not face?",
            "Who else could do a part of it, if somebody asked?",
        ),
    ),
    Kind(
        "occupational_therapy",
        "Occupational therapy",
        "An adult’s needs, with what they do in a day first.",
        "section_9",
        "adult_eligibility",
        (WANTED, OCCUPATION, WELLBEING, ASSETS, LIFE, HELPS, PEOPLE),
        (
            "Which part of their day would they give anything to have back?",
            "Could we watch them do it where they do it?",
            "What could be done another way, before anything is fitted?",
            "How long would they have what we suggest, and who shows them how?",
        ),
    ),
)
BY_SLUG = {kind.slug: kind for kind in KINDS}
EVERY_PART = {part.slug: part for kind in KINDS for part in kind.parts}


def present(kind: Kind, written: set[str]) -> list[str]:
    """The contents of the law that are there, by key, once the parts of these slugs hold something."""
    return sorted({key for part in kind.parts if part.slug in written for key in part.holds})


def where(kind: Kind, content: str) -> str:
    """The slug of the first part in which a content of the law is written; empty where none is for it."""
    return next((part.slug for part in kind.parts if content in part.holds), "")
