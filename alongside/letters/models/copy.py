"""A copy: one document, in one form, for one reader; whether it was given, and if not, why not."""

from datetime import date, datetime, time

from django.db import models
from django.db.models import Q

from alongside.files.models import KeptFile
from alongside.kit.models import Editable
from alongside.kit.moments import at_in_london
from alongside.letters.formats import Channel, Format, WhyNot
from alongside.letters.languages import language
from alongside.people.models import Address, Contact, Person
from alongside.people.models.of_a_person import OfAPersonQuerySet
from alongside.workforce.models import Worker


class CopyQuerySet(OfAPersonQuerySet):
    def waiting(self) -> "CopyQuerySet":
        """Those that are neither given nor kept back, the soonest first."""
        return self.filter(given_at=None, kept_back_at=None).order_by("give_by", "pk")

    def given(self) -> "CopyQuerySet":
        """Those that the reader holds, the newest first."""
        return self.filter(given_at__isnull=False).order_by("-given_on", "-pk")

    def kept_back(self) -> "CopyQuerySet":
        """Those that were not given, the newest first."""
        return self.filter(kept_back_at__isnull=False).order_by("-kept_back_at", "-pk")


class Copy(Editable):
    """One document in one form, for the person or (`contact`) for somebody they share it with.

    `kind` and `source_id` say of which fact it is written (`letters.kinds`); `title` is the document's. Until it is
    given it follows the facts. `opening` are the worker's words before it. `easy_read` are lines of words and a
    picture's key, `translated` texts in the order of the document's; `based_on` is the digest of the English they were
    written from. `asked_for` says why a form was chosen that the person's needs do not name. `says` is what a
    recording says, in short.

    Given, it changes no more: `content` is what was given, `content_hash` its digest, `file` the very bytes. `address`
    is where it was posted, which the copy itself never says. Received is `acknowledged_on`; it may never be known.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="copies")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, null=True, related_name="copies")
    kind = models.CharField(max_length=40)
    source_id = models.UUIDField()
    title = models.CharField(max_length=200)
    format = models.CharField(max_length=20, choices=Format)
    language = models.CharField(max_length=8, blank=True)
    asked_for = models.CharField(max_length=300, blank=True)
    opening = models.TextField(max_length=2000, blank=True)
    give_by = models.DateField()
    prepared_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField()
    easy_read = models.JSONField(default=list)
    translated = models.JSONField(default=list)
    translator = models.CharField(max_length=120, blank=True)
    based_on = models.CharField(max_length=64, blank=True)
    says = models.TextField(max_length=2000, blank=True)
    file = models.ForeignKey(KeptFile, on_delete=models.PROTECT, null=True, related_name="+")

    # None, or empty, until it is given.
    given_at = models.DateTimeField(null=True)
    given_on = models.DateField(null=True)
    given_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    channel = models.CharField(max_length=20, choices=Channel, blank=True)
    through = models.CharField(max_length=120, blank=True)
    address = models.ForeignKey(Address, on_delete=models.PROTECT, null=True, related_name="+")
    content = models.JSONField(null=True)
    content_hash = models.CharField(max_length=64, blank=True)

    acknowledged_on = models.DateField(null=True)
    acknowledged_words = models.CharField(max_length=300, blank=True)
    acknowledged_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")

    # None, or empty, unless it is not to be given.
    kept_back_at = models.DateTimeField(null=True)
    kept_back_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    why_not = models.CharField(max_length=20, choices=WhyNot, blank=True)
    why_not_words = models.CharField(max_length=500, blank=True)

    objects = CopyQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "-given_on"], name="copies_of_a_person")]
        constraints = [
            models.CheckConstraint(
                condition=Q(given_at=None, given_on=None, given_by=None, channel="", content=None, content_hash="")
                | (Q(given_at__isnull=False, given_on__isnull=False, given_by__isnull=False, content__isnull=False)
                & ~Q(channel="") & ~Q(content_hash="")),
                name="given_says_when_how_and_what",
            ),
            models.CheckConstraint(
                condition=Q(kept_back_at=None, kept_back_by=None, why_not="", why_not_words="")
                | (Q(kept_back_at__isnull=False, kept_back_by__isnull=False, given_at=None) & ~Q(why_not="")),
                name="not_given_says_why",
            ),
            models.CheckConstraint(
                condition=Q(acknowledged_on=None, acknowledged_by=None, acknowledged_words="")
                | Q(acknowledged_on__isnull=False, acknowledged_by__isnull=False, given_at__isnull=False),
                name="only_what_was_given_is_received",
            ),
            models.CheckConstraint(
                condition=Q(format=Format.TRANSLATION) & ~Q(language="") | ~Q(format=Format.TRANSLATION),
                name="a_translation_has_its_language",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.title}, {self.form_in_words}"

    @property
    def is_open(self) -> bool:
        """Is it still to be given?"""
        return self.given_at is None and self.kept_back_at is None

    @property
    def due_at(self) -> datetime:
        """The last moment of the day by which it is to be given."""
        return at_in_london(self.give_by, time(23, 59))

    @property
    def form_in_words(self) -> str:
        """`large print, 18 point`; `in Polish`."""
        if self.format == Format.TRANSLATION:
            return f"in {language(self.language).name}"
        if self.format == Format.PLAIN_TEXT:
            return "plain text"
        label = str(Format(self.format).label)
        return label[0].lower() + label[1:]

    @property
    def reader(self) -> str:
        """Who is given it, by name."""
        return self.contact.name if self.contact else self.person.called

    def is_late(self, *, on: date) -> bool:
        """Has the day gone by on which it was to be given?"""
        return self.is_open and self.give_by < on
