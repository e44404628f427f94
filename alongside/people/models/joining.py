"""Two records of one person read as one, from a moment until it is undone. No row of either moves."""

from django.db import models
from django.db.models import F, Q

from alongside.kit.models import Record
from alongside.people.models.person import Person
from alongside.workforce.models import Worker


class JoiningQuerySet(models.QuerySet["Joining"]):
    def of(self, person: Person) -> "JoiningQuerySet":
        """Every joining of a person's records, those undone too, newest first."""
        return self.filter(Q(record__in=person.keys) | Q(into__in=person.keys)).order_by("-joined_at", "-id")

    def holding(self) -> "JoiningQuerySet":
        """Those that have not been undone."""
        return self.filter(parted_at=None)


class Joining(Record):
    """`record` is put aside and goes on as `into`, from `joined_at` until `parted_at` (None: it still does)."""

    record = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    into = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=200)
    joined_at = models.DateTimeField()
    joined_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    parted_at = models.DateTimeField(null=True)
    parted_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    parted_why = models.CharField(max_length=200, blank=True)

    objects = JoiningQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["record"], condition=Q(parted_at=None), name="a_record_goes_on_as_one_other"
            ),
            models.CheckConstraint(condition=~Q(record=F("into")), name="no_record_joins_itself"),
            models.CheckConstraint(
                condition=Q(parted_at=None, parted_by=None, parted_why="")
                | (Q(parted_at__isnull=False, parted_by__isnull=False) & ~Q(parted_why="")),
                name="parted_says_when_by_whom_and_why",
            ),
        ]

    def __str__(self) -> str:
        return f"joined on {self.joined_at:%Y-%m-%d}"

    @property
    def person(self) -> Person:
        """Whom it is about: the record that goes on."""
        return self.into
