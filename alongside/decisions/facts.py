"""The questions that the facts of a test of law are asked by, in our words; which facts there are, law says.

Law's own words say *you*, to be read to the person; these are for whoever finds the facts, and say *they*.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from alongside.law.registry import Version


@dataclass(frozen=True)
class Question:
    """How one fact is asked for. `each` are the words for what it may hold, by key, where law's own say *you*."""

    label: str
    hint: str = ""
    each: Mapping[str, str] = field(default_factory=dict)


ABLE = "able"  # of an outcome: they can achieve it
UNABLE = {
    "understand": "They cannot understand what matters for it",
    "retain": "They cannot keep it in mind for long enough",
    "weigh": "They cannot use or weigh it",
    "communicate": "They cannot let anybody know what they decide, in any way",
}
CONSIDERED = {
    "relevant_circumstances": "All the circumstances that bear on it",
    "may_regain_capacity": "Whether they may be able to decide later, and when",
    "participation": "How they took part as fully as they could",
    "past_and_present_wishes": "What they wish and feel, now and before, above all what they wrote down",
    "beliefs_and_values": "The beliefs and values that would guide them",
    "other_factors": "What else they would think about if they could",
    "consulted": "What those think who care for them or may decide for them",
    "no_assumption": "That nothing was assumed from age, looks, condition or behaviour",
    "not_to_bring_about_death": "That nobody was moved by a wish to bring about their death",
}
IS_NOT_TO = (
    "What anybody who cares for them does is left out of account. What shows it: their words, in quotes where you can."
)
REASON = "What there is reason to think, not what is proved."
QUESTIONS: dict[str, dict[str, Question]] = {
    "adult_eligibility": {
        "impairment": Question(
            "Do their needs come from, or have to do with, a physical or mental impairment or illness?",
            "No diagnosis is needed.",
        ),
        "outcomes": Question("What can they not achieve?", IS_NOT_TO),
        "wellbeing_impact": Question(
            "Is there, or is there likely to be, a significant impact on their wellbeing?",
            "Your judgement, in its everyday meaning.",
        ),
    },
    "carer_eligibility": {
        "necessary_care": Question("Do their needs come from giving necessary care to an adult?"),
        "health_at_risk": Question("Is their physical or mental health getting worse because of it, or at risk of it?"),
        "outcomes": Question(
            "What can they not achieve because of it?",
            "That it takes much longer, the fourth way for an adult’s own needs, does not count for a carer "
            "(regulation 3).",
        ),
        "wellbeing_impact": Question(
            "Is there, or is there likely to be, a significant impact on their wellbeing?",
            "Your judgement, in its everyday meaning.",
        ),
    },
    "section_42": {
        "care_needs": Question(
            "Is there reason to think that they need care and support?", "Whether or not anybody gives it now."
        ),
        "abuse_or_risk": Question(
            "Is there reason to think that they are abused or neglected, or at risk of it?", REASON
        ),
        "unable_to_protect_because_of_needs": Question(
            "Is there reason to think that because of those needs they cannot protect themselves?", REASON
        ),
    },
    "mental_capacity": {
        "support_given": Question(
            "What was done first to help them decide?", "Time, place, pictures, somebody they trust, words they use."
        ),
        "unable": Question(
            "Are they unable to do any of these?", "One is enough. Leave all of them empty if they are able.", UNABLE
        ),
        "impairment": Question(
            "Is there an impairment of, or a disturbance in, the working of their mind or brain?",
            "It need have no diagnosis.",
        ),
        "because_of_impairment": Question("Is it because of that?"),
        "assessed_on": Question("On which day was it found?"),
    },
    "advocacy": {
        "function": Question(
            "What for?",
            each={
                "assessment": "Their assessment",
                "carer_assessment": "Their assessment as a carer",
                "plan": "Their plan",
                "review": "The review of their plan",
                "safeguarding": "Finding out how to keep them safe",
            },
        ),
        "difficulties": Question(
            "What would be substantially difficult for them without an advocate?",
            "Adjustments come first. This is not the same as capacity.",
            {
                "understand": "To understand what matters",
                "retain": "To keep it in mind",
                "weigh": "To use or weigh it",
                "communicate": "To say what they think, want or feel",
            },
        ),
        "appropriate_person": Question(
            "Is there somebody suitable who can help them to take part?",
            "Not paid to care for them; and they agree to it.",
        ),
        "nhs_placement": Question(
            "May it lead to a long stay that the NHS arranges or pays for?",
            "An exception: an advocate can then be owed although somebody suitable is there.",
            {
                "long": "28 days or more in hospital, or 8 weeks or more in a care home",
                "in_best_interests": "An advocate would be in their best interests",
            },
        ),
        "disagreement": Question(
            "Do we and whoever supports them disagree?",
            "The other exception.",
            {
                "material": "About something that matters",
                "both_agree": "Both think that an advocate would be good for them",
            },
        ),
    },
    "imca": {
        "about": Question(
            "What is it about?",
            each={
                "serious_treatment": "Serious medical treatment",
                "hospital_stay": "More than 28 days in hospital",
                "care_home_stay": "More than 8 weeks in a care home",
                "accommodation_review": "A review of where they live",
                "safeguarding": "Keeping them safe",
            },
        ),
        "lacks_capacity": Question(
            "Was it found that they cannot decide this themselves?", "For this decision, not as a whole."
        ),
        "represented": Question(
            "Does somebody speak for them who may?",
            "Somebody they named to be asked about it, or an attorney or a deputy who may decide it.",
        ),
        "somebody_to_consult": Question(
            "Is there anybody, not paid to care for them, whom it is right to ask?",
            "Family or friends who are willing and able. Not whoever may have harmed them.",
        ),
        "urgent": Question("Is it so urgent that it cannot wait for an advocate?"),
    },
    "deprivation_of_liberty": {
        "confined_continuously": Question("Are they under continuous supervision and control?"),
        "free_to_leave": Question("Are they free to leave?"),
        "consents_with_capacity": Question("Do they agree to it, with the capacity to do so?"),
        "wishes_expressed": Question("What do they say or show of how they feel about it?", "And why it is read so."),
        "attributable_to_state": Question("Does the state answer for it?"),
    },
    "best_interests": {
        "present": Question(
            "What was considered, and is written in the reasons?", "The law asks for all of it.", CONSIDERED
        ),
    },
}
CONCLUSIONS = {
    "adult_eligibility": ("Their needs are eligible", "Their needs are not eligible"),
    "carer_eligibility": ("Their needs as a carer are eligible", "Their needs as a carer are not eligible"),
    "section_42": ("We must make enquiries", "The duty to make enquiries does not arise"),
    "mental_capacity": ("They cannot make this decision at this time", "They can make this decision themselves"),
    "advocacy": ("An advocate is owed", "No advocate is owed"),
    "imca": (
        "An independent mental capacity advocate is to be instructed",
        "No independent mental capacity advocate is to be instructed",
    ),
    "deprivation_of_liberty": ("This deprives them of their liberty", "This does not deprive them of their liberty"),
}
# Facts that are another question of the page already.
ELSEWHERE = {"mental_capacity": {"decision": "question"}}


def asked(version: Version) -> list[tuple[str, Question]]:
    """The facts of a version that are asked by themselves, in the order in which it asks them."""
    questions = QUESTIONS[version.name]
    named = [fact for fact in questions if fact in version.facts]
    order = [
        {"support": "support_given", "because": "because_of_impairment"}.get(key, key)
        for key in version.words.get("order", ())
    ]
    return [
        (fact, questions[fact]) for fact in sorted(named, key=lambda fact: (_place(fact, order), named.index(fact)))
    ]


def _place(fact: str, order: list[str]) -> int:
    return order.index(fact) if fact in order else len(order)


def they(words: str) -> str:
    """Law's own words, which say *you*, as they read to whoever finds the facts: `They can do this without help`."""
    for you, them in (("yourself", "themselves"), ("causes you", "causes them"), ("takes you", "takes them")):
        words = words.replace(you, them)
    words = re.sub(r"\byour\b", "their", re.sub(r"\byou\b", "they", words))
    return words[:1].upper() + words[1:]


def concluded(name: str, finding: bool | None) -> str:
    """What was concluded, in words; empty while nothing was."""
    return "" if finding is None else CONCLUSIONS[name][0 if finding else 1]


def to_the_person(words: str) -> str:
    """What was concluded, as it reads to whom it is about: `You can make this decision yourself`."""
    for them, you in (("themselves", "yourself"), ("their", "your"), ("they", "you"), ("them", "you")):
        words = re.sub(rf"\b{them}\b", you, re.sub(rf"\b{them.capitalize()}\b", you.capitalize(), words))
    return words
