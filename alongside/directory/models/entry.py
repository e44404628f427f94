"""How an entry is kept true: checks, changes, links for who runs it, local knowledge, and whose desk it comes to."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from alongside.directory.models.offer import Service
from alongside.directory.models.organisation import Organisation
from alongside.directory.models.oruk import Feed
from alongside.kit.models import Record
from alongside.workforce.models import Team, Worker


class DirectoryTeam(Record):
    """Which team looks after the directory: what is to be checked waits on its desk. The newest row counts."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    set_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.team} looks after the directory"


class HowChecked(models.TextChoices):
    """How somebody made sure that an entry is true."""

    PHONED = "phoned", "Rang them"
    WENT = "went", "Went there"
    WROTE = "wrote", "Wrote to them"
    WEBSITE = "website", "Looked at their own page"
    THEMSELVES = "themselves", "They said so themselves"
    FEED = "feed", "Their feed says so"


class EntryCheck(Record):
    """That an entry was found to be true, or made true, on a day."""

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="checks")
    checked_on = models.DateField()
    how = models.CharField(max_length=20, choices=HowChecked)
    by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=300)
    recorded_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["service", "-checked_on"], name="checks_of_a_service")]

    def __str__(self) -> str:
        return f"check {self.pk}"


class EntryLinkQuerySet(models.QuerySet["EntryLink"]):
    def open(self, *, at: datetime) -> "EntryLinkQuerySet":
        """Links that still work."""
        return self.filter(ends_at__gt=at, ended_at=None)


class EntryLink(Record):
    """A way for whoever runs something to keep its entries true without an account, until an end.

    The address holds a key that follows from this row’s own (`entries/keys.py`); `word` is the keyed hash of what was
    agreed with them apart from it. After too many wrong words it ends by itself.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="links")
    for_whom = models.CharField(max_length=200)
    word = models.CharField(max_length=64)
    wrong_words = models.PositiveSmallIntegerField(default=0)
    made_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = EntryLinkQuerySet.as_manager()

    def __str__(self) -> str:
        return f"link {self.pk}"


class ChangeState(models.TextChoices):
    MADE = "made", "Made"
    WAITING = "waiting", "Waits for a look"
    TAKEN = "taken", "Looked at and made"
    DECLINED = "declined", "Looked at and not made"


class EntryChange(Record):
    """One change of an entry: what it said before and after, in the words of its page (`entries/words.py`).

    Made by a worker, by whoever runs it through a `link`, or by a feed. `answers` is what a change that waits will say,
    and `seen_version` the entry it was written from. Told by anybody at all (`is_told`), it holds only their words: a
    worker who looks makes the change, and how to reach them (`answers`) is let go.
    """

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="changes")
    by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    link = models.ForeignKey(EntryLink, on_delete=models.PROTECT, null=True, related_name="changes")
    feed = models.ForeignKey(Feed, on_delete=models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=300)
    made_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=ChangeState)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    answers = models.JSONField(default=dict)
    seen_version = models.PositiveIntegerField(default=0)
    looked_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    looked_at = models.DateTimeField(null=True)
    why = models.CharField(max_length=500, blank=True)

    class Meta:
        indexes = [models.Index(fields=["service", "-made_at"], name="changes_of_a_service")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["made", "waiting"], looked_at=None)
                | Q(state__in=["taken", "declined"], looked_at__isnull=False),
                name="looked_at_once_looked",
            )
        ]

    def __str__(self) -> str:
        return f"change {self.pk}"

    @property
    def is_told(self) -> bool:
        """Did somebody without an account, a link or a feed say that something has changed?"""
        return self.by_id is None and self.link_id is None and self.feed_id is None


class Telling(Record):
    """That somebody told us of a change from one place on the network, as its keyed hash: so that a flood is slowed.

    Let go after a day.
    """

    at = models.DateTimeField()
    place = models.CharField(max_length=64)

    class Meta:
        indexes = [models.Index(fields=["place", "at"], name="tellings_from_a_place")]

    def __str__(self) -> str:
        return f"telling {self.pk}"


class LocalKnowledgeQuerySet(models.QuerySet["LocalKnowledge"]):
    def standing(self) -> "LocalKnowledgeQuerySet":
        """What is still held to be so, newest first."""
        return self.filter(ended_at=None).select_related("written_by", "team").order_by("-written_at", "-id")


class LocalKnowledge(Record):
    """What a worker knows of an offer that its entry does not say: ask for Sam, the side door is the step-free one.

    Held by a team (or by all), not by who wrote it, so that it stays when they leave. Nothing about a person.
    """

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="knowledge")
    words = models.TextField()
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    written_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    ended_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)
    why_ended = models.CharField(max_length=300, blank=True)

    objects = LocalKnowledgeQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["service", "-written_at"], name="knowledge_of_a_service")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None) | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="knowledge_ended_by_somebody",
            )
        ]

    def __str__(self) -> str:
        return f"local knowledge {self.pk}"
