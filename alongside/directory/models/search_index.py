"""An index of what runs, alike on both databases: words, places and times, and what an entry means (ADR 0017)."""

from django.db import models

from alongside.directory.models.offer import Service
from alongside.kit.models import Record


class SearchEntry(Record):
    """One entry that runs, as a list of what was found shows it: nothing of its own.

    `shown` is its few lines. `ends_on` is the last day it is on; None: no end. `means` is what its meaning is made
    from, and `is_new` that it was not made yet.
    """

    service = models.OneToOneField(Service, on_delete=models.PROTECT, related_name="found")
    name = models.CharField(max_length=300)
    shown = models.JSONField(default=dict)
    ends_on = models.DateField(null=True)
    means = models.TextField(blank=True)
    is_new = models.BooleanField(default=True)

    class Meta:
        indexes = [
            models.Index(fields=["name", "service"], name="found_by_name"),
            models.Index(fields=["is_new", "service"], name="found_to_be_read"),
        ]

    def __str__(self) -> str:
        return f"found {self.service_id}"


class SearchPlace(Record):
    """An entry at one of its places, with what it can be narrowed by; one row without a point where it has none.

    `times` has a bit for each third of each day of the week, `access` one for each AccessKind (`search_bits.py`).
    `cost` is the least in pence, None where it is not said. Ages are the entry's. `by_postcode`: its point is, or will
    be, that of the postcode, for the entry tells none.
    """

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+")
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    postcode = models.CharField(max_length=8, blank=True)
    by_postcode = models.BooleanField(default=False)
    times = models.IntegerField(default=0)
    access = models.IntegerField(default=0)
    cost = models.IntegerField(null=True)
    minimum_age = models.PositiveSmallIntegerField(null=True)
    maximum_age = models.PositiveSmallIntegerField(null=True)
    ends_on = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["latitude", "longitude"], name="found_around_a_point"),
            models.Index(fields=["postcode"], name="found_at_a_postcode"),
        ]

    def __str__(self) -> str:
        return f"place of {self.service_id}"


class SearchStem(models.Model):
    """That an entry says a word of this stem (`stems.key_of`), and how much it tells there.

    Also that it is of a kind or speaks a language (`search_bits.mark_of`).
    """

    id = models.BigAutoField(primary_key=True)
    stem = models.BigIntegerField()
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+", db_index=False)
    weight = models.SmallIntegerField()

    class Meta:
        indexes = [
            models.Index(fields=["stem", "-weight", "service"], name="found_by_stem"),
            models.Index(fields=["service", "stem", "weight"], name="stems_of_an_entry"),
        ]

    def __str__(self) -> str:
        return f"{self.stem} of {self.service_id}"


class SearchWord(models.Model):
    """A word that entries use, as it is spelt there, and the key of its stem. A slip of spelling is held against it."""

    id = models.BigAutoField(primary_key=True)
    word = models.CharField(max_length=40, unique=True)
    stem = models.BigIntegerField(db_index=True)

    def __str__(self) -> str:
        return self.word


class SearchGram(models.Model):
    """What is left of a word when one letter is missing (`people.names.slips_of`)."""

    id = models.BigAutoField(primary_key=True)
    gram = models.CharField(max_length=41)
    word = models.ForeignKey(SearchWord, on_delete=models.PROTECT, related_name="grams")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["gram", "word"], name="a_slip_once_a_word")]

    def __str__(self) -> str:
        return self.gram


class SearchMeaning(Record):
    """What an entry means, as 384 signed bytes of its sentence embedding. `turn` grows with each that is made."""

    service = models.OneToOneField(Service, on_delete=models.PROTECT, related_name="+")
    vector = models.BinaryField()
    turn = models.BigIntegerField(unique=True)

    def __str__(self) -> str:
        return f"meaning of {self.service_id}"
