"""The product's rows in plain tables: the same columns and indexes, no constraints but keys."""

import uuid

from django.contrib.auth.models import User
from django.db import models


class Person(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    name = models.CharField(max_length=200)
    known_as = models.CharField(max_length=100, blank=True)
    pronouns = models.CharField(max_length=40, blank=True)
    born_on = models.DateField(null=True)
    what_matters = models.TextField(blank=True)
    what_matters_said_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["name", "id"], name="floor_people_by_name")]

    @property
    def called(self):
        return self.known_as or self.name


class Team(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    name = models.CharField(max_length=80)


class Member(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    team = models.ForeignKey(Team, on_delete=models.PROTECT)
    user = models.ForeignKey(User, on_delete=models.PROTECT)


class Duty(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    team = models.ForeignKey(Team, on_delete=models.PROTECT)
    user = models.ForeignKey(User, on_delete=models.PROTECT)
    ends_at = models.DateTimeField()


class Cover(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    absent = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    covering = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ends_at = models.DateTimeField()


class Involvement(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT)
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True)
    role = models.CharField(max_length=40)
    is_named = models.BooleanField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["person", "starts_at"], name="floor_alongside_a_person"),
            models.Index(fields=["user", "starts_at"], name="floor_alongside_of_a_user"),
        ]


class Strength(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT)
    words = models.CharField(max_length=120)
    named_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["person", "named_at"], name="floor_strengths")]


class Note(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT)
    kind = models.CharField(max_length=20)
    contact_at = models.DateTimeField()
    place = models.CharField(max_length=120, blank=True)
    in_their_words = models.TextField(blank=True)
    together = models.TextField(blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT)
    recorded_at = models.DateTimeField()
    record_by = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["person", "-contact_at"], name="floor_notes")]


class Series(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT)
    opened_at = models.DateTimeField()
    purpose = models.CharField(max_length=200, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["person", "opened_at"], name="floor_series_of_a_person")]


class Conversation(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT)
    series = models.ForeignKey(Series, on_delete=models.PROTECT)
    number = models.IntegerField()
    kind = models.CharField(max_length=20)
    contact_at = models.DateTimeField()
    how = models.CharField(max_length=20)
    place = models.CharField(max_length=120, blank=True)
    in_their_words = models.TextField(blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT)
    recorded_at = models.DateTimeField()
    record_by = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["person", "-contact_at"], name="floor_conversations")]


class Statement(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT)
    words = models.TextField()
    mark = models.CharField(max_length=10)


class Undertaking(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT)
    words = models.CharField(max_length=400)
    by_on = models.DateField(null=True)
    done_at = models.DateTimeField(null=True)


class CheckBack(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT)
    on = models.DateField()
    user = models.ForeignKey(User, on_delete=models.PROTECT)
    answered_at = models.DateTimeField(null=True)


class StoryItem(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT)
    at = models.DateTimeField()
    line = models.CharField(max_length=240)
    where_and_how = models.CharField(max_length=240, blank=True)
    said = models.TextField(blank=True)
    told = models.TextField(blank=True)
    aside = models.CharField(max_length=240, blank=True)

    class Meta:
        indexes = [models.Index(fields=["person", "-at", "-id"], name="floor_story")]


class Due(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    user = models.ForeignKey(User, on_delete=models.PROTECT)
    person = models.ForeignKey(Person, on_delete=models.PROTECT)
    due_at = models.DateTimeField()
    what = models.CharField(max_length=240)
    done_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["user", "due_at"], condition=models.Q(done_at=None), name="floor_open_dues_of_a_user"),
            models.Index(
                fields=["person", "due_at"], condition=models.Q(done_at=None), name="floor_open_dues_of_a_person"
            ),
        ]


class Word(models.Model):
    id = models.BigAutoField(primary_key=True)
    word = models.CharField(max_length=100, unique=True)


class Piece(models.Model):
    id = models.BigAutoField(primary_key=True)
    piece = models.CharField(max_length=3, db_index=True)
    word = models.ForeignKey(Word, on_delete=models.CASCADE)


class Bearer(models.Model):
    id = models.BigAutoField(primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    word = models.ForeignKey(Word, on_delete=models.CASCADE)


# In the order in which they can be made and filled.
TABLES = [
    *(Person, Team, Member, Duty, Cover, Involvement, Strength, Note),
    *(Series, Conversation, Statement, Undertaking, CheckBack),
    *(StoryItem, Due, Word, Piece, Bearer),
]
