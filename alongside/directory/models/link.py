"""A community link: somebody whom a team knows, with that person's own agreement. The team keeps it, not the worker."""

from typing import Any

from django.db import models
from django.db.models import Q

from alongside.kit.models import Editable, Record
from alongside.people.models.consent import HowGiven
from alongside.people.telling import asked_for, found_by
from alongside.workforce.models import Team, Worker


class MayTell(models.TextChoices):
    """What may be said of them to somebody they could meet."""

    ASK_FIRST = "ask_first", "Ask them first, each time"
    NAME = "name", "Their name and what they offer"
    REACH = "reach", "Their name, and how to reach them"


class CommunityLinkQuerySet(models.QuerySet["CommunityLink"]):
    def holding(self) -> "CommunityLinkQuerySet":
        """Those whose agreement stands."""
        return self.filter(withdrawn_on=None)

    def found_by(self, words: str) -> "CommunityLinkQuerySet":
        """Those in which every word asked for begins a word; all of them where nothing is asked for."""
        found = self
        for beginning in asked_for(words):
            found = found.filter(searched__contains=f" {beginning}")
        return found


class CommunityLink(Editable):
    """Somebody in the community whom a team knows: what they know or offer, how to reach them, what they agreed to.

    `hand` is who speaks with them for the team (None: nobody by name); when that worker leaves, the link stays.
    Agreement that was withdrawn takes away what is known of them at once: only that they are not to be asked stays.
    """

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="links")
    hand = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=120)
    knows = models.CharField(max_length=500, blank=True)
    area = models.CharField(max_length=120, blank=True)
    reach = models.CharField(max_length=200, blank=True)
    may_tell = models.CharField(max_length=10, choices=MayTell)
    agreed_on = models.DateField()
    how_agreed = models.CharField(max_length=20, choices=HowGiven)
    checked_on = models.DateField()
    added_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    withdrawn_on = models.DateField(null=True)
    how_withdrawn = models.CharField(max_length=200, blank=True)
    withdrawn_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    searched = models.TextField(blank=True)

    objects = CommunityLinkQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["team", "name"], name="links_of_a_team"),
            models.Index(fields=["hand"], name="links_in_a_hand"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_on=None, withdrawn_by=None, withdrawn_at=None) & ~Q(knows="")
                | Q(withdrawn_on__isnull=False, withdrawn_by__isnull=False, withdrawn_at__isnull=False)
                & Q(knows="", area="", reach="", searched=""),
                name="a_withdrawn_link_says_no_more",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @staticmethod
    def words_to_find(facts: dict[str, Any]) -> str:
        """What a link with these facts is found by."""
        return found_by(facts["name"], facts["knows"], facts["area"])


class LinkHandOver(Record):
    """That a link went from one worker's hands into another's, or into the team's alone (None)."""

    link = models.ForeignKey(CommunityLink, on_delete=models.PROTECT, related_name="hands")
    from_worker = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    to_worker = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    handed_at = models.DateTimeField()
    handed_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["link", "-handed_at"], name="hands_of_a_link")]

    def __str__(self) -> str:
        return f"{self.link} from {self.from_worker} to {self.to_worker}"
