"""Going back to ask how it went."""

from django.db import models
from django.db.models import Q

from alongside.conversations.models.conversation import Conversation
from alongside.kit.models import Editable
from alongside.people.models import OfAPersonQuerySet, Person
from alongside.workforce.models import Worker


class CameOut(models.TextChoices):
    ALL_WELL = "all_well", "All is well"
    CARRIED_ON = "carried_on", "We carry on together"
    CAME_BACK_SOONER = "came_back_sooner", "They came back sooner"
    DIED = "died", "They died before then"


class CheckBackQuerySet(OfAPersonQuerySet):
    def open(self) -> "CheckBackQuerySet":
        """Those that a day was named for and that nobody has answered."""
        return self.filter(on__isnull=False, answered_at=None)


class CheckBack(Editable):
    """On which day somebody goes back to ask, and who; or why nobody does (`on` and `owner` None).

    It is its owner's while they are alongside; then whoever answers for the person has it. `paused_until` is the day
    it was put off to, with why. `came_out` empty: not yet asked.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="check_backs")
    conversation = models.OneToOneField(Conversation, on_delete=models.PROTECT, related_name="check_back")
    on = models.DateField(null=True)
    owner = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    why_none = models.CharField(max_length=300, blank=True)
    paused_until = models.DateField(null=True)
    why_paused = models.CharField(max_length=200, blank=True)
    came_out = models.CharField(max_length=20, choices=CameOut, blank=True)
    words = models.TextField(max_length=2000, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")

    objects = CheckBackQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(Q(on=None, owner=None) & ~Q(why_none=""))
                | Q(on__isnull=False, owner__isnull=False, why_none=""),
                name="a_check_back_has_a_day_or_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(paused_until=None, why_paused="")
                | (Q(on__isnull=False, paused_until__isnull=False) & ~Q(why_paused="")),
                name="a_check_back_is_paused_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(came_out="", words="", answered_at=None, answered_by=None)
                | (~Q(came_out="") & Q(on__isnull=False, answered_at__isnull=False, answered_by__isnull=False)),
                name="a_check_back_is_answered_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"check back on {self.on}" if self.on else "no check-back"
