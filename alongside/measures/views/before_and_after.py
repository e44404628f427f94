"""What was asked of one person: before and after, each measure by itself."""

from django.http import Http404, HttpRequest, HttpResponse

from alongside.access.permissions import Permission
from alongside.design.pages import page
from alongside.kit.moments import in_london
from alongside.measures.models import Asking
from alongside.measures.registry import measure as registered
from alongside.measures.seeing import can_be_asked, may, series_of
from alongside.people.doors import person_view
from alongside.people.models import Person

ASK = Permission.MEASURE_ASK


@person_view(page="measures")
def before_and_after(request: HttpRequest, person: Person) -> HttpResponse:
    """How it is going, by what the person answered: the first time and the latest, and what can be asked."""
    today = in_london(request.at).date()
    series = series_of(person)
    context = {
        "person": person,
        "series": series,
        "unfinished": list(Asking.objects.of(person).unfinished().select_related("begun_by")),
        "due_again": [one for row in series for one in row.askings if one.is_due_again(on=today)],
        "can_be_asked": can_be_asked(on=today),
        "may_ask": may(request, person, ASK),
    }
    return page(request, "measures/before_and_after.html", context)


@person_view(page="measures")
def of_one(request: HttpRequest, person: Person, measure: str) -> HttpResponse:
    """One measure, every time that it was asked, the first beside the latest. It prints as it is."""
    found = registered(measure)
    if found is None:
        raise Http404("There is no such measure.")
    series = next((row for row in series_of(person) if row.measure.key == found.key), None)
    struck = Asking.objects.of(person).filter(measure=found.key, struck_at__isnull=False).order_by("asked_on")
    context = {
        "person": person,
        "measure": found,
        "series": series,
        "struck": list(struck),
        "may_ask": may(request, person, ASK) and found in can_be_asked(on=in_london(request.at).date()),
    }
    return page(request, "measures/of_one.html", context)
