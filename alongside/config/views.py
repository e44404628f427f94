"""Pages that belong to no room: the first page, health, and the demo's way in."""

from django.conf import settings
from django.contrib.auth import login
from django.db import Error, connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.gzip import gzip_page

from alongside.audit.doors import public_view
from alongside.design import samples
from alongside.design.pages import council_colours, page, pieces
from alongside.desk.views.day import desk
from alongside.workforce.models import Account, Worker


@public_view
def front(request: HttpRequest) -> HttpResponse:
    """The first page: a worker's desk; signed out, the demo's welcome, or sign-in."""
    if request.actor is not None:
        return desk(request)
    if not settings.IN_DEMO:
        return redirect(settings.LOGIN_URL)
    cast = Worker.objects.select_related("account").order_by("name")
    return page(request, "config/welcome.html", {"cast": [(worker, slug_of(worker)) for worker in cast]})


def slug_of(worker: Worker) -> str:
    """How the demo's address names a member of the cast: the part of their email before the @."""
    return worker.account.email.split("@")[0].replace(".", "-")


@public_view
def demo_as(request: HttpRequest, slug: str) -> HttpResponse:
    """Sign in as a member of the cast. Routed in the demo alone."""
    account = Account.objects.filter(email=f"{slug.replace('-', '.')}@example.org", worker__isnull=False).first()
    if account is None:
        raise Http404("Nobody of that name is in the cast.")
    login(request, account)
    return redirect("front")


@public_view
def health(request: HttpRequest) -> HttpResponse:
    """`{"status": "ok"}` when the database answers, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return JsonResponse({"status": "the database does not answer"}, status=503)
    return JsonResponse({"status": "ok"})


@public_view
def about(request: HttpRequest) -> HttpResponse:
    """What this is, and on what it is built."""
    return page(request, "design/about.html")


@public_view
def accessibility(request: HttpRequest) -> HttpResponse:
    """How usable this is, and what to do when it is not."""
    return page(request, "design/accessibility.html")


@public_view
def gallery(request: HttpRequest) -> HttpResponse:
    """Every macro a page is made of. Routed in development and the demo."""
    return page(request, "design/gallery.html", samples.gallery())


@public_view
def council_css(request: HttpRequest) -> HttpResponse:
    """The council's own colour, as a style sheet."""
    return council_colours(request)


@gzip_page
@public_view
def pieces_css(request: HttpRequest) -> HttpResponse:
    """The pieces that pages are made of, as one style sheet."""
    return pieces(request)
