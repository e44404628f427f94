"""The ledger, its seals, and the row history. All three are append-only: triggers refuse the rest."""

from django.db import connection, models

LOOKED = "looked"


class LedgerEntry(models.Model):
    """One act or one look: who, what, about whom, when. Ids and verbs only; no words of a record, no foreign keys.

    On PostgreSQL a trigger gives `id` while holding the ledger's lock, so that no row can appear later below a
    sealed one; on SQLite there is one writer at a time.
    """

    id = models.BigAutoField(primary_key=True)
    # Ties the row history to this entry; known before the entry has its number.
    act = models.UUIDField()
    at = models.DateTimeField()
    # When the act says it happened, which a late entry or a rebuilt history may put earlier than `at`.
    acted_at = models.DateTimeField()
    actor = models.CharField(max_length=80)
    verb = models.CharField(max_length=60)
    subject = models.CharField(max_length=120)
    person = models.UUIDField(null=True)
    page = models.CharField(max_length=60, default="")
    sitting = models.CharField(max_length=32, default="")
    day = models.DateField(null=True)
    detail = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["actor", "subject", "page", "sitting", "day"],
                condition=models.Q(verb=LOOKED),
                name="one_look_a_page_and_day",
            )
        ]
        indexes = [models.Index(fields=["person", "-at"], name="ledger_of_a_person")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor} {self.verb} {self.subject}"


class Block(models.Model):
    """A sealed stretch of the ledger: every row's id and hash, and the block before, keyed by LEDGER_KEY."""

    id = models.BigIntegerField(primary_key=True)  # 1, 2, 3 and so on: a gap is a missing block
    sealed_at = models.DateTimeField()
    first_row = models.BigIntegerField()
    last_row = models.BigIntegerField()
    rows = models.JSONField()  # [[id, hash], ...] in order of id
    previous = models.CharField(max_length=64)
    seal = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"block {self.id}, rows {self.first_row} to {self.last_row}"


class RowChangeQuerySet(models.QuerySet["RowChange"]):
    def of(self, record: models.Model) -> "RowChangeQuerySet":
        """The history of one record, oldest first. (Each database writes a key its own way.)"""
        key = record._meta.pk.get_db_prep_value(record.pk, connection)
        return self.filter(table_name=record._meta.db_table, row_id=str(key)).order_by("id")


class RowChange(models.Model):
    """One write to one row of a room's table, with the row before and after. Written by triggers only.

    A table emptied at a stroke on PostgreSQL is one line with no row. A sealed block leaves its number and its seal
    here too, so that the newest block cannot be taken away, or made again, unseen.
    """

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    act = models.UUIDField(null=True)  # None: outside any act (a migration, or a hand on the database)
    actor = models.CharField(max_length=80)
    operation = models.CharField(max_length=8)  # insert, update, delete, truncate
    table_name = models.CharField(max_length=80)
    row_id = models.CharField(max_length=64)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    objects = RowChangeQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["table_name", "row_id"], name="history_of_a_row")]

    def __str__(self) -> str:
        return f"{self.operation} {self.table_name} {self.row_id}"
