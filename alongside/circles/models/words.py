"""The few answers that a placement takes, each with a fixed key and plain words."""

from django.db.models import TextChoices


class Kind(TextChoices):
    """Who or what is on a map."""

    PERSON = "person", "Person"
    GROUP = "group", "Group"
    PLACE = "place", "Place"
    ACTIVITY = "activity", "Activity"
    PET = "pet", "Pet"
    ONLINE = "online", "Online community"


class Sector(TextChoices):
    """Which part of a life: those of one part stand together in the picture."""

    FAMILY = "family", "Family"
    FRIENDS = "friends", "Friends"
    NEIGHBOURS = "neighbours", "Neighbours and places near"
    DAYS = "days", "Work, school or day service"
    INTERESTS = "interests", "Interests and faith"
    SUPPORT = "support", "Paid support"


class Quality(TextChoices):
    """How the tie is: drawn as a pattern, told in these words."""

    STRONG = "strong", "Strong"
    FINE = "fine", "Fine"
    WEAK = "weak", "Weak"
    STRESSFUL = "stressful", "Stressful"
    BROKEN = "broken", "Broken"


class Help(TextChoices):
    """A kind of help, which may go either way."""

    LISTENING = "listening", "Listening"
    COMPANY = "company", "Company"
    PRACTICAL = "practical", "Practical help"
    ADVICE = "advice", "Advice"
    MONEY = "money", "Money or things"


class Mode(TextChoices):
    """How they are in touch."""

    FACE = "face", "In person"
    PHONE = "phone", "By phone"
    MESSAGE = "message", "By message or letter"
    ONLINE = "online", "Online"


class Often(TextChoices):
    """How often they are in touch."""

    DAILY = "daily", "Most days"
    WEEKLY = "weekly", "Most weeks"
    MONTHLY = "monthly", "Most months"
    YEARLY = "yearly", "A few times a year"
    RARELY = "rarely", "Hardly ever"


class Met(TextChoices):
    """How they met: whether a tie was made in a service alone follows from it."""

    ALWAYS = "always", "Family, or always known"
    SERVICE = "service", "Through a service"
    ACTIVITY = "activity", "At an activity, a group or a place"
    DAYS = "days", "At work or school"
    NEAR = "near", "As a neighbour"
    ONLINE = "online", "Online"
    SOMEBODY = "somebody", "Through somebody they know"
    OTHER = "other", "Some other way"
