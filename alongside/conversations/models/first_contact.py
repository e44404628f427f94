"""The first good conversation with whoever calls, and the right place that it leads to."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import models
from django.db.models import Exists, OuterRef, Q

from alongside.conversations.models.conversation import Conversation, How
from alongside.conversations.models.place import Place
from alongside.files.models import KeptFile
from alongside.kit.models import Editable, Record
from alongside.people.models import Consent, Contact, OfAPersonQuerySet, Person
from alongside.workforce.models import Team, Worker


class Caller(models.TextChoices):
    """Who got in touch."""

    PERSON = "person", "The person themselves"
    CLOSE = "close", "Somebody close to them, or a neighbour"
    PROFESSIONAL = "professional", "A professional, who refers them"
    ANONYMOUS = "anonymous", "Somebody who does not want to say who they are"


class Sharing(models.TextChoices):
    """What the person says about telling whoever called for them."""

    NOT_ASKED = "not_asked", "They have not been asked yet, so nothing is told"
    AGREED = "agreed", "They were asked, and agree that some of it is told"
    NOTHING = "nothing", "They were asked, and want nothing told"


class Assessment(models.TextChoices):
    """What becomes of an assessment. Two of these refuse one, and are named so."""

    OFFERED = "offered", "They may need care and support, and an assessment is offered"
    THEY_REFUSE = "they_refuse", "They may need care and support, and do not want an assessment"
    WE_REFUSE = "we_refuse", "An assessment was asked for, or may be needed, and we do not offer one"


REFUSED = (Assessment.THEY_REFUSE, Assessment.WE_REFUSE)


class FirstContactQuerySet(OfAPersonQuerySet):
    def standing(self) -> "FirstContactQuerySet":
        """Those whose conversation is not struck, and those that have none yet."""
        return self.filter(Q(conversation=None) | Q(conversation__struck_at=None))

    def waiting(self) -> "FirstContactQuerySet":
        """Those that nobody has taken on yet."""
        return self.standing().filter(answered_at=None)

    def coming_back(self, *, within: timedelta) -> "FirstContactQuerySet":
        """Those about somebody of whom there was an earlier contact within this time before."""
        earlier = FirstContact.objects.standing().filter(
            person=OuterRef("person"),
            contact_at__lt=OuterRef("contact_at"),
            contact_at__gte=OuterRef("contact_at") - within,
        )
        return self.standing().filter(Exists(earlier), person__isnull=False)


class FirstContact(Editable):
    """Somebody got in touch. What was said stands in its conversation; here, who called, and where it goes from here.

    `person` None: nobody can say yet whom it is about. `conversation` None: it is not in anybody's record yet, since
    whom it is about is not known, or the record is looked after by a few, to whom it was put; `concern`, `said` (what
    the person said) and `strong` then stand here, and nowhere else.

    `place` empty: not decided yet. It was given to a worker or to a team's duty, who are to take it on by `due_at`.
    `letter` is what a professional sent, and `letter_says` what it says, in short. `consent` is what the person agreed
    may be told to whoever called. `assessment` empty: nothing was said of one.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="first_contacts")
    conversation = models.OneToOneField(Conversation, on_delete=models.PROTECT, null=True, related_name="first_contact")
    contact_at = models.DateTimeField()
    how = models.CharField(max_length=20, choices=How)
    taken_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    taken_at = models.DateTimeField()
    caller = models.CharField(max_length=20, choices=Caller)
    caller_contact = models.ForeignKey(Contact, on_delete=models.PROTECT, null=True, related_name="+")
    caller_name = models.CharField(max_length=120, blank=True)
    organisation = models.CharField(max_length=200, blank=True)
    answer_how = models.CharField(max_length=200, blank=True)
    letter = models.ForeignKey(KeptFile, on_delete=models.PROTECT, null=True, related_name="+")
    letter_says = models.CharField(max_length=400, blank=True)
    concern = models.TextField(max_length=20_000, blank=True)
    said = models.TextField(max_length=10_000, blank=True)
    strong = models.TextField(max_length=4000, blank=True)
    tried = models.TextField(max_length=4000, blank=True)
    around = models.TextField(max_length=4000, blank=True)
    communicate = models.TextField(max_length=2000, blank=True)
    good_outcome = models.TextField(max_length=4000, blank=True)
    sharing = models.CharField(max_length=20, choices=Sharing, default=Sharing.NOT_ASKED)
    consent = models.OneToOneField(Consent, on_delete=models.PROTECT, null=True, related_name="+")
    place = models.CharField(max_length=20, choices=Place, blank=True)
    agreed = models.TextField(max_length=4000, blank=True)
    safety_wishes = models.TextField(max_length=2000, blank=True)
    assessment = models.CharField(max_length=20, choices=Assessment, blank=True)
    why_no_assessment = models.TextField(max_length=2000, blank=True)
    refusal_law = models.CharField(max_length=60, blank=True)
    # Only while it has no conversation: whose check-back would say it.
    check_back_on = models.DateField(null=True)
    to_worker = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    to_team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    due_at = models.DateTimeField()
    what_was_done = models.TextField(max_length=4000, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")

    objects = FirstContactQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["person", "-contact_at"], name="first_contacts_of_a_person"),
            models.Index(fields=["-contact_at"], name="first_contacts_by_moment"),
            models.Index(fields=["due_at"], condition=Q(answered_at=None), name="first_contacts_waiting"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=(Q(conversation=None) & ~Q(concern=""))
                | Q(
                    conversation__isnull=False, person__isnull=False, concern="", said="", strong="", check_back_on=None
                ),
                name="what_was_said_first_stands_once",
            ),
            models.CheckConstraint(
                condition=Q(caller__in=(Caller.PERSON, Caller.ANONYMOUS), caller_contact=None, caller_name="")
                | Q(caller__in=(Caller.CLOSE, Caller.PROFESSIONAL)),
                name="who_called_is_named_where_they_say",
            ),
            models.CheckConstraint(
                condition=Q(caller=Caller.PROFESSIONAL) & ~Q(organisation="")
                | ~Q(caller=Caller.PROFESSIONAL) & Q(organisation=""),
                name="a_referral_says_from_where",
            ),
            models.CheckConstraint(
                condition=Q(letter=None, letter_says="")
                | (Q(caller=Caller.PROFESSIONAL, letter__isnull=False) & ~Q(letter_says="")),
                name="a_letter_is_a_professionals",
            ),
            models.CheckConstraint(
                condition=Q(to_worker=None, to_team__isnull=False) | Q(to_worker__isnull=False, to_team=None),
                name="a_first_contact_goes_to_somebody",
            ),
            models.CheckConstraint(
                condition=Q(assessment__in=REFUSED) & ~Q(why_no_assessment="") & ~Q(refusal_law="")
                | ~Q(assessment__in=REFUSED) & Q(why_no_assessment="", refusal_law=""),
                name="no_assessment_says_why",
            ),
            models.CheckConstraint(
                condition=Q(what_was_done="", answered_at=None, answered_by=None)
                | Q(answered_at__isnull=False, answered_by__isnull=False),
                name="a_first_contact_is_taken_on_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"first contact on {self.contact_at:%Y-%m-%d}"

    @property
    def goes_to(self) -> str:
        """To whom it was given, by name."""
        return str(self.to_worker) if self.to_worker_id else f"{self.to_team} team"

    @property
    def added_its_caller(self) -> bool:
        """Was whoever called added to the people in a life with this first contact itself?"""
        return self.caller_contact_id == caller_key(self.pk)

    @property
    def refuses_an_assessment(self) -> bool:
        """Does what came of it leave somebody who may need care and support without an assessment?"""
        return self.assessment in REFUSED

    def who_called(self, called: str) -> str:
        """Who got in touch; `called` is what the person it is about likes to be called."""
        if self.caller == Caller.PERSON:
            return called
        if self.caller == Caller.ANONYMOUS:
            return "Somebody who did not say who they are"
        return str(self.caller_contact or self.caller_name)


class FirstContactDraft(Editable):
    """A first contact while it is held: what is in each box, whatever it is, and whom it is about (None: not yet said).

    It has the key that the first contact will have; only its writer sees it. `contact_at` None: the moment is not yet
    entered as one that can be read.
    """

    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    words = models.JSONField(default=dict)
    contact_at = models.DateTimeField(null=True)
    record_by = models.DateTimeField(null=True)
    saved_at = models.DateTimeField()

    objects = OfAPersonQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["worker", "saved_at"], name="first_contact_drafts_of_worker")]
        constraints = [
            models.CheckConstraint(
                condition=Q(contact_at=None, record_by=None) | Q(contact_at__isnull=False, record_by__isnull=False),
                name="a_first_contact_draft_has_its_clock",
            )
        ]

    def __str__(self) -> str:
        return f"draft saved at {self.saved_at:%Y-%m-%d %H:%M}"


class ToldInConfidence(Record):
    """A first contact may be about `person`, whose record is hidden: told to whoever answers for it, and nobody else.

    `read_at` None: they have not read it yet.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="told_in_confidence")
    contact = models.ForeignKey(FirstContact, on_delete=models.PROTECT, related_name="told")
    told_at = models.DateTimeField()
    due_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    read_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")

    objects = OfAPersonQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "told in confidence"
        constraints = [
            models.UniqueConstraint(fields=["person", "contact"], name="told_in_confidence_once"),
            models.CheckConstraint(
                condition=Q(read_at=None, read_by=None) | Q(read_at__isnull=False, read_by__isnull=False),
                name="told_in_confidence_is_read_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"told at {self.told_at:%Y-%m-%d %H:%M}"


def caller_key(first: UUID) -> UUID:
    """The key of whoever called, where they are added with the first contact of this key: so this too is done once."""
    return UUID(int=first.int ^ 4)


# How far back a repeat contact is looked for, in days.
LOOKING_BACK = (90, 180, 365)


def before(person: Person, *, at: datetime) -> list[tuple[int, int]]:
    """How often there was contact about a person within so many days before a moment: pairs of days and times."""
    windows = {
        f"within_{days}": models.Count("pk", filter=Q(contact_at__gte=at - timedelta(days=days)))
        for days in LOOKING_BACK
    }
    found = FirstContact.objects.of(person).standing().filter(contact_at__lt=at).aggregate(**windows)
    return [(days, found[f"within_{days}"]) for days in LOOKING_BACK]
