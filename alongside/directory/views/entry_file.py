"""Pictures and documents on an entry: added, sent to workers, taken away."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from alongside.access.permissions import Permission
from alongside.audit.doors import worker_view
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.directory import actions
from alongside.directory.forms.entry_file import AddEntryFile
from alongside.directory.models import EntryFile, Service
from alongside.directory.views.entry_ways import go_to
from alongside.files.serving import sent
from alongside.kit.refusals import AlreadyDone
from alongside.workforce.kept import typed

READ, CHANGE = Permission.DIRECTORY_READ, Permission.DIRECTORY_CHANGE


@worker_view(CHANGE, page="add_entry_file")
def add(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """Put a picture or a document on an entry."""
    service = get_object_or_404(Service, pk=service_id)
    form = AddEntryFile(request.POST or typed(request), request.FILES)
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        with shown_in(form):
            try:
                read = facts.pop("file")
                actions.add_entry_file(service=service, read=read, **facts, by=request.actor, at=request.at)
            except AlreadyDone:
                pass
            return go_to(service_id, done="filed")
    context = {"form": form, "service": service}
    return page(request, "directory/add_entry_file.html", context, status=422 if form.errors else 200)


@worker_view(READ, page="entry_file")
def entry_file(request: HttpRequest, entry_file_id: UUID) -> HttpResponseBase:
    """A picture or a document of an entry, for whoever may read the directory."""
    one = get_object_or_404(EntryFile.objects.standing(), pk=entry_file_id)
    return sent(one.file, name=one.words)


@require_POST
@worker_view(CHANGE, page="take_entry_file_away")
def take_away(request: HttpRequest, entry_file_id: UUID) -> HttpResponse:
    """Take a picture or a document away from its entry."""
    one = get_object_or_404(EntryFile, pk=entry_file_id)
    try:
        actions.take_entry_file_away(entry_file=one, by=request.actor, at=request.at)
    except AlreadyDone:
        pass
    return go_to(one.service_id, done="unfiled")
