"""What happens on the way of two people who work together: a pause, a look back, a place passed on."""

from django.db import models
from django.db.models import F, Q

from alongside.goals.models.partnership import Partner, Partnership
from alongside.kit.models import Editable, Record
from alongside.people.models import Person
from alongside.workforce.models import Worker


class PartnershipPause(Record):
    """That working together rests, from a day until a day (`until_on` None: it rests still).

    `ask_again_on` is when somebody asks whether to begin again (None: whoever rests says so, and no clock runs).
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="pauses")
    from_on = models.DateField()
    why = models.CharField(max_length=300)
    ask_again_on = models.DateField(null=True)
    paused_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    paused_at = models.DateTimeField()
    until_on = models.DateField(null=True)
    begun_again_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    begun_again_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-from_on", "-paused_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership"], condition=Q(until_on=None), name="a_partnership_rests_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(until_on=None, begun_again_by=None, begun_again_at=None)
                | Q(until_on__gte=F("from_on"), begun_again_by__isnull=False, begun_again_at__isnull=False),
                name="somebody_begins_again",
            ),
        ]

    def __str__(self) -> str:
        return f"Resting since {self.from_on}"

    @property
    def person(self) -> Person:
        return self.partnership.person


class LookBack(Editable):
    """A day on which they look together at how it goes, and once they have, what they saw (`done_on` None: not yet)."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="look_backs")
    on = models.DateField()
    set_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()
    done_on = models.DateField(null=True)
    words = models.TextField(max_length=4000, blank=True)
    done_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-on", "-set_at"]
        constraints = [
            models.UniqueConstraint(fields=["partnership"], condition=Q(done_on=None), name="one_look_back_to_come"),
            models.CheckConstraint(
                condition=Q(done_on=None, words="", done_by=None, done_at=None)
                | (~Q(words="") & Q(done_on__isnull=False, done_by__isnull=False, done_at__isnull=False)),
                name="a_look_back_says_what_they_saw",
            ),
        ]

    def __str__(self) -> str:
        return f"Look back on {self.on}"

    @property
    def person(self) -> Person:
        return self.partnership.person


class PassedOn(Record):
    """That a worker's place in a partnership was passed to another, with what was learnt.

    `partner` is the place that begins, `before` the one that ended. It stands on the worker's desk until `read_at`.
    """

    partner = models.OneToOneField(Partner, on_delete=models.PROTECT, related_name="passed_on")
    before = models.OneToOneField(Partner, on_delete=models.PROTECT, related_name="passed_to")
    learnt = models.TextField(max_length=4000)
    passed_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    passed_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-passed_at"]

    def __str__(self) -> str:
        return f"{self.before} passed it on to {self.partner}"

    @property
    def person(self) -> Person:
        return self.partner.person
