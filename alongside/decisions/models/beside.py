"""What comes after a decision and stands beside it: what was said of it, and what became of it."""

from django.db import models
from django.db.models import Q

from alongside.decisions.models.decision import Decision
from alongside.kit.models import Editable, Record
from alongside.people.models import Person
from alongside.workforce.models import Worker


class CounselKind(models.TextChoices):
    ADVICE = "advice", "Advice"
    SUPPORT = "support", "Support"
    CHALLENGE = "challenge", "A challenge: it should be looked at again"


class Answer(models.TextChoices):
    UPHELD = "upheld", "It is upheld, and this is why"
    SET_ASIDE = "set_aside", "It is set aside, and this is why"


class CounselQuerySet(models.QuerySet["Counsel"]):
    def waiting(self) -> "CounselQuerySet":
        """Challenges that nobody has answered or taken back."""
        return self.filter(kind=CounselKind.CHALLENGE, answered_at=None, taken_back_at=None)


class Counsel(Editable):
    """Advice, support or a challenge, on the record: by a worker, or entered for somebody (`said_by`).

    Anybody alongside can give it, before a decision is made and after. A challenge to one that stands has a clock
    (`due_at`) and an answer; one that is still weighed is answered by what is then decided. `taken_back_at`: whoever
    gave it takes it back, and says why; it stays readable.
    """

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="counsel")
    kind = models.CharField(max_length=10, choices=CounselKind)
    words = models.TextField(max_length=4000)
    said_by = models.CharField(max_length=120, blank=True)
    given_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=10, choices=Answer, blank=True)
    answer_words = models.TextField(max_length=4000, blank=True)
    answered_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    taken_back_at = models.DateTimeField(null=True)
    why_taken_back = models.CharField(max_length=300, blank=True)

    objects = CounselQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["decision", "given_at"], name="counsel_on_a_decision")]
        constraints = [
            models.CheckConstraint(
                condition=Q(answer="", answer_words="", answered_by=None, answered_at=None)
                | (Q(answered_by__isnull=False, answered_at__isnull=False) & ~Q(answer="") & ~Q(answer_words="")),
                name="a_challenge_answered_says_why",
            ),
            models.CheckConstraint(
                condition=Q(taken_back_at=None, why_taken_back="")
                | (Q(taken_back_at__isnull=False, answered_at=None) & ~Q(why_taken_back="")),
                name="counsel_taken_back_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} on {self.given_at:%Y-%m-%d}"

    @property
    def person(self) -> Person:
        return self.decision.person

    @property
    def who(self) -> str:
        """Whose it is: a worker, or whoever a worker entered it for."""
        return self.said_by or self.given_by.name


class TurnKind(models.TextChoices):
    """What became of a decision, one after the other."""

    MADE = "made", "Decided"
    SECONDED = "seconded", "A second person agreed"
    SENT_BACK = "sent_back", "A second person asked to think again"
    CHALLENGED = "challenged", "Challenged"
    TAKEN_BACK = "taken_back", "A challenge was taken back"
    UPHELD = "upheld", "Upheld"
    SET_ASIDE = "set_aside", "Set aside"
    SUPERSEDED = "superseded", "Another took its place"
    STANDS = "stands", "Looked at again: it stands"
    FOR_NOW = "for_now", "Looked at again: still for now"
    LAW = "law", "Looked at under the law as it is now: it stands"
    REFERRED = "referred", "An advocate was asked for"
    ARRANGED = "arranged", "An advocate is there"
    CHANGED = "changed", "What changed because of the advocate"
    DIED = "died", "Not looked at again, since they died"


class DecisionTurn(Record):
    """One turn in the life of a decision: what became of it, why, by whom, when. Never changed."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="turns")
    kind = models.CharField(max_length=12, choices=TurnKind)
    words = models.TextField(max_length=4000, blank=True)
    by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["decision", "at"], name="turns_of_a_decision")]

    def __str__(self) -> str:
        return str(TurnKind(self.kind).label)

    @property
    def person(self) -> Person:
        return self.decision.person
