"""How many were introduced to an offer and how it went, in a sentence without names; small numbers are hidden."""

from django.db.models import Count

from alongside.directory.introductions.rules import SHOWN_FROM, counted
from alongside.directory.models import Introduction, Service
from alongside.directory.models.introduction import Answer, HowItWent

WELL, NOT_WELL, NOT_KNOWN = "well", "not_well", "not_known"
GROUPS = {
    HowItWent.GOES_ON: WELL, HowItWent.LIKED: WELL, HowItWent.NOT_SUITED: NOT_WELL,
    HowItWent.WENT: NOT_KNOWN, HowItWent.NOT_GONE: NOT_KNOWN, "": NOT_KNOWN,
}  # fmt: skip
SAYS = {
    WELL: "{} liked it or go on",
    NOT_WELL: "for {} it did not suit",
    NOT_KNOWN: "of {} it is not known, or they have not gone",
}


def how_many(service: Service) -> str:
    """`12 were introduced: 7 liked it or go on; for 5 it did not suit.`: of those who said yes."""
    rows = Introduction.objects.filter(service=service, answer=Answer.YES).order_by()
    numbers = dict.fromkeys(SAYS, 0)
    for outcome, many in rows.values_list("outcome").annotate(many=Count("pk")):
        numbers[GROUPS[outcome]] += many
    whole, shown = counted(numbers)
    if whole is None:
        return f"Fewer than {SHOWN_FROM} were introduced: too few to say how it went without saying of whom."
    if whole == 0:
        return "Nobody was introduced yet, as far as is written here."
    known = [SAYS[key].format(many) for key, many in shown.items() if many]
    hidden = [SAYS[key].format("some") for key, many in shown.items() if many is None]
    return f"{whole} were introduced: {'; '.join([*known, *hidden])}."
