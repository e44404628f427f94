"""What every record has, and the slots of recurring work."""

from django.db import models

from alongside.kit.ids import new_id


class Record(models.Model):
    """A fact with a key of its own."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)

    class Meta:
        abstract = True


class Editable(Record):
    """A fact that people change. `version` counts the changes, so that two editors never overwrite each other."""

    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True


class RecurringSlot(models.Model):
    """One turn of recurring work. The unique pair lets any number of workers tick: one insert wins the slot."""

    name = models.CharField(max_length=80)
    slot = models.CharField(max_length=40)
    taken_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "slot"], name="one_winner_a_slot")]

    def __str__(self) -> str:
        return f"{self.name} at {self.slot}"
