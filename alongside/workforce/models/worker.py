"""People who are paid to be alongside others, or to run the house."""

from datetime import date

from django.db import models
from django.db.models.functions import Cast

from alongside.access.roles import Role, role_in_words
from alongside.kit.models import Editable
from alongside.workforce.models.account import Account


class WorkerQuerySet(models.QuerySet["Worker"]):
    def working(self, *, on: date) -> "WorkerQuerySet":
        """Workers who have not left by this day."""
        return self.filter(models.Q(left_on=None) | models.Q(left_on__gt=on))

    def left(self, *, on: date) -> "WorkerQuerySet":
        """Workers who no longer work here on this day."""
        return self.filter(left_on__lte=on)

    def holding(self, role: str) -> "WorkerQuerySet":
        """Workers who hold a role, read alike by both databases from the list's own text."""
        return self.annotate(roles_as_text=Cast("roles", models.TextField())).filter(
            roles_as_text__contains=f'"{role}"'
        )

    def called(self, words: str) -> "WorkerQuerySet":
        """Workers whose name or email address holds each of these words."""
        found = self
        for word in words.split():
            found = found.filter(models.Q(name__icontains=word) | models.Q(account__email__icontains=word))
        return found

    def administrators(self, *, on: date) -> "WorkerQuerySet":
        """Those who can look after accounts on this day: without one, nobody could be let in."""
        return self.working(on=on).holding(Role.ADMINISTRATOR)


class Worker(Editable):
    """A worker, and the roles held today (role keys; how they changed is in the row history).

    `left_on` is the first day on which they no longer work here; from its midnight the account opens nothing.
    """

    account = models.OneToOneField(Account, on_delete=models.PROTECT)
    name = models.CharField(max_length=120)
    roles = models.JSONField(default=list)
    is_agency = models.BooleanField(default=False)
    left_on = models.DateField(null=True)

    objects = WorkerQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["name"], name="workers_by_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def key(self) -> str:
        """What the ledger calls this worker."""
        return f"worker:{self.pk}"

    @property
    def email(self) -> str:
        """The address this worker signs in with."""
        return self.account.email

    @property
    def roles_in_words(self) -> str:
        """`practitioner`, or `practitioner and supervisor`."""
        words = [role_in_words(role) for role in self.roles]
        return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)

    def has_left(self, *, on: date) -> bool:
        """Do they no longer work here on this day?"""
        return self.left_on is not None and self.left_on <= on
