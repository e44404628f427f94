"""The forms of a copy, the ways it reaches its reader, and why one is not given: keys and words."""

from django.db import models


class Format(models.TextChoices):
    """The forms in which a copy can be given."""

    STANDARD = "standard", "Standard print"
    LARGE_18 = "large_18", "Large print, 18 point"
    LARGE_24 = "large_24", "Very large print, 24 point"
    EASY_READ = "easy_read", "Easy read"
    PLAIN_TEXT = "plain_text", "Plain text, for a screen reader or a braille printer"
    TRANSLATION = "translation", "In another language"
    RECORDING = "recording", "A video or sound recording"


class Channel(models.TextChoices):
    """How a copy reaches its reader."""

    BY_HAND = "by_hand", "By hand"
    TOGETHER = "together", "Read or shown to them, and left with them"
    POST = "post", "By post"
    EMAIL = "email", "By email"
    THROUGH = "through", "Through somebody they name"


class WhyNot(models.TextChoices):
    """Why a copy is not given."""

    NOT_WANTED = "not_wanted", "They do not want it"
    HARM = "harm", "It could bring them or somebody else to harm"
    NOT_REACHED = "not_reached", "We could not reach them"
    DIED = "died", "They died"
    ANOTHER = "another", "Another copy takes its place"
    OTHER = "other", "Something else"
