"""Anyone in a person's life, with a record here or not, and what they are to each other."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from alongside.kit.models import Editable
from alongside.people.models.of_a_person import OfAPersonQuerySet
from alongside.people.models.person import Person
from alongside.workforce.models import Worker


class Tie(models.TextChoices):
    """What somebody is to a person. A carer is unpaid; somebody paid is a professional."""

    CARER = "carer", "Carer, unpaid"
    FAMILY = "family", "Family"
    FRIEND = "friend", "Friend"
    ATTORNEY = "attorney", "Attorney"
    DEPUTY = "deputy", "Deputy"
    APPOINTEE = "appointee", "Appointee for benefits"
    ADVOCATE = "advocate", "Advocate"
    PROFESSIONAL = "professional", "Somebody paid, such as a doctor"
    OTHER = "other", "Somebody else"


class Power(models.TextChoices):
    """What an attorney or a deputy may decide about. Somebody may hold both."""

    HEALTH = "health", "Health and welfare"
    PROPERTY = "property", "Property and affairs"


# Those who hold a power, and those of them of whom it must be said which.
HOLD_POWERS = (Tie.ATTORNEY, Tie.DEPUTY)


class ContactQuerySet(OfAPersonQuerySet):
    def of(self, person: Person) -> "ContactQuerySet":
        """Everybody in a person's life, who matters most first, then whom to ring, who lives with them, by name."""
        return super().of(person).order_by("-matters_most", "-is_emergency", "-lives_with", "name", "id")

    def still(self) -> "ContactQuerySet":
        """Those who are in the person's life, as far as anybody has said."""
        return self.filter(ended_on=None)


class Contact(Editable):
    """Anyone in this person's life: one row for as long as the record stands, which nothing else types again.

    Never matched across people: the same neighbour of two people is a contact of each. `record` is their own record
    here, if they have one and a worker who may know of it said so; it is shown to those alone who may know of it.
    `they_may_know` and `person_may_know` go with that link: what each has agreed the other may know of their record.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="contacts")
    name = models.CharField(max_length=200)
    record = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="contact_of")
    they_may_know = models.CharField(max_length=300, blank=True)
    person_may_know = models.CharField(max_length=300, blank=True)
    phone = models.CharField(max_length=60, blank=True)
    email = models.CharField(max_length=254, blank=True)
    address = models.CharField(max_length=400, blank=True)
    how_best = models.CharField(max_length=200, blank=True)
    matters_most = models.BooleanField(default=False)
    is_emergency = models.BooleanField(default=False)
    lives_with = models.BooleanField(default=False)
    added_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    # None: still in their life.
    ended_on = models.DateField(null=True)
    why_ended = models.CharField(max_length=200, blank=True)

    objects = ContactQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "-matters_most"], name="people_in_a_life")]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "record"], condition=Q(record__isnull=False), name="a_record_once_in_a_life"
            ),
            models.CheckConstraint(
                condition=Q(record=None) | ~Q(record=F("person")), name="nobody_is_their_own_contact"
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None, why_ended="") | (Q(ended_on__isnull=False) & ~Q(why_ended="")),
                name="who_left_a_life_left_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class RelationshipQuerySet(models.QuerySet["Relationship"]):
    def of(self, person: Person) -> "RelationshipQuerySet":
        """What everybody in a person's life is to them."""
        return self.filter(contact__person__in=person.keys)

    def holding(self, *, on: date) -> "RelationshipQuerySet":
        """Those that hold on a day, as far as anybody has said."""
        return self.filter(Q(starts_on=None) | Q(starts_on__lte=on), Q(ended_on=None) | Q(ended_on__gt=on))


class Relationship(Editable):
    """What somebody is to a person, from a day (None: not known) until a day (None: still). `said` is how they put it.

    `seen_on` is when somebody saw the paper that gives an attorney, a deputy or an appointee their power.
    """

    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="relationships")
    kind = models.CharField(max_length=20, choices=Tie)
    said = models.CharField(max_length=80, blank=True)
    for_health = models.BooleanField(default=False)
    for_property = models.BooleanField(default=False)
    seen_on = models.DateField(null=True)
    starts_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    why_ended = models.CharField(max_length=200, blank=True)
    added_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    objects = RelationshipQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["contact", "starts_on"], name="relationships_of_a_contact")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind=Tie.ATTORNEY) | Q(for_health=True) | Q(for_property=True),
                name="an_attorney_has_a_power",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=HOLD_POWERS) | Q(for_health=False, for_property=False), name="few_hold_a_power"
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(starts_on=None) | Q(ended_on__gte=F("starts_on")),
                name="a_relationship_ends_after",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None, why_ended="") | (Q(ended_on__isnull=False) & ~Q(why_ended="")),
                name="a_relationship_ends_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contact}, {self.in_words}"

    @property
    def person(self) -> Person:
        return self.contact.person

    @property
    def powers(self) -> list[str]:
        """The powers held, as keys."""
        return [key for key, held in ((Power.HEALTH, self.for_health), (Power.PROPERTY, self.for_property)) if held]

    @property
    def in_words(self) -> str:
        """`sister`, `attorney for health and welfare`, `carer`: as they put it, and what they may decide about."""
        plain = {Tie.PROFESSIONAL: "works with them", Tie.OTHER: "somebody in their life", Tie.CARER: "carer"}
        kind = plain.get(Tie(self.kind), str(Tie(self.kind).label).lower())
        what = " and ".join(str(Power(power).label).lower() for power in self.powers)
        kind += f" for {what}" if what else ""
        if not self.said:
            return kind
        return (
            self.said if self.kind in (Tie.FAMILY, Tie.FRIEND, Tie.PROFESSIONAL, Tie.OTHER) else f"{kind} ({self.said})"
        )
