"""A good example of practice, shared by a person's agreement and without anybody's name."""

from django.db import models
from django.db.models import Q

from alongside.kit.models import Editable
from alongside.people.models import Person
from alongside.people.models.consent import HowGiven
from alongside.people.models.of_a_person import OfAPersonQuerySet
from alongside.people.telling import asked_for, found_by
from alongside.workforce.models import Worker


class ExampleQuerySet(OfAPersonQuerySet):
    def shared(self) -> "ExampleQuerySet":
        """Those whose agreement stands, the newest first."""
        return self.filter(withdrawn_at=None).order_by("-shared_at", "-id")

    def found_by(self, words: str) -> "ExampleQuerySet":
        """Those in which every word asked for begins a word; all of them where nothing is asked for."""
        found = self
        for beginning in asked_for(words):
            found = found.filter(searched__contains=f" {beginning}")
        return found


class Example(Editable):
    """What was done together and what came of it, told without names. Whose it is, only their own page says.

    Withdrawn, it is on no page that is shared: its words go, and that there was one stays with the person.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="examples")
    title = models.CharField(max_length=120)
    what_we_did = models.TextField(max_length=3000, blank=True)
    what_came_of_it = models.TextField(max_length=2000, blank=True)
    how_agreed = models.CharField(max_length=20, choices=HowGiven)
    agreed_on = models.DateField()
    shared_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    shared_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    searched = models.TextField(blank=True)

    objects = ExampleQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["-shared_at"], name="examples_newest_first")]
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by=None) & ~Q(what_we_did="")
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False)
                & Q(what_we_did="", what_came_of_it="", searched=""),
                name="a_withdrawn_example_says_no_more",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @staticmethod
    def words_to_find(title: str, what_we_did: str, what_came_of_it: str) -> str:
        """What an example with these words is found by."""
        return found_by(title, what_we_did, what_came_of_it)
