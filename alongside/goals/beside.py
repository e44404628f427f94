"""What stands beside a person's story from this room: the steps that are still to do, the nearest first."""

from django.db.models import OuterRef, Q, QuerySet

from alongside.design.addresses import address
from alongside.goals.models import Step
from alongside.kit.moments import day_in_words
from alongside.people.models import Person
from alongside.people.models.of_a_person import AskedOfAPerson
from alongside.people.openings import Beside

AT_MOST = 6

still_to_do: AskedOfAPerson[Step] = AskedOfAPerson(
    lambda keys: (
        Step.objects.open()
        .filter(person__in=keys)
        .select_related("worker", "contact")
        .order_by("by_on", "number", "pk")[:AT_MOST]
    )
)


def steps_of_them() -> QuerySet:
    """Steps still to do of the outer query's person, or of a record that was joined into theirs."""
    return Step.objects.open().filter(Q(person=OuterRef("pk")) | Q(person__goes_on_as=OuterRef("pk")))


def next_steps(person: Person) -> list[Beside]:
    """The steps of a person's goals that are still to do; each opens where it is answered.

    One statement; none for a person who was read with `has_steps` and has none.
    """
    if not getattr(person, "has_steps", True):
        return []
    return [
        Beside(
            who=row.who(person.called),
            words=row.words,
            voice=row.voice,
            by=day_in_words(row.by_on) if row.by_on else "",
            href=address("goals:step", person.pk, row.pk),
        )
        for row in still_to_do(person=person)
    ]
