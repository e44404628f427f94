"""Who I am: what a person says about themselves, under the headings of the PRSB's About Me standard."""

from django.db import models

from alongside.kit.models import Editable
from alongside.people.models.of_a_person import OfAPersonQuerySet
from alongside.people.models.person import Person
from alongside.workforce.models import Worker


class Heading(models.TextChoices):
    """Headings that have a row of their own. What is most important to me stands with the person (`what_matters`), and
    how I communicate with what they said when they were asked about communication (`CommunicationNeeds.own_words`)."""

    PEOPLE = "people", "People who are important to me"
    WELLNESS = "wellness", "My wellness"
    PLEASE_DO = "please_do", "Please do"
    PLEASE_DO_NOT = "please_do_not", "Please do not"
    SUPPORT = "support", "How and when to support me"
    ALSO = "also", "Also worth knowing about me"


class AboutMeQuerySet(OfAPersonQuerySet):
    def counting(self, person: Person) -> "dict[str, AboutMe]":
        """Heading -> what counts beneath it: what stands with the record that goes on, else with one joined to it."""
        keys = person.keys
        rows = sorted(self.of(person), key=lambda row: (bool(row.words), -keys.index(row.person_id)))
        return {row.heading: row for row in rows}


class AboutMe(Editable):
    """A person's own words under one heading. `said_by` empty: they said it; `supported_by` helped to write it."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="about_me")
    heading = models.CharField(max_length=20, choices=Heading)
    words = models.TextField(max_length=2000, blank=True)
    said_by = models.CharField(max_length=120, blank=True)
    said_on = models.DateField()
    supported_by = models.CharField(max_length=120, blank=True)
    updated_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    updated_at = models.DateTimeField()

    objects = AboutMeQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "heading"], name="one_about_me_a_heading")]

    def __str__(self) -> str:
        return self.get_heading_display()
