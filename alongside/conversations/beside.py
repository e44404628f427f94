"""What stands beside a person's story from this room: what each said they would do and have not done yet."""

from alongside.conversations.models import Undertaking
from alongside.design.addresses import address
from alongside.kit.moments import day_in_words
from alongside.people.models import Person
from alongside.people.models.of_a_person import AskedOfAPerson
from alongside.people.openings import Beside

AT_MOST = 12

still_to_do: AskedOfAPerson[Undertaking] = AskedOfAPerson(
    lambda keys: (
        Undertaking.objects.open()
        .filter(person__in=keys)
        .select_related("worker", "contact")
        .order_by("by_on", "pk")[:AT_MOST]
    )
)


def what_we_each_will_do(person: Person) -> list[Beside]:
    """The undertakings about a person that are still to do, the nearest first; each opens where it is answered."""
    return [
        Beside(
            who=row.who(person.called),
            words=row.words,
            voice=row.voice,
            by=day_in_words(row.by_on) if row.by_on else "",
            href=address("conversations:undertaking", person.pk, row.pk),
        )
        for row in still_to_do(person=person)
    ]
