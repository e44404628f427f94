"""A worker's own: what they think about their practice, and how often they do what the way of working is made of."""

from django.db import models

from alongside.kit.models import Editable, Record
from alongside.workforce.models import Worker


class Reflection(Editable):
    """What a worker wrote for themselves to one of the pack's questions, or to none (`question` empty).

    It is theirs alone: no page shows it to anybody else. `asked` is the question as it was put.
    """

    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="reflections")
    question = models.CharField(max_length=60, blank=True)
    asked = models.CharField(max_length=400, blank=True)
    words = models.TextField(max_length=6000)
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["-written_at", "-id"]
        indexes = [models.Index(fields=["worker", "-written_at"], name="reflections_of_a_worker")]

    def __str__(self) -> str:
        return f"Reflection of {self.written_at:%Y-%m-%d}"


class SelfCheck(Record):
    """How often a worker says they do each of the pack's elements: `answers` are keys with 0 (never) to 4 (always).

    Ours, and not the validated measure of the model. `pack_version` is what the elements were called by.
    """

    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="self_checks")
    answers = models.JSONField()
    pack_version = models.CharField(max_length=60)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-made_at", "-id"]
        indexes = [models.Index(fields=["worker", "-made_at"], name="self_checks_of_a_worker")]

    def __str__(self) -> str:
        return f"Self-check of {self.made_at:%Y-%m-%d}"
