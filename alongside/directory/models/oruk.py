"""An entry as machines are sent it, and what came from other people's feeds."""

from uuid import UUID

from django.db import models

from alongside.directory.models.offer import Service
from alongside.kit.models import Record


class ServiceDocument(Record):
    """One entry as `/oruk/v3/` sends it, made again whenever the entry changes (ADR 0013): no fact of its own.

    `whole` is the service with all it holds, `short` the one of a list, both as JSON; `searched` its words, folded;
    `public` what the public's pages say of it, as JSON too (`public/words.py`).
    """

    service = models.OneToOneField(Service, on_delete=models.PROTECT, related_name="document")
    whole = models.TextField()
    short = models.TextField()
    searched = models.TextField()
    public = models.TextField(default="{}")

    def __str__(self) -> str:
        return f"document of {self.service_id}"


# The one row of ServiceCount.
THE_COUNT = UUID("5d1c2a34-0f6e-5b3a-9a57-6f3c1a2b00c0")


class ServiceCount(Record):
    """How many services there are: one row, counted up as they are added, so that no list has to count them all."""

    number = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.number} services"


class Feed(Record):
    """Where entries came from: a feed on the network, or a file. `name` is what the community team calls it."""

    name = models.CharField(max_length=200, unique=True)
    origin = models.CharField(max_length=500, blank=True)

    def __str__(self) -> str:
        return self.name


class FeedRun(Record):
    """One import. `position` is how many pages or batches are done, so that one that was interrupted goes on there.

    `fault` says why it ended before its end; nothing is then marked as gone.
    """

    feed = models.ForeignKey(Feed, on_delete=models.PROTECT, related_name="runs")
    origin = models.CharField(max_length=500, blank=True)
    started_at = models.DateTimeField()
    position = models.PositiveIntegerField(default=0)
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    same = models.PositiveIntegerField(default=0)
    gone = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    finished_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=500, blank=True)

    def __str__(self) -> str:
        return f"import of {self.feed_id}"


class FeedRefusal(Record):
    """A record that an import could not take, and the sentence that says why. `their_id` is as it stood there.

    `is_taken`: only something of it was left out; the record itself was taken.
    """

    run = models.ForeignKey(FeedRun, on_delete=models.PROTECT, related_name="refusals")
    place = models.PositiveIntegerField()
    their_id = models.CharField(max_length=100, blank=True)
    reason = models.TextField()
    is_taken = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["run", "place"], name="refusals_of_a_run")]

    def __str__(self) -> str:
        return f"refusal {self.pk}"


class FeedRecord(Record):
    """One record of a feed: the id it has there, and the key that we gave what it stands for.

    `digest` tells whether the feed says something new; `version` is the entry's after the last import, so that what
    somebody here has corrected since is not written over.
    """

    feed = models.ForeignKey(Feed, on_delete=models.PROTECT, related_name="records")
    kind = models.CharField(max_length=20)
    their_id = models.CharField(max_length=100)
    ours = models.UUIDField()
    digest = models.CharField(max_length=64, blank=True)
    version = models.PositiveIntegerField(default=0)
    seen_in = models.ForeignKey(FeedRun, on_delete=models.PROTECT, null=True, related_name="seen")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["feed", "kind", "their_id"], name="one_key_a_record")]
        indexes = [models.Index(fields=["ours"], name="feed_records_by_ours")]

    def __str__(self) -> str:
        return f"{self.kind} {self.their_id}"
