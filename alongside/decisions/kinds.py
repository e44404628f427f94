"""The kinds of decisions, and what each asks beyond what all do. Plain Python: the council's file may name them.

A *determination* applies a test of law (its name in `alongside.law`); a *choice* weighs options.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class More:
    """A question that some decisions ask in words. `is_asked`: without an answer something is missing."""

    key: str
    label: str
    hint: str = ""
    is_asked: bool = False


@dataclass(frozen=True)
class Kind:
    """A kind of decision. `test` is the name in law of what it applies; empty for a choice.

    `begins` is what its question begins as (`{called}` is the person). `also` are names in law that a choice rests on
    besides. `restricts`: human rights are asked about from the first. `needs_capacity`: it rests on a finding that the
    person cannot decide this for themselves. `asks_who_decides`: whoever holds a power stands beside it, and when an
    IMCA is owed. `asks_advocacy`: it is one of those in which an advocate may be owed. `copy_owed`: the provision by
    which the person is given what was found, with the reasons; empty where none is known here.
    """

    slug: str
    words: str
    hint: str
    test: str = ""
    begins: str = ""
    also: str = ""
    more: tuple[More, ...] = ()
    restricts: bool = False
    needs_capacity: bool = False
    asks_who_decides: bool = False
    asks_advocacy: bool = False
    copy_owed: str = ""

    @property
    def is_choice(self) -> bool:
        return not self.test


SECTION_13 = "Care Act 2014, section 13(2)"
INFORMATION = More(
    "information",
    "What matters for this decision",
    "What somebody needs to know to make it, and no more.",
    is_asked=True,
)
DECIDERS = More(
    "deciders",
    "Did we look for an attorney, a deputy and an advance decision?",
    "Say who looked, where, and what was found. Whoever holds the power may be the one to decide.",
    is_asked=True,
)
WAITING = More(
    "waiting", "Could it wait, does it come and go, does anybody press them?", "For example a better time of day."
)
CONSULTED = More(
    "consulted",
    "Who was asked, and what do they think?",
    "Those who care for them, whoever may decide for them, and whom they wanted to be asked.",
    is_asked=True,
)
DISSENT = More("dissent", "Who sees it otherwise, and why?", "Their words as they put them.")
LEFT_OUT = More(
    "left_out",
    "What do carers do that was left out of account?",
    "Whoever cooks or cleans for them: it counts only afterwards, when it is asked what is still to be met.",
)
APPROPRIATE = More(
    "appropriate",
    "Who could support them to take part, and do they want that?",
    "Not somebody paid to care for them, nor whoever is said to have harmed them.",
)

KINDS = (
    Kind(
        "adult_eligibility",
        "Are an adult’s needs eligible?",
        "Care Act: ten outcomes, what cannot be achieved, wellbeing.",
        test="adult_eligibility",
        begins="Are {called}’s needs eligible?",
        more=(LEFT_OUT,),
        asks_advocacy=True,
        copy_owed=SECTION_13,
    ),
    Kind(
        "carer_eligibility",
        "Are a carer’s needs eligible?",
        "In the carer’s own record.",
        test="carer_eligibility",
        begins="Are {called}’s needs as a carer eligible?",
        asks_advocacy=True,
        copy_owed=SECTION_13,
    ),
    Kind(
        "section_42",
        "Must we make safeguarding enquiries?",
        "The three parts of section 42.",
        test="section_42",
        begins="Must we make enquiries to keep {called} safe?",
        asks_advocacy=True,
    ),
    Kind(
        "mental_capacity",
        "Can they make one decision themselves?",
        "For one decision, at one time. Never about a person as a whole.",
        test="mental_capacity",
        more=(INFORMATION, DECIDERS, WAITING),
        asks_who_decides=True,
    ),
    Kind(
        "advocacy",
        "Is an independent advocate owed?",
        "Sections 67 and 68, and their exceptions.",
        test="advocacy",
        begins="Do we owe {called} an independent advocate?",
        more=(APPROPRIATE,),
    ),
    Kind(
        "imca",
        "Is an independent mental capacity advocate owed?",
        "Where somebody cannot decide, and has nobody but people who are paid.",
        test="imca",
        begins="Do we instruct an independent mental capacity advocate for {called}?",
        asks_who_decides=True,
    ),
    Kind(
        "deprivation_of_liberty",
        "Is somebody deprived of their liberty?",
        "Always a judgement since 2 June 2026.",
        test="deprivation_of_liberty",
        begins="Do these arrangements deprive {called} of their liberty?",
    ),
    Kind("choice", "A choice between ways", "Anything with two ways or more, small or large."),
    Kind(
        "meet_need",
        "How to meet a need",
        "Including what is not a service.",
        begins="How do we meet this need of {called}’s?",
        asks_advocacy=True,
    ),
    Kind(
        "direct_payment",
        "A direct payment",
        "Whether, and how it is managed.",
        begins="How will {called} have the money?",
        asks_advocacy=True,
    ),
    Kind(
        "restriction",
        "Something that restricts or reduces",
        "Less freedom, or less support than before.",
        asks_advocacy=True,
        restricts=True,
    ),
    Kind(
        "best_interests",
        "What is in somebody’s best interests",
        "Where it was found that they cannot decide this themselves.",
        also="best_interests",
        needs_capacity=True,
        more=(CONSULTED, DISSENT),
        asks_who_decides=True,
    ),
)
BY_SLUG = {kind.slug: kind for kind in KINDS}
DETERMINATIONS = tuple(kind for kind in KINDS if kind.test)
# Those that find an advocate to be owed, of whom is then told.
OF_ADVOCATES = ("advocacy", "imca")
CHOICES = tuple(kind for kind in KINDS if kind.is_choice)

# What any decision may say besides, where it applies.
RIGHTS = (
    More("right", "Which right does it touch?", "For example: private and family life (Article 8)."),
    More("aim", "What is it for?"),
    More("necessity", "Why is it needed, and not more than is needed?"),
    More("less_intrusive", "Which way that takes less away was looked at?"),
)
VIEWS = (
    More("others", "What others think", "Family, friends, doctors, providers: who, and what they say."),
    More("own_judgement", "Your own judgement, where it differs", "It stands, with why."),
)
TAKING_PART = (
    More(
        "capacity",
        "Can they decide this themselves?",
        "Everybody is taken to be able to, unless it was shown for this decision that they cannot.",
    ),
    More(
        "advocacy",
        "Do they need somebody to support them to take part?",
        "An advocate, or somebody close to them; or why not.",
    ),
)


def more_of(kind: Kind) -> tuple[More, ...]:
    """Everything that a decision of this kind can say in words of its own, in the order of the page."""
    return (*kind.more, *VIEWS, *RIGHTS, *TAKING_PART)
