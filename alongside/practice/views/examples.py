"""Good examples of practice: read by everybody, without names; written and withdrawn on the person's own page."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from alongside.access.permissions import Permission
from alongside.audit.doors import worker_view
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone
from alongside.people.doors import person_view
from alongside.people.models import Person, carrying
from alongside.practice import actions
from alongside.practice.forms import example as forms
from alongside.practice.models import Example
from alongside.practice.views.reading import practice_page
from alongside.workforce.kept import typed

SHARE = Permission.EXAMPLE_SHARE
SHOWN = 50


@worker_view(Permission.PRACTICE_READ, page="practice")
def examples(request: HttpRequest) -> HttpResponse:
    """What colleagues did that others can try: nobody is named."""
    form = forms.Find(request.GET or None)
    sought = form.cleaned_data["q"] if form.is_bound and form.is_valid() else ""
    rows = list(Example.objects.shared().found_by(sought)[:SHOWN])
    return practice_page(request, "examples", sought=sought, rows=rows)


@worker_view(Permission.PRACTICE_READ, page="practice")
def example(request: HttpRequest, example_id: UUID) -> HttpResponse:
    """One example, without whose it is."""
    one = get_object_or_404(Example.objects.shared(), pk=example_id)
    return practice_page(request, "examples", template="example", example=one)


@person_view(page="examples")
def examples_of(request: HttpRequest, person: Person) -> HttpResponse:
    """What was shared of practice with this person, and what was withdrawn."""
    rows = Example.objects.of(person).select_related("shared_by", "withdrawn_by").order_by("-shared_at", "-id")
    context = {"person": person, "rows": list(rows), "may_share": person.opens_to(request.actor, SHARE)}
    return page(request, "practice/examples_of.html", context)


@person_view(SHARE, page="share_example")
def share(request: HttpRequest, person: Person) -> HttpResponse:
    """Write an example, with the person's agreement and without names."""
    form = forms.ShareExample(request.POST or typed(request), initial={"agreed_on": in_london(request.at).date()})
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            try:
                actions.share_example(person=person, **form.cleaned_data, by=request.actor, at=request.at)
            except AlreadyDone:
                pass
            return redirect("practice:examples_of", person.pk)
    context = {"form": form, "person": person, "example": None}
    return page(request, "practice/share_example.html", context, status=422 if form.errors else 200)


@person_view(SHARE, page="share_example")
def change(request: HttpRequest, person: Person, example_id: UUID) -> HttpResponse:
    """Change its words."""
    one = _one(person, example_id)
    begins = {name: getattr(one, name) for name in ("version", "title", "what_we_did", "what_came_of_it")}
    form = forms.ChangeExample(request.POST or typed(request), initial=begins)
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        with shown_in(form):
            actions.change_example(
                example=one, seen_version=facts.pop("version"), **facts, by=request.actor, at=request.at
            )
            return redirect("practice:examples_of", person.pk)
    context = {"form": form, "person": person, "example": one}
    return page(request, "practice/share_example.html", context, status=422 if form.errors else 200)


@person_view(SHARE, page="share_example")
def withdraw(request: HttpRequest, person: Person, example_id: UUID) -> HttpResponse:
    """The person takes it back."""
    one = _one(person, example_id)
    form = forms.WithdrawExample(request.POST or None, initial={"version": one.version})
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            seen = form.cleaned_data["version"]
            actions.withdraw_example(example=one, seen_version=seen, by=request.actor, at=request.at)
            return redirect("practice:examples_of", person.pk)
    context = {"form": form, "person": person, "example": one}
    return page(request, "practice/withdraw_example.html", context, status=422 if form.errors else 200)


def _one(person: Person, example_id: UUID) -> Example:
    return carrying(get_object_or_404(Example.objects.of(person), pk=example_id), person)
