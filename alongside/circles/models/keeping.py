"""Safe mode: from whom a name, or all of a person's circles, is kept."""

from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Q

from alongside.kit.models import Record
from alongside.people.models import Contact, Person
from alongside.people.models.of_a_person import AskedOfAPerson, OfAPersonQuerySet
from alongside.workforce.models import Worker


class KeptFromQuerySet(OfAPersonQuerySet):
    def now(self) -> "KeptFromQuerySet":
        """Those that hold."""
        return self.filter(ended_at=None)

    def meant_for(self, viewer: Any) -> "KeptFromQuerySet":
        """Those that keep something from a viewer: a worker, or a contact whom the person shares with.

        A viewer who looks on beside a worker (`beside`), on another screen of one sitting, is kept what that worker is.
        """
        viewer = getattr(viewer, "beside", viewer)
        if isinstance(viewer, Contact):
            return self.filter(sharer=viewer)
        return self.filter(worker=viewer) if isinstance(viewer, Worker) else self.none()


class CirclesKeptFrom(Record):
    """A name (`contact`), or all of a person's circles (None), kept from one worker or from one whom they share with.

    It holds from `kept_at` until `ended_at` (None: still). `why` is what was said, and is shown to those alone who see
    the row; from whom something is kept, the row is kept too.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, null=True, related_name="+")
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    sharer = models.ForeignKey(Contact, on_delete=models.PROTECT, null=True, related_name="+")
    why = models.CharField(max_length=200, blank=True)
    kept_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    kept_at = models.DateTimeField()
    ended_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    objects = KeptFromQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "ended_at"], name="kept_from_now")]
        constraints = [
            models.CheckConstraint(
                condition=Q(worker=None, sharer__isnull=False) | Q(worker__isnull=False, sharer=None),
                name="kept_from_one",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None) | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="kept_until_somebody_ended_it",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contact or 'All of it'} is kept from {self.worker or self.sharer}"


kept_whole_from: AskedOfAPerson[Any] = AskedOfAPerson(
    lambda keys, worker: (
        CirclesKeptFrom.objects.now().filter(person__in=keys, worker=worker, contact=None).values_list("pk")
    ),
    worker=UUID,
)


def keeps_all(person: Person, viewer: Any) -> bool:
    """Whether all of a person's circles are kept from a viewer."""
    if isinstance(viewer, Worker):  # every page of circles asks
        return bool(kept_whole_from(person=person, worker=viewer.pk))
    return CirclesKeptFrom.objects.of(person).now().meant_for(viewer).filter(contact=None).exists()
