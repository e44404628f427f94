"""A decision about somebody's life: a test that was applied, or ways that were weighed, with why."""

from django.db import models
from django.db.models import Q

from alongside.decisions.kinds import BY_SLUG, KINDS, Kind
from alongside.kit.models import Editable, Record
from alongside.people.models import OfAPersonQuerySet, Person
from alongside.workforce.models import Team, Worker


class State(models.TextChoices):
    WEIGHING = "weighing", "Being weighed"
    SECOND = "second", "Waits for a second person"
    STANDS = "stands", "It stands"
    SUPERSEDED = "superseded", "Another took its place"
    SET_ASIDE = "set_aside", "Set aside"
    STRUCK = "struck", "Entered in error"


class Agrees(models.TextChoices):
    """Whether the person agrees."""

    YES = "yes", "Agrees"
    PARTLY = "partly", "Agrees with some of it"
    NO = "no", "Does not agree"
    NOT_KNOWN = "not_known", "It is not known"


class Each(models.TextChoices):
    """How often a cost comes."""

    ONCE = "once", "once"
    WEEK = "week", "a week"
    MONTH = "month", "a month"
    YEAR = "year", "a year"


MADE = (State.STANDS, State.SUPERSEDED, State.SET_ASIDE)


class DecisionQuerySet(OfAPersonQuerySet):
    def standing(self) -> "DecisionQuerySet":
        """Those that stand, the newest first."""
        return self.filter(state=State.STANDS).order_by("-made_at", "-pk")

    def made(self) -> "DecisionQuerySet":
        """Those that were made and were no mistake, whatever became of them; the newest first."""
        return self.filter(state__in=MADE).order_by("-made_at", "-pk")

    def with_everybody(self) -> "DecisionQuerySet":
        """Each with the person and the workers whom pages, story and clocks name."""
        return self.select_related(*WITH)


class Decision(Editable):
    """A decision, from the first word of it on.

    While it is weighed, `words` holds what is in each box, whatever it is, and everybody alongside can read and go on
    with it; `record_by` is its recording clock, once it says when it was decided. Deciding fills in the rest, which
    then changes no more: what comes later stands beside it (`DecisionTurn`, `Counsel`).

    Of a determination: `law_version` is the law it applied, `facts` and `evidence` what was found, `verdict` what the
    law makes of it, `finding` the practitioner's own conclusion. Of a choice: the `options`, and which is chosen.
    `laws` is what it rests on, `more` its answers to `kinds.more_of`. `ended_at` is when it was set aside, or another
    took its place.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="decisions")
    kind = models.CharField(max_length=40, choices=[(kind.slug, kind.words) for kind in KINDS])
    state = models.CharField(max_length=12, choices=State, default=State.WEIGHING)
    question = models.CharField(max_length=300, blank=True)
    words = models.JSONField(default=dict)
    begun_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    kept_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    kept_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True)
    record_by = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    their_view = models.TextField(max_length=10_000, blank=True)
    view_said_by = models.CharField(max_length=120, blank=True)
    view_said_on = models.DateField(null=True)
    agrees = models.CharField(max_length=10, choices=Agrees, blank=True)
    why_not_known = models.TextField(max_length=1000, blank=True)
    reasons = models.TextField(max_length=10_000, blank=True)
    law_version = models.CharField(max_length=80, blank=True)
    facts = models.JSONField(default=dict)
    evidence = models.JSONField(default=dict)
    verdict = models.JSONField(default=dict)
    finding = models.BooleanField(null=True)
    restricts = models.BooleanField(default=False)
    more = models.JSONField(default=dict)
    rests_on = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="relied_on_by")
    risk = models.ForeignKey("decisions.WeighedRisk", on_delete=models.PROTECT, null=True, related_name="decisions")
    supersedes = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="superseded_by")
    is_provisional = models.BooleanField(default=False)
    review_on = models.DateField(null=True)
    reviewed_at = models.DateTimeField(null=True)
    second_worker = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    second_team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    seconded_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    seconded_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    # When somebody looked at it under the law that followed.
    law_looked_at = models.DateTimeField(null=True)
    pack_version = models.CharField(max_length=80, blank=True)
    struck_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    struck_at = models.DateTimeField(null=True)
    why_struck = models.CharField(max_length=300, blank=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["person", "state", "-made_at"], name="decisions_of_a_person"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_at=None, decided_by=None)
                | (
                    Q(decided_at__isnull=False, decided_by__isnull=False, made_at__isnull=False)
                    & ~Q(question="")
                    & ~Q(reasons="")
                    & ~Q(agrees="")
                ),
                name="a_decision_made_says_why",
            ),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=False) | Q(state__in=["weighing", "second", "struck"]),
                name="what_stands_was_decided",
            ),
            models.CheckConstraint(
                condition=Q(their_view="", view_said_on=None) | (~Q(their_view="") & Q(view_said_on__isnull=False)),
                name="a_view_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(is_provisional=False) | Q(review_on__isnull=False), name="for_now_has_a_day"
            ),
            models.CheckConstraint(
                condition=Q(struck_at=None, struck_by=None, why_struck="")
                | (Q(struck_at__isnull=False, struck_by__isnull=False) & ~Q(why_struck="")),
                name="a_decision_struck_says_why",
            ),
        ]

    def __str__(self) -> str:
        return self.question or str(self.what.words)

    @property
    def what(self) -> Kind:
        """Its kind, with what that asks."""
        return BY_SLUG[self.kind]

    @property
    def is_open(self) -> bool:
        """Is it still being weighed?"""
        return self.state == State.WEIGHING

    @property
    def is_late(self) -> bool:
        """Was it recorded after its clock?"""
        return self.decided_at is not None and self.record_by is not None and self.decided_at > self.record_by


WITH = ("person", "begun_by", "kept_by", "decided_by", "second_worker", "second_team", "seconded_by", "struck_by")


class Option(Record):
    """One way that was weighed. `number` is its place; one of a choice is chosen, once it is made."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="options")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    good = models.TextField(max_length=4000)
    wrong = models.TextField(max_length=4000)
    fit = models.TextField(max_length=4000)
    cost = models.DecimalField(max_digits=10, decimal_places=2, null=True)
    cost_each = models.CharField(max_length=10, choices=Each, blank=True)
    why = models.TextField(max_length=4000)
    is_chosen = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["decision", "number"], name="an_option_has_its_place"),
            models.UniqueConstraint(fields=["decision"], condition=Q(is_chosen=True), name="one_option_is_chosen"),
            models.CheckConstraint(
                condition=Q(cost=None, cost_each="") | (Q(cost__gte=0) & ~Q(cost_each="")), name="a_cost_says_how_often"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def cost_in_words(self) -> str:
        """`£45.00 a week`; empty where it does not matter."""
        return "" if self.cost is None else f"£{self.cost:,.2f} {Each(self.cost_each).label}"


class DecisionLaw(Record):
    """A law that a decision rests on: in words, and its version as `law.version` finds it (empty: no rule is here).

    `is_checked` is whether somebody had read it against its source when it was relied on.
    """

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="laws")
    words = models.CharField(max_length=300)
    version = models.CharField(max_length=80, blank=True)
    is_checked = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["version"], name="decisions_by_law")]

    def __str__(self) -> str:
        return self.words
