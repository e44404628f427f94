"""A worker's own settings: which emails tell them that something waits."""

from django.http import HttpRequest, HttpResponse

from alongside.access.permissions import Permission
from alongside.audit.doors import worker_view
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.workforce.actions.reminders import choose_reminders
from alongside.workforce.forms.reminders import ChooseReminders
from alongside.workforce.kept import typed
from alongside.workforce.models import Reminders
from alongside.workforce.views.going_on import done, go_to, site_of


@worker_view(Permission.DESK_SEE, page="reminders")
def reminders(request: HttpRequest) -> HttpResponse:
    """Which emails tell me that something waits?"""
    worker = request.actor
    chosen = Reminders.objects.filter(worker=worker).first()
    begins = {name: getattr(chosen, name) for name in ChooseReminders.base_fields} if chosen else {}
    form = ChooseReminders(request.POST or typed(request), initial=begins)
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            answers = dict(form.cleaned_data)
            seen = answers.pop("version") or 0
            choose_reminders(
                worker=worker, seen_version=seen, **answers, site=site_of(request), by=worker, at=request.at
            )
            return go_to("reminders", done="reminders")
    context = {"form": form, "done": done(request), "email": worker.email}
    return page(request, "workforce/reminders.html", context, status=422 if form.errors else 200)
