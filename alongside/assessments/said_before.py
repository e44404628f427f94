"""What was said before and can be picked into an assessment: by the person, by others, strengths and goals."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from alongside.assessments.models import OwnWords
from alongside.conversations.models import Conversation, Statement
from alongside.goals.models import Goal
from alongside.kit.moments import in_london
from alongside.people.models import Person, Strength
from alongside.people.models.story_item import Voice
from alongside.people.models.strength import Says

AT_MOST = 40  # of each kind, the newest first


@dataclass(frozen=True)
class SaidBefore:
    """One thing that was said or noted: what it is, its words, who said it and on which day; in whose voice."""

    source: str
    key: UUID
    words: str
    who: str
    on: date
    voice: str = Voice.PERSON.value

    @property
    def name(self) -> str:
        """Its name in a form."""
        return f"{self.source}:{self.key}"


def said_before(person: Person) -> list[SaidBefore]:
    """Everything that stands and can be picked, the newest first; what was struck is not among it."""
    standing = Conversation.objects.of(person).standing().order_by("-contact_at")[:AT_MOST]
    rows = Statement.objects.filter(conversation__in=[one.pk for one in standing])
    days = {one.pk: in_london(one.contact_at).date() for one in standing}
    found = [
        SaidBefore("words", one.pk, one.in_their_words, one.said_by or person.called, one.said_on or days[one.pk])
        for one in standing
        if one.in_their_words
    ]
    for said in rows.select_related("worker", "contact").order_by("-conversation__contact_at", "number")[:AT_MOST]:
        found.append(
            SaidBefore(
                "statement", said.pk, said.words, said.who(person.called), days[said.conversation_id], said.voice
            )
        )
    strengths = Strength.objects.of(person).select_related("person", "named_by").order_by("-named_at")[:AT_MOST]
    found += [
        SaidBefore("strength", one.pk, one.words, one.who_says, in_london(one.named_at).date(), _voice(one))
        for one in strengths
    ]
    goals = Goal.objects.of(person).going().order_by("-chosen_on")[:AT_MOST]
    found += [SaidBefore("goal", one.pk, one.words, person.called, one.chosen_on) for one in goals]
    rows_of_own = OwnWords.objects.of(person).that_were_sent().select_related("self_assessment")
    found += [
        SaidBefore("own_words", one.pk, one.words, person.called, in_london(one.sent_at).date()) for one in rows_of_own
    ]
    return sorted(found, key=lambda one: (one.on, str(one.key)), reverse=True)


def _voice(strength: Strength) -> str:
    return (Voice.WORKER if strength.says == Says.WORKER else Voice.PERSON).value


def age(on: date, *, today: date) -> str:
    """How long ago a day is, in words: `today`, `3 weeks ago`, `2 years ago`."""
    days = (today - on).days
    if days < 1:
        return "today"
    for each, word in ((365, "year"), (30, "month"), (7, "week"), (1, "day")):
        if number := days // each:
            return f"{number} {word}{'' if number == 1 else 's'} ago"
    return "today"
