"""The right places that a first contact can lead to."""

from django.db import models


class Place(models.TextChoices):
    """Fixed keys, in the order in which they are offered."""

    KNOWN = "known", "The worker or the team who knows them"
    ADVICE = "advice", "Advice or information"
    INTRODUCTION = "introduction", "An introduction to somebody, or to somewhere near"
    TALKING_POINT = "talking_point", "A Talking Point"
    LONGER = "longer", "A longer conversation"
    CARER = "carer", "A conversation with a carer, about the carer’s own life"
    RAPID = "rapid", "Rapid response: somebody is there within four hours"
    SAFEGUARDING = "safeguarding", "Safeguarding: somebody may be abused or neglected"


HINTS = {
    Place.KNOWN: "They can go on from what they know, and nobody has to tell it all again.",
    Place.ADVICE: "Enough for now. We still go back and ask whether it helped.",
    Place.INTRODUCTION: "Somebody goes along, rings ahead, or gives a leaflet.",
    Place.TALKING_POINT: "A talk at a place nearby, within a few days.",
    Place.LONGER: "With somebody who has the time to look at the whole of it.",
    Place.CARER: "Whoever cares for somebody has a conversation of their own, whatever the other decides.",
    Place.RAPID: "Something has suddenly changed and cannot wait. Whoever is on duty gets it now; ring them too.",
    Place.SAFEGUARDING: "Whoever is on duty gets it now; ring them too.",
}
# Those that cannot wait: the duty of a team has them within hours.
AT_ONCE = (Place.RAPID, Place.SAFEGUARDING)
