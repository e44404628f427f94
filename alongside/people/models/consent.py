"""What a person has agreed may be shared, with whom, from when until when; and that they took it back."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from alongside.kit.models import Editable
from alongside.people.models.contact import Contact
from alongside.people.models.of_a_person import OfAPersonQuerySet
from alongside.people.models.person import Person
from alongside.workforce.models import Worker


class Part(models.TextChoices):
    """The parts of a record that can be shared, in the person's words."""

    WHO_I_AM = "who_i_am", "Who I am and what matters to me"
    HOW_TO_SUPPORT = "how_to_support", "How to communicate with me and support me"
    PEOPLE = "people", "The people in my life"
    STORY = "story", "My story and notes"
    GOALS = "goals", "My goals"
    PLAN = "plan", "My plan and decisions"
    HEALTH = "health", "My health"
    MONEY = "money", "My money"


class HowGiven(models.TextChoices):
    SAID = "said", "Said so"
    WRITTEN = "written", "In writing"
    SIGNED_LANGUAGE = "signed_language", "In sign language"
    ANOTHER_WAY = "another_way", "In another way, such as pictures, gestures or a device"


class WhoAgreed(models.TextChoices):
    PERSON = "person", "They did"
    DECIDER = "decider", "An attorney or a deputy, because they could not decide this for themselves"
    BEST_INTERESTS = "best_interests", "It was decided in their best interests, because they could not"


class ConsentQuerySet(OfAPersonQuerySet):
    def of(self, person: Person) -> "ConsentQuerySet":
        """Newest first."""
        return super().of(person).select_related("contact", "recorded_by").order_by("-starts_on", "-id")

    def holding(self, *, on: date) -> "ConsentQuerySet":
        """What is agreed on a day: begun, not over, not taken back. Taken back counts from the same day."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=on), starts_on__lte=on, taken_back_on=None)


class Consent(Editable):
    """One agreement to share: what, with one contact or one organisation, how it was given, by whom recorded.

    It is not changed afterwards: what is to be otherwise is taken back and agreed anew. `ends_on` is the last day, None
    until it is taken back. That somebody else decided is a finding about this decision alone, with the words that say
    why (`about_capacity`); it says nothing about the person.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="consents")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, null=True, related_name="consents")
    organisation = models.CharField(max_length=200, blank=True)
    parts = models.JSONField(default=list)
    other = models.CharField(max_length=300, blank=True)
    what_for = models.CharField(max_length=300, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    how_given = models.CharField(max_length=20, choices=HowGiven)
    who_agreed = models.CharField(max_length=20, choices=WhoAgreed, default=WhoAgreed.PERSON)
    decided_by = models.ForeignKey(Contact, on_delete=models.PROTECT, null=True, related_name="+")
    about_capacity = models.CharField(max_length=1000, blank=True)
    recorded_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    taken_back_on = models.DateField(null=True)
    how_taken_back = models.CharField(max_length=300, blank=True)
    taken_back_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    taken_back_at = models.DateTimeField(null=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "-starts_on"], name="consents_of_a_person")]
        constraints = [
            models.CheckConstraint(
                condition=Q(contact=None) & ~Q(organisation="") | Q(contact__isnull=False, organisation=""),
                name="shared_with_one",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="sharing_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(who_agreed=WhoAgreed.PERSON, about_capacity="")
                | (~Q(who_agreed=WhoAgreed.PERSON) & ~Q(about_capacity="")),
                name="who_decides_for_another_says_why",
            ),
            models.CheckConstraint(
                condition=Q(who_agreed=WhoAgreed.DECIDER, decided_by__isnull=False)
                | (~Q(who_agreed=WhoAgreed.DECIDER) & Q(decided_by=None)),
                name="a_decider_is_named",
            ),
            models.CheckConstraint(
                condition=Q(taken_back_on=None, taken_back_at=None, taken_back_by=None, how_taken_back="")
                | (
                    Q(taken_back_on__isnull=False, taken_back_at__isnull=False, taken_back_by__isnull=False)
                    & ~Q(how_taken_back="")
                ),
                name="taken_back_says_when_and_how",
            ),
        ]

    def __str__(self) -> str:
        return f"shared with {self.whom}"

    @property
    def whom(self) -> str:
        """With whom, by name."""
        return self.contact.name if self.contact else self.organisation

    @property
    def what(self) -> str:
        """`My goals; my plan and decisions; the allotment photographs`, in the order offered."""
        return "; ".join(filter(None, [*(str(part.label) for part in Part if part in self.parts), self.other]))

    def state(self, *, on: date) -> str:
        """`agreed`, `to come`, `over` or `taken back`, on a day."""
        if self.taken_back_on:
            return "taken back"
        if self.starts_on > on:
            return "to come"
        return "over" if self.ends_on and self.ends_on < on else "agreed"
