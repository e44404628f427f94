"""Who a person is in facts: identity and culture in their words, coded answers beside, NHS number, GP practice."""

from django.db import models
from django.db.models import Q

from alongside.kit.models import Editable
from alongside.people.code_lists import NOT_ASKED
from alongside.people.models.of_a_person import OfAPersonQuerySet
from alongside.people.models.person import Person


class Identity(Editable):
    """Identity and culture as the person tells of them, and the languages they speak. One a person.

    `said_by` empty: they said it themselves. The coded answers stand beside this (`Characteristics`), never instead.
    """

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="identity")
    words = models.TextField(max_length=2000, blank=True)
    said_by = models.CharField(max_length=120, blank=True)
    said_on = models.DateField(null=True)
    first_language = models.CharField(max_length=80, blank=True)
    other_languages = models.CharField(max_length=200, blank=True)

    objects = OfAPersonQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(words="", said_by="", said_on=None) | (~Q(words="") & Q(said_on__isnull=False)),
                name="identity_words_have_their_day",
            )
        ]

    def __str__(self) -> str:
        return "identity and culture"


def coded() -> models.CharField:
    """One coded answer: a key of the list of the field's own name (`people/lists`)."""
    return models.CharField(max_length=60, default=NOT_ASKED)


class Characteristics(Editable):
    """The coded answers of one person, each a key of the list of its name; `..._words` are their own for the same.

    `told_by` empty: the person answered. `answered_on` is the day.
    """

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="characteristics")
    ethnicity_words = models.CharField(max_length=200, blank=True)
    ethnicity = coded()
    gender_words = models.CharField(max_length=200, blank=True)
    gender = coded()
    gender_as_at_birth = coded()
    religion_words = models.CharField(max_length=200, blank=True)
    religion = coded()
    sexual_orientation_words = models.CharField(max_length=200, blank=True)
    sexual_orientation = coded()
    disability_words = models.CharField(max_length=200, blank=True)
    disability = coded()
    autism = coded()
    dementia = coded()
    sight = coded()
    hearing = coded()
    partnership = coded()
    primary_support_reason = coded()
    accommodation = coded()
    employment = coded()
    has_unpaid_carer = coded()
    armed_forces = coded()
    told_by = models.CharField(max_length=120, blank=True)
    answered_on = models.DateField()

    objects = OfAPersonQuerySet.as_manager()

    def __str__(self) -> str:
        return "coded answers"


class NhsNumberStatus(models.TextChoices):
    """How sure it is that the number is theirs."""

    NONE = "none", "None known"
    UNVERIFIED = "unverified", "Given, not checked"
    TRACED = "traced", "Traced by the NHS's service"
    VERIFIED = "verified", "Checked with the person"


class HealthRecordLink(Editable):
    """The NHS number, how sure it is, and the GP practice. One a person; a number may stand on two records."""

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="health_record")
    nhs_number = models.CharField(max_length=10, blank=True, db_index=True)  # ten digits, no spaces
    nhs_number_status = models.CharField(max_length=12, choices=NhsNumberStatus, default=NhsNumberStatus.NONE)
    gp_practice = models.CharField(max_length=120, blank=True)
    gp_code = models.CharField(max_length=6, blank=True)

    objects = OfAPersonQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(nhs_number="", nhs_number_status=NhsNumberStatus.NONE)
                | (~Q(nhs_number="") & ~Q(nhs_number_status=NhsNumberStatus.NONE)),
                name="an_nhs_number_has_a_status",
            )
        ]

    def __str__(self) -> str:
        return "NHS number and GP practice"

    @property
    def spaced(self) -> str:
        """The NHS number as it is read aloud, 3-3-4; empty when none is known."""
        n = self.nhs_number
        return f"{n[:3]} {n[3:6]} {n[6:]}" if n else ""
