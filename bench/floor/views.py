"""The jobs, each as the plainest Django view that does it."""

from django.contrib.auth import authenticate, login
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from alongside.law.working_days import end_of_working_days
from bench.floor.forms import WriteNote
from bench.floor.models import Due, Involvement, Note, Person, StoryItem, Strength, Word


def sign_in(request):
    if request.method == "POST":
        user = User.objects.get(email=request.POST["email"])
        login(request, authenticate(request, username=user.username, password=request.POST["password"]))
        return redirect("/desk/")
    return render(request, "sign_in.html")


def allow(request, person):
    """Only somebody who is alongside the person now."""
    now = timezone.now()
    rows = Involvement.objects.filter(
        Q(ends_at=None) | Q(ends_at__gt=now), person=person, user=request.user, starts_at__lte=now
    )
    if not rows.exists():
        raise PermissionDenied


@login_required
def add_note(request, person_id):
    person = get_object_or_404(Person, pk=person_id)
    allow(request, person)
    form = WriteNote(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "note.html", {"form": form, "person": person}, status=422 if form.errors else 200)
    note, now = form.cleaned_data, timezone.now()
    record_by = end_of_working_days(note["contact_at"], 2)
    with transaction.atomic():
        Note.objects.create(person=person, recorded_by=request.user, recorded_at=now, record_by=record_by, **note)
        StoryItem.objects.create(
            person=person,
            at=note["contact_at"],
            line=dict(form.fields["kind"].choices)[note["kind"]],
            where_and_how=f"{request.user.first_name} · {note['place']}",
            said=note["in_their_words"][:280],
            told=note["together"][:280],
            aside="Recorded the same day",
        )
        Due.objects.create(user=request.user, person=person, due_at=record_by, what="Recorded", done_at=now)
    return redirect("person", person.pk)


@login_required
def person(request, person_id):
    person = get_object_or_404(Person, pk=person_id)
    allow(request, person)
    context = {
        "person": person,
        "items": StoryItem.objects.filter(person=person).order_by("-at", "-id")[:50],
        "strengths": Strength.objects.filter(person=person).order_by("named_at"),
        "alongside": Involvement.objects.filter(person=person, ends_at=None).select_related("user"),
        "dues": Due.objects.filter(person=person, done_at=None).select_related("user").order_by("due_at")[:5],
    }
    return render(request, "person.html", context)


@login_required
def desk(request):
    alongside = list(
        Involvement.objects.filter(user=request.user, ends_at=None).select_related("person").order_by("person__name")
    )
    strengths = {}
    for strength in Strength.objects.filter(person__in=[i.person_id for i in alongside]).order_by("-named_at"):
        strengths.setdefault(strength.person_id, []).append(strength.words)
    context = {
        "dues": Due.objects.filter(user=request.user, done_at=None).select_related("person").order_by("due_at")[:50],
        "alongside": alongside,
        "strengths": strengths,
        "now": timezone.now(),
    }
    return render(request, "desk.html", context)


@login_required
def find(request):
    """Ten people one of whose names holds what was typed; where none does, those whose names are the likest."""
    asked = request.GET["q"].casefold()
    people = list(Person.objects.filter(bearer__word__word__contains=asked).distinct().order_by("name")[:10])
    if not people:
        marked = f"${asked}$"
        pieces = {marked[i : i + 3] for i in range(len(marked) - 2)}
        likest = Word.objects.filter(piece__piece__in=pieces).annotate(many=Count("id")).order_by("-many")[:10]
        people = list(
            Person.objects.filter(bearer__word__in=[word.pk for word in likest]).distinct().order_by("name")[:10]
        )
    return render(request, "find.html", {"people": people, "asked": request.GET["q"]})


def front(request):
    return HttpResponse("ok")
