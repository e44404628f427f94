"""Advice and information that a person was given, and whether it helped."""

from django.db import models
from django.db.models import Q

from alongside.directory.models.offer import Service
from alongside.kit.models import Editable
from alongside.people.models import Person
from alongside.people.models.of_a_person import OfAPersonQuerySet
from alongside.workforce.models import Worker


class AdviceForm(models.TextChoices):
    """In which form it was given."""

    SAID = "said", "Said, face to face or on the phone"
    PRINTED = "printed", "Printed, to keep"
    SENT = "sent", "Sent, by post, email or text message"
    SHOWN = "shown", "Shown, on a page or on the spot"


class Helped(models.TextChoices):
    """Whether it helped, as the person says."""

    YES = "yes", "Yes"
    PARTLY = "partly", "In part"
    NO = "no", "No"


class Advice(Editable):
    """Something that a person was told, and in which form; may be about an entry of the directory.

    `helped` may be asked later, or never: it is empty until then, and `helped_words` are the person's.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="advice")
    service = models.ForeignKey(Service, on_delete=models.PROTECT, null=True, related_name="+")
    what = models.TextField(max_length=2000)
    form = models.CharField(max_length=10, choices=AdviceForm)
    given_on = models.DateField()
    given_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    helped = models.CharField(max_length=10, choices=Helped, blank=True)
    helped_words = models.CharField(max_length=1000, blank=True)
    asked_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField(null=True)

    objects = OfAPersonQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "-given_on"], name="advice_of_a_person")]
        constraints = [
            models.CheckConstraint(
                condition=Q(helped="", asked_at=None, asked_by=None)
                | (~Q(helped="") & Q(asked_at__isnull=False, asked_by__isnull=False)),
                name="whether_it_helped_was_asked",
            )
        ]

    def __str__(self) -> str:
        return f"advice {self.pk}"
