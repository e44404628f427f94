"""Where a person lives or lived, and the phones and emails they are reached by, each from a day until a day."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from alongside.kit.models import Editable
from alongside.people.models.of_a_person import OfAPersonQuerySet
from alongside.people.models.person import Person
from alongside.workforce.models import Worker


class AddressQuerySet(OfAPersonQuerySet):
    def newest_first(self) -> "AddressQuerySet":
        """Those that hold still first, then by when they began."""
        return self.order_by(F("ends_on").desc(nulls_first=True), F("starts_on").desc(nulls_last=True), "id")


class Address(Editable):
    """A place where a person lives, stays or lived. `starts_on` None: not known; `ends_on` None: still so.

    A confidential one is shown to those who may see it (`address.see_confidential`); others learn that there is one.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="addresses")
    lines = models.TextField(max_length=300)
    postcode = models.CharField(max_length=8, blank=True, db_index=True)  # `LS12 3AB`, or empty
    outward = models.CharField(max_length=4, blank=True, default="")  # the first half of it, to be found by
    is_confidential = models.BooleanField(default=False)
    about = models.CharField(max_length=200, blank=True)
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    added_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")

    objects = AddressQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="an_address_ends_after_it_began",
            ),
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(is_confidential=True, ends_on=None),
                name="one_confidential_address_at_a_time",
            ),
        ]
        indexes = [models.Index(fields=["outward", "is_confidential", "person"], name="people_by_half_a_postcode")]

    def __str__(self) -> str:
        return "a confidential address" if self.is_confidential else self.lines.replace("\n", ", ") or self.postcode

    def is_past(self, *, on: date) -> bool:
        """Had they left by this day?"""
        return self.ends_on is not None and self.ends_on < on


class Way(models.TextChoices):
    PHONE = "phone", "Phone"
    EMAIL = "email", "Email"


class WayToReach(Editable):
    """A phone number or an email address of a person's. `about` says what to know: whose it is, when to use it."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="ways_to_reach")
    way = models.CharField(max_length=10, choices=Way)
    number_or_email = models.CharField(max_length=254)
    about = models.CharField(max_length=200, blank=True)
    is_first = models.BooleanField(default=False)
    ends_on = models.DateField(null=True)  # None: still theirs

    objects = OfAPersonQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(is_first=True, ends_on=None), name="one_way_to_reach_is_first"
            )
        ]

    def __str__(self) -> str:
        return self.number_or_email
