"""An introduction of a person to something on offer: proposed, answered by them, arranged, and how it went."""

from datetime import date

from django.db import models
from django.db.models import Q

from alongside.directory.models.offer import Service
from alongside.kit.models import Editable, Record
from alongside.kit.moments import date_in_words
from alongside.people.models import Contact, Person
from alongside.people.models.of_a_person import OfAPersonQuerySet
from alongside.workforce.models import Worker


class Answer(models.TextChoices):
    """What the person says to it."""

    YES = "yes", "Yes"
    NOT_NOW = "not_now", "Not now"
    NO = "no", "No"


class Introducer(models.TextChoices):
    """Who introduces them."""

    WORKER = "worker", "A worker"
    CONTACT = "contact", "Somebody in their life"
    ALONE = "alone", "They go by themselves"


class How(models.TextChoices):
    """How they are introduced."""

    TOGETHER = "together", "Go together the first time"
    CALL = "call", "Ring ahead, so that they are expected"
    LEAFLET = "leaflet", "Give the leaflet, with whom to ask for"


class HowItWent(models.TextChoices):
    """What happened."""

    GOES_ON = "goes_on", "They go there, and it goes on"
    LIKED = "liked", "They went, and liked it"
    WENT = "went", "They went"
    NOT_SUITED = "not_suited", "It did not suit"
    NOT_GONE = "not_gone", "They have not gone"


WENT_WELL = (HowItWent.GOES_ON, HowItWent.LIKED)


class IntroductionQuerySet(OfAPersonQuerySet):
    def open(self) -> "IntroductionQuerySet":
        """Those that wait for an answer, or of which it is still to be asked how it went."""
        return self.filter(closed_at=None)

    def in_order(self) -> "IntroductionQuerySet":
        """The newest first, with all that a list says."""
        rows = self.select_related("service", "worker", "contact", "asker", "proposed_by")
        return rows.order_by("-proposed_at", "-pk")


class Introduction(Editable):
    """One offer of the directory for one person.

    Everything is empty until it is known: their `answer` in their `answer_words`; then who introduces them, how and on
    which day, and who asks on `ask_on` how it went; then the `outcome` in `outcome_words`, with `outcome_why` where it
    did not suit. `closed_at`: nothing more is to be asked. `ask_again_on` is for an answer of not now.
    What came before stands in its turns.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="introductions")
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="introductions")
    why = models.CharField(max_length=500, blank=True)
    proposed_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()

    answer = models.CharField(max_length=10, choices=Answer, blank=True)
    answer_words = models.CharField(max_length=1000, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_to = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    ask_again_on = models.DateField(null=True)

    introducer = models.CharField(max_length=10, choices=Introducer, blank=True)
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, null=True, related_name="+")
    how = models.CharField(max_length=10, choices=How, blank=True)
    on_day = models.DateField(null=True)
    ask_on = models.DateField(null=True)
    asker = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")

    outcome = models.CharField(max_length=12, choices=HowItWent, blank=True)
    outcome_words = models.CharField(max_length=1000, blank=True)
    outcome_why = models.CharField(max_length=500, blank=True)
    told_at = models.DateTimeField(null=True)

    closed_at = models.DateTimeField(null=True)
    why_ended = models.CharField(max_length=300, blank=True)

    objects = IntroductionQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["person", "-proposed_at"], name="introductions_of_a_person"),
            models.Index(fields=["service", "outcome"], name="introductions_to_an_offer"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None, answered_to=None)
                | (~Q(answer="") & Q(answered_at__isnull=False, answered_to__isnull=False)),
                name="an_answer_has_its_moment",
            ),
            models.CheckConstraint(
                condition=Q(introducer="", how="", on_day=None, ask_on=None, asker=None)
                | (
                    Q(answer="yes", on_day__isnull=False, ask_on__isnull=False, asker__isnull=False)
                    & ~Q(introducer="")
                    & ~Q(how="")
                ),
                name="arranged_as_a_whole",
            ),
            models.CheckConstraint(
                condition=Q(outcome="", told_at=None) | (~Q(outcome="") & Q(told_at__isnull=False)),
                name="how_it_went_has_its_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"introduction {self.pk}"

    @property
    def is_open(self) -> bool:
        """Is there still something to be asked?"""
        return self.closed_at is None

    @property
    def is_arranged(self) -> bool:
        """Is it said who introduces them, how and when?"""
        return self.on_day is not None

    @property
    def who_in_words(self) -> str:
        """Who introduces them, by name; `by themselves` when nobody goes along."""
        somebody = self.worker or self.contact
        return somebody.name if somebody else "by themselves"

    @property
    def plan_in_words(self) -> str:
        """`With Ade Bello on 3 December 2026. Go together the first time.`; empty until it is arranged."""
        if self.on_day is None:
            return ""
        who = self.who_in_words if self.introducer == Introducer.ALONE else f"with {self.who_in_words}"
        return f"{who[0].upper()}{who[1:]}, on {date_in_words(self.on_day)}. {self.get_how_display()}."

    @property
    def state_in_words(self) -> str:
        """Where it stands, in a few words."""
        if self.why_ended:
            return "Not asked any more"
        if self.outcome:
            return str(self.get_outcome_display())
        if self.is_arranged:
            return "Arranged"
        return {Answer.NO: "They would rather not", Answer.NOT_NOW: "Not now"}.get(
            self.answer, "Waits for their answer"
        )  # type: ignore[call-overload]

    def is_late(self, *, on: date) -> bool:
        """Has the day gone by on which it was to be asked how it went?"""
        return self.is_open and self.ask_on is not None and self.ask_on < on


class WhatTurned(models.TextChoices):
    PROPOSED = "proposed", "Suggested"
    ANSWERED = "answered", "Answered"
    ARRANGED = "arranged", "Arranged"
    TOLD = "told", "How it went"
    LEFT = "left", "Goes on with a colleague"
    ENDED = "ended", "Not asked any more"


class IntroductionTurn(Record):
    """What happened to an introduction at one moment, as its page then said it. Never changed."""

    introduction = models.ForeignKey(Introduction, on_delete=models.PROTECT, related_name="turns")
    what = models.CharField(max_length=10, choices=WhatTurned)
    line = models.CharField(max_length=700)
    said = models.CharField(max_length=1000, blank=True)
    by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["introduction", "at"], name="turns_of_an_introduction")]

    def __str__(self) -> str:
        return f"turn {self.pk}"
