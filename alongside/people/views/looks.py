"""Who has looked at a record, and why they could."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse

from alongside.access.permissions import Permission
from alongside.audit.models import LedgerEntry
from alongside.design.pages import page
from alongside.people import looks
from alongside.people.doors import person_view
from alongside.people.forms import openness as forms
from alongside.people.models import BrokenGlass, Person

LOOKS_A_PAGE = 50


@person_view(Permission.LOOKS_SEE, page="looks")
def who_has_looked(request: HttpRequest, person: Person) -> HttpResponse:
    """Everybody who looked at this record or changed it, newest first, and why they could; or one worker alone."""
    lookers = looks.lookers(person.keys)
    form = forms.WhoseLooks(request.GET if "who" in request.GET else None, lookers=lookers)
    asked = form.cleaned_data["who"] if form.is_bound and form.is_valid() else forms.EVERYBODY
    who = "" if asked == forms.EVERYBODY else asked
    rows = LedgerEntry.objects.filter(person__in=person.keys).order_by("-at", "-id")
    if who:
        rows = rows.filter(actor=f"{looks.WORKER}{who}")
    pages = Paginator(rows, LOOKS_A_PAGE)
    shown = pages.get_page(request.GET.get("page"))
    broken = BrokenGlass.objects.of(person).select_related("worker")
    context = {
        "person": person,
        "form": form,
        "who": who,
        "name": dict(lookers).get(who, ""),
        "pages": shown,
        "looks": looks.in_words(shown.object_list, broken),
    }
    return page(request, "people/looks.html", context)
