"""How close a goal feels to the person, and how far it came on a scale that both agreed on."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from alongside.goals.models.goal import Goal
from alongside.kit.models import Editable, Record
from alongside.people.models import Person
from alongside.workforce.models import Worker

IMPORTANT_AT_MOST = 3


class AttainmentScale(Editable):
    """What each level would look like for one goal, said together at the start, and how much the goal matters (1 to 3).

    `expected` is what both would be glad of (level 0); the others may be empty. Kiresuk and Sherman, 1968.
    """

    goal = models.OneToOneField(Goal, on_delete=models.PROTECT, related_name="scale")
    much_less = models.CharField(max_length=200, blank=True)
    less = models.CharField(max_length=200, blank=True)
    expected = models.CharField(max_length=200)
    more = models.CharField(max_length=200, blank=True)
    much_more = models.CharField(max_length=200, blank=True)
    importance = models.PositiveSmallIntegerField(
        default=1, validators=[MinValueValidator(1), MaxValueValidator(IMPORTANT_AT_MOST)]
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(importance__gte=1, importance__lte=IMPORTANT_AT_MOST),
                name="a_goal_matters_from_one_to_three",
            )
        ]

    def __str__(self) -> str:
        return self.expected

    @property
    def person(self) -> Person:
        return self.goal.person

    def levels(self) -> list[tuple[int, str]]:
        """Each level and its words, the highest first; without those that nobody put into words."""
        found = [(2, self.much_more), (1, self.more), (0, self.expected), (-1, self.less), (-2, self.much_less)]
        return [(level, words) for level, words in found if words]


class Moment(models.TextChoices):
    START = "start", "At the start"
    AGAIN = "again", "Looking again"


class Rating(Record):
    """How close a goal feels to the person, from 0 to 10, on a day; looking again, how far it came (`attainment`).

    `attainment` is a level of the goal's scale, from -2 to 2. None: not said.
    """

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="ratings")
    moment = models.CharField(max_length=10, choices=Moment)
    rating = models.PositiveSmallIntegerField(validators=[MinValueValidator(0), MaxValueValidator(10)])
    attainment = models.SmallIntegerField(null=True, validators=[MinValueValidator(-2), MaxValueValidator(2)])
    words = models.CharField(max_length=1000, blank=True)
    rated_on = models.DateField()
    recorded_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["rated_on", "recorded_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(rating__gte=0, rating__lte=10), name="a_rating_from_0_to_10"),
            models.CheckConstraint(
                condition=Q(attainment=None) | Q(attainment__gte=-2, attainment__lte=2, moment=Moment.AGAIN),
                name="how_far_a_goal_came_is_said_later",
            ),
            models.UniqueConstraint(
                fields=["goal"], condition=Q(moment=Moment.START), name="a_goal_starts_with_one_rating"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rating} of 10"

    @property
    def person(self) -> Person:
        return self.goal.person
