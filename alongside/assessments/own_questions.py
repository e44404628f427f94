"""What a person is asked who assesses themselves: the parts of the assessment, as questions to them. Pure.

In short sentences and common words, for a reader of nine (a test holds them to it). What is the council's to weigh,
such as what support could add, is not asked of them.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Question:
    """One question: the part that its answer belongs to, its words, and a line to think with."""

    part: str
    words: str
    hint: str = ""


@dataclass(frozen=True)
class Questions:
    """Questions that stand together on the person's page, under a heading in their words."""

    slug: str
    heading: str
    asked: tuple[Question, ...]


MATTERS = Questions(
    "matters",
    "What matters to you",
    (
        Question("matters", "What matters most to you?", "People, places, things you do. What must not change?"),
        Question("outcomes", "What would you like to be able to do, day to day?", "What would make a good week?"),
    ),
)
LIFE = Questions(
    "wellbeing",
    "How life is now",
    (
        Question("health", "How do you feel, in body and mind?"),
        Question("control", "Who says how your day goes?", "When you get up, what you eat, who comes in."),
        Question("relationships", "Who is close to you, and how is it with them?"),
        Question("living_place", "How is the place where you live?", "Can you get in and out, and move about?"),
        Question("taking_up", "What do you do with your time, and what would you like to do?"),
        Question("means", "How do you get by with money?"),
        Question("dignity", "Do people treat you well?"),
        Question("safety", "Do you feel safe?", "Is there anybody or anything that scares you?"),
        Question("contribution", "What do you do for other people?", "Or what would you like to do?"),
    ),
)
STRONG = Questions(
    "assets",
    "What is good, and who is there",
    (
        Question("personal", "What are you good at? What do you know a lot about?"),
        Question("family", "Who in your family do you see or talk to?"),
        Question("network", "Which friends and neighbours do you have?"),
        Question("community", "What is near you that you like, or would like to try?"),
    ),
)
YOU = Questions(
    "life",
    "Good days and bad days",
    (
        Question("fluctuation", "What is a good day like? What is a bad day like?"),
        Question("identity", "What should we know about who you are?", "Your language, your faith, your way of life."),
    ),
)
HELP = Questions(
    "helps",
    "What helps",
    (Question("other_than_support", "What helps you now? What else might help?", "People, things, places, ideas."),),
)
THEIR_PEOPLE = Questions(
    "people",
    "Who else we should ask",
    (
        Question("carers", "Who helps you with things, and what do they do?"),
        Question("others", "Who else should we talk to about this?", "We talk to nobody if you do not want it."),
        Question("young_people", "Are there children in your home?", "Does a child help to look after you?"),
        Question("took_part", "Did somebody help you to write this? Who?"),
    ),
)
CARING = Questions(
    "caring",
    "The help that you give",
    (
        Question("able_now", "Can you do all that you do now, to help them?"),
        Question("able_later", "Can you keep it up? For how long?"),
        Question("willing_now", "Do you want to do it?", "You do not have to. Nobody has to."),
        Question("willing_later", "Will you want to go on with it?"),
        Question("own_life", "What about work, learning, and time for you?", "What do you miss?"),
    ),
)
CARERS_PEOPLE = Questions(
    "people",
    "Who else there is",
    (
        Question("young_people", "Are there children in your home?", "Does a child help to look after somebody?"),
        Question("took_part", "Did somebody help you to write this? Who?"),
    ),
)
YOUR_DAY = Questions(
    "occupation",
    "Your day, and your home",
    (
        Question("occupations", "What do you do in a day?", "And what would you like to do again?"),
        Question("moving", "What is hard to do, and what is easy?", "Walking, washing, cooking, the bath, the stairs."),
        Question("home", "What is hard about your home?", "Steps, doors, the bath, the kitchen, the light."),
        Question("equipment", "Which things help you now?", "A rail, a stool, a stick. What do you not want?"),
    ),
)
# Kind of assessment -> what is asked.
QUESTIONS: dict[str, tuple[Questions, ...]] = {
    "adult": (MATTERS, LIFE, STRONG, YOU, HELP, THEIR_PEOPLE),
    "carer": (MATTERS, CARING, LIFE, STRONG, YOU, HELP, CARERS_PEOPLE),
    "occupational_therapy": (MATTERS, YOUR_DAY, LIFE, STRONG, YOU, HELP, THEIR_PEOPLE),
}


def questions_of(kind: str) -> dict[str, Question]:
    """What is asked in this kind of assessment, by part, in the order of the page."""
    return {one.part: one for group in QUESTIONS[kind] for one in group.asked}
