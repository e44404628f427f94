"""An index of names, alike on both databases: the words of names, their pieces, and whose they are."""

from django.db import models

from alongside.people.models.person import Person


class NameToken(models.Model):
    """One word that occurs in somebody's name, folded (no capitals, no accents)."""

    id = models.BigAutoField(primary_key=True)
    word = models.CharField(max_length=100, unique=True)

    def __str__(self) -> str:
        return self.word


class NameGram(models.Model):
    """A piece of a word, for the middle of a name, or a word with a letter missing, for a slip (`people.names`)."""

    id = models.BigAutoField(primary_key=True)
    gram = models.CharField(max_length=101)
    token = models.ForeignKey(NameToken, on_delete=models.CASCADE)  # an index goes with what it points to

    class Meta:
        constraints = [models.UniqueConstraint(fields=["gram", "token"], name="a_piece_once_a_word")]

    def __str__(self) -> str:
        return self.gram


class PersonToken(models.Model):
    """A word of one person's name."""

    id = models.BigAutoField(primary_key=True)
    # An index goes with what it points to.
    person = models.ForeignKey(
        Person,
        on_delete=models.CASCADE,  # as above
        related_name="tokens",
    )
    token = models.ForeignKey(NameToken, on_delete=models.CASCADE)  # an index goes with what it points to
    # As the person has it, so that a name that thousands bear and a year are found together.
    born_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["token", "person"], name="a_word_once_a_person")]
        indexes = [models.Index(fields=["token", "born_on", "person"], name="a_word_and_a_birth")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.token_id}"
