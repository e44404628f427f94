"""Who said something, or will do something: the person, a worker, somebody in the person's life, or a name alone."""

from django.db import models
from django.db.models import Q

from alongside.people.models import Contact
from alongside.people.models.story_item import Voice
from alongside.workforce.models import Worker


def one_of_them(*, with_person: bool = True) -> Q:
    """One of the ways to name somebody, and no second."""
    ways = [
        Q(worker__isnull=False, contact=None, name=""),
        Q(worker=None, contact__isnull=False, name=""),
        Q(worker=None, contact=None) & ~Q(name=""),
    ]
    if with_person:
        ways = [Q(is_person=False) & way for way in ways]
        ways.append(Q(is_person=True, worker=None, contact=None, name=""))
    whole = ways[0]
    for way in ways[1:]:
        whole |= way
    return whole


class BySomebody(models.Model):
    """What all facts have that are somebody's. The person whose record it is stands as `is_person`."""

    is_person = models.BooleanField(default=False)
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=120, blank=True)

    class Meta:
        abstract = True

    def who(self, called: str) -> str:
        """Their name; `called` is what the person whose record it is likes to be called."""
        return called if self.is_person else str(self.worker or self.contact or self.name)

    @property
    def voice(self) -> str:
        """The worker's voice for a worker's, the person's for everybody of the person's side."""
        return (Voice.WORKER if self.worker_id else Voice.PERSON).value
