"""The jobs, each as the plainest Django view that does it."""

from datetime import UTC, datetime, time, timedelta
from uuid import UUID

from django.contrib.auth import authenticate, login
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from alongside.law.working_days import end_of_working_days
from bench.floor.forms import Noticed, ToDo, WriteConversation, WriteNote
from bench.floor.models import (
    CheckBack,
    Conversation,
    Cover,
    Due,
    Duty,
    Involvement,
    Member,
    Note,
    Person,
    Series,
    Statement,
    StoryItem,
    Strength,
    Undertaking,
    Word,
)

A_PAGE = 50
AHEAD = timedelta(days=28)
ROWS = {"noticed": Noticed, "to_do": ToDo}
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


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
def add_conversation(request, person_id, key):
    person = get_object_or_404(Person, pk=person_id)
    allow(request, person)
    every = Series.objects.filter(person=person, ended_at=None).order_by("-opened_at")
    form = WriteConversation(request.POST or None, series=every)
    noticed, to_do = (kind(request.POST or None, prefix=f"{name}-0") for name, kind in ROWS.items())
    forms = [form, noticed, to_do]
    if request.method != "POST" or not all(one.is_valid() for one in forms):
        context, refused = {"forms": forms, "person": person}, any(one.errors for one in forms)
        return render(request, "conversation.html", context, status=422 if refused else 200)
    told, now = form.cleaned_data, timezone.now()
    record_by = end_of_working_days(told["contact_at"], 2)
    with transaction.atomic():
        if told["series"] == "new":
            series = Series.objects.create(person=person, opened_at=told["contact_at"], purpose=told["purpose"])
        else:
            series = Series.objects.select_for_update().get(pk=told["series"])
        facts = {name: told[name] for name in ("contact_at", "how", "place", "in_their_words")}
        number = series.conversation_set.count() + 1
        conversation = Conversation.objects.create(
            id=key,
            person=person,
            series=series,
            number=number,
            kind="connecting",
            recorded_by=request.user,
            recorded_at=now,
            record_by=record_by,
            **facts,
        )
        Statement.objects.create(conversation=conversation, **noticed.cleaned_data)
        Undertaking.objects.create(conversation=conversation, **to_do.cleaned_data)
        CheckBack.objects.create(conversation=conversation, on=told["check_back_on"], user=request.user)
        StoryItem.objects.create(
            person=person,
            at=told["contact_at"],
            line=f"Connecting, conversation {number}",
            where_and_how=f"{told['place']} · {request.user.first_name}",
            said=told["in_their_words"][:280],
            told=noticed.cleaned_data["words"][:280],
            aside="1 thing we each will do · Recorded the same day",
        )
        check_back_at = timezone.make_aware(datetime.combine(told["check_back_on"], time.max))
        Due.objects.bulk_create(
            [
                Due(user=request.user, person=person, due_at=record_by, what="Recorded", done_at=now),
                Due(user=request.user, person=person, due_at=check_back_at, what="Check back"),
            ]
        )
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
def story(request, person_id):
    """A page of fifty, beyond a cursor or from the newest."""
    person = get_object_or_404(Person, pk=person_id)
    allow(request, person)
    items = StoryItem.objects.filter(person=person).order_by("-at", "-id")
    if older := request.GET.get("older"):
        moment, key = older.split("-")
        at = EPOCH + timedelta(microseconds=int(moment))
        items = items.filter(at__lte=at).filter(Q(at__lt=at) | Q(pk__lt=UUID(key)))
    items = list(items[: A_PAGE + 1])
    return render(request, "story.html", {"person": person, "items": items[:A_PAGE], "more": len(items) > A_PAGE})


@login_required
def team_desk(request, team_id):
    member = get_object_or_404(Member.objects.select_related("team"), team=team_id, user=request.user)
    team, now = member.team, timezone.now()
    users = [each.user for each in Member.objects.filter(team=team).select_related("user").order_by("user__first_name")]
    waiting = Due.objects.filter(user__in=users, done_at=None)
    alongside = Involvement.objects.filter(user__in=users, ends_at=None)
    named = Involvement.objects.filter(person=OuterRef("person"), ends_at=None, is_named=True)
    unnamed = Involvement.objects.filter(~Exists(named), team=team, ends_at=None).select_related("person")
    context = {
        "team": team,
        "dues": waiting.filter(due_at__lt=now + AHEAD).select_related("person", "user").order_by("due_at")[:50],
        "users": users,
        "alongside": dict(alongside.values_list("user").annotate(Count("person", distinct=True))),
        "waiting": dict(waiting.values_list("user").annotate(Count("pk"))),
        "unnamed": unnamed.order_by("starts_at")[:20],
        "cover": Cover.objects.filter(absent__in=users, ends_at__gt=now).select_related("absent", "covering"),
        "duty": Duty.objects.filter(team=team, ends_at__gt=now).select_related("user"),
        "now": now,
    }
    return render(request, "team.html", context)


@login_required
def desk(request):
    alongside = list(
        Involvement.objects.filter(user=request.user, ends_at=None).select_related("person").order_by("person__name")
    )
    now, strengths = timezone.now(), {}
    dues = Due.objects.filter(user=request.user, done_at=None, due_at__lt=now + AHEAD)
    for strength in Strength.objects.filter(person__in=[i.person_id for i in alongside]).order_by("-named_at"):
        strengths.setdefault(strength.person_id, []).append(strength.words)
    context = {
        "dues": dues.select_related("person").order_by("due_at")[:50],
        "alongside": alongside,
        "strengths": strengths,
        "now": now,
    }
    return render(request, "desk.html", context)


@login_required
def people(request):
    """The people the user is alongside, by name."""
    alongside = Involvement.objects.filter(user=request.user, ends_at=None).select_related("person")
    return render(request, "people.html", {"alongside": alongside.order_by("person__name")})


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
