"""What stands beside a person's story from this room: the steps that are still to do, the nearest first."""

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


def next_steps(person: Person) -> list[Beside]:
    """The steps of a person's goals that are still to do; each opens where it is answered."""
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
