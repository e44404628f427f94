"""Pages that are read: one conversation, one series, one's own recording."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from alongside import packs
from alongside.access.permissions import Permission
from alongside.audit.doors import worker_view
from alongside.conversations import actions
from alongside.conversations.forms.answers import EndSeries, OnlyVersion
from alongside.conversations.forms.first_contact import TakeOn
from alongside.conversations.forms.note import AddBeside
from alongside.conversations.models import CheckBack, Conversation, FirstContact, Note, Offer, Series, Undertaking
from alongside.conversations.models.conversation import Kind, Mark, OfferKind
from alongside.conversations.parts import STATEMENT
from alongside.conversations.story.conversation import heading
from alongside.conversations.story.words import recorded_in_words, struck_in_words
from alongside.conversations.views.beside import what_is_not_right
from alongside.conversations.views.first_contact_reading import PARTS, as_read
from alongside.conversations.views.laws import beside_reading
from alongside.conversations.views.may import may
from alongside.conversations.views.mistake import only_struck, struck_page
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.directory.models import Advice
from alongside.kit.ids import new_id
from alongside.kit.moments import day_in_words
from alongside.kit.refusals import AlreadyDone
from alongside.people.doors import person_view
from alongside.people.models import Person, carrying
from alongside.people.reading import strength_as_read
from alongside.workforce.kept import typed
from alongside.workforce.models import Worker

RECORD = Permission.CONVERSATION_RECORD
# How far back one's own recording is shown.
LOOKING_BACK = timedelta(days=90)
CAME_BACK_WITHIN = timedelta(days=365)
_OFFERS = Prefetch("offers", queryset=Offer.objects.order_by("pk"))


@person_view(page="conversation")
def conversation(request: HttpRequest, person: Person, conversation_id: UUID) -> HttpResponse:
    """One conversation as it was recorded, and what came of it since; of a struck one, that it was struck."""
    one = _one(person, conversation_id)
    if one.struck_at is not None:
        return struck_page(request, person, one)
    form = AddBeside(request.POST or typed(request), initial={"id": new_id()})
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            carrying(one, person)
            try:
                actions.correct_conversation(conversation=one, **form.cleaned_data, by=request.actor, at=request.at)
            except AlreadyDone:
                pass
            return redirect("conversations:conversation", person.pk, one.pk)
    context = {
        **_as_read(person, one),
        **_first_contact(request, person, one),
        **beside_reading(request, person, one),
        "just_recorded": "recorded" in request.GET,
        "form": form,
        "may_answer": may(request, person, Permission.UNDERTAKING_ANSWER),
        "may_add": may(request, person, Permission.NOTE_CORRECT),
        "may_put_right": may(request, person, Permission.MISTAKE_PUT_RIGHT),
        "may_give": may(request, person, Permission.COPY_GIVE),
        "may_introduce": may(request, person, Permission.INTRODUCE),
    }
    return page(request, "conversations/conversation.html", context, status=422 if form.errors else 200)


def _first_contact(request: HttpRequest, person: Person, one: Conversation) -> dict[str, Any]:
    """What stands with the conversation of a first contact, where it is one that was kept so."""
    rows = (
        FirstContact.objects.select_related(*PARTS) if one.kind == Kind.FIRST_CONTACT else FirstContact.objects.none()
    )
    contact = rows.filter(conversation=one).first()
    if contact is None:
        return {"first": None}
    carrying(contact, person)
    return {**as_read(request, contact, person), "take_on": TakeOn(initial={"version": contact.version})}


@person_view(Permission.STRUCK_OPEN, page="struck")
def struck_conversation(request: HttpRequest, person: Person, conversation_id: UUID) -> HttpResponse:
    """What a struck conversation said, for those who may open it."""
    one = _one(person, conversation_id)
    only_struck(one)
    context = {**_as_read(person, one), "just_recorded": False, "first": None}
    context |= {"may_answer": False, "may_add": False, "may_put_right": False, "may_give": False}
    context |= {"may_introduce": False, "laws": [], "missing": []}
    context["strengths"] += [{"words": words} for words in one.struck_strengths]
    return page(request, "conversations/conversation.html", context)


def _one(person: Person, key: UUID) -> Conversation:
    rows = Conversation.objects.of(person).select_related("recorded_by", "struck_by", "moved_by", "group")
    advised = Advice.objects.filter(person__in=person.keys, given_at__gte=OuterRef("contact_at"))
    rows = rows.select_related("series", "comes_after").annotate(is_advised=Exists(advised))
    return get_object_or_404(rows.prefetch_related(_OFFERS), pk=key)


def _as_read(person: Person, one: Conversation) -> dict[str, Any]:
    ways = {way.id: way.text for way in packs.active().conversations.ways}
    statements = one.statements.select_related("worker", "contact").order_by("number")
    shown = one.strengths_shown.select_related("strength__named_by", "strength__person").order_by("pk")
    return {
        "person": person,
        "one": one,
        "heading": heading(one),
        "how": ways.get(one.how, one.how),
        "there": [str(row) for row in one.present.select_related("worker", "contact").order_by("pk")],
        "statements": [
            (f"{STATEMENT}{row.number}", row.words, Mark(row.mark).label, row.who(person.called), row.voice)
            for row in statements
        ],
        "strengths": [strength_as_read(row.strength) for row in shown],
        "risk": getattr(one, "positive_risk", None),
        "undertakings": undertakings_as_read(
            one.undertakings.select_related("worker", "contact").order_by("number"), person
        ),
        "offers": [(offer, OfferKind(offer.kind).label) for offer in one.offers.all()],
        "outcomes": list(one.outcomes.order_by("is_long_term", "pk")),
        "check_back": CheckBack.objects.filter(conversation=one).select_related("owner", "answered_by").first(),
        "worry": getattr(one, "safety_worry", None),
        "override": getattr(one, "override", None),
        "kept": recorded_in_words(one),
        "corrections": list(one.corrections.select_related("added_by").order_by("added_at")),
        "not_right": what_is_not_right(one),
        "struck": struck_in_words(one) if one.struck_at else "",
    }


def undertakings_as_read(rows: Any, person: Person) -> list[dict[str, Any]]:
    """What each will do, for the `undertaking` macro and the way to answer it."""
    return [
        {
            "key": row.pk,
            "who": row.who(person.called),
            "what": row.words,
            "by": day_in_words(row.by_on) if row.by_on else "",
            "voice": row.voice,
            "is_done": row.happened == "done",
            "is_answered": row.answered_at is not None,
            "happened": row.get_happened_display() if row.happened else "",
            "what_happened": row.what_happened,
        }
        for row in rows
    ]


@person_view(page="series")
def series(request: HttpRequest, person: Person, series_id: UUID) -> HttpResponse:
    """A series: its conversations in their order, what each will do, when we check back, and how it ended."""
    one = get_object_or_404(Series.objects.of(person).select_related("opened_by", "ended_by"), pk=series_id)
    if one.struck_at is not None:
        raise Http404("Nothing of this series stands.")
    conversations = list(one.conversations.standing().select_related("recorded_by", "group").order_by("number"))
    undertakings = Undertaking.objects.filter(conversation__in=conversations).select_related("worker", "contact")
    checks = CheckBack.objects.filter(conversation__in=conversations).select_related("owner", "conversation")
    before = Series.objects.of(person).standing().filter(ended_at__lt=one.opened_at).order_by("-ended_at").first()
    came_back = before if before and one.opened_at - before.ended_at <= CAME_BACK_WITHIN else None
    context = {
        "person": person,
        "series": one,
        "conversations": [(row, heading(row)) for row in conversations],
        "undertakings": undertakings_as_read(undertakings.order_by("conversation__number", "number"), person),
        "check_backs": list(checks.order_by("conversation__number")),
        "came_back": came_back,
        "days_since": (one.opened_at - came_back.ended_at).days if came_back else 0,
        "may_record": may(request, person, RECORD),
        "may_answer": may(request, person, Permission.UNDERTAKING_ANSWER),
        "goes_on": OnlyVersion(initial={"version": one.version}),
    }
    return page(request, "conversations/series.html", context)


@person_view(RECORD, page="series")
def end_series(request: HttpRequest, person: Person, series_id: UUID) -> HttpResponse:
    """End a series, with what was achieved."""
    one = get_object_or_404(Series.objects.of(person).standing(), pk=series_id)
    form = EndSeries(request.POST or typed(request), initial={"version": one.version})
    if request.method == "POST" and form.is_valid():
        answers = dict(form.cleaned_data)
        with shown_in(form):
            carrying(one, person)
            actions.end_series(
                series=one, seen_version=answers.pop("version"), **answers, by=request.actor, at=request.at
            )
            return redirect("conversations:series", person.pk, one.pk)
    context = {"person": person, "series": one, "form": form}
    return page(request, "conversations/end_series.html", context, status=422 if form.errors else 200)


@require_POST
@person_view(RECORD, page="")
def go_on(request: HttpRequest, person: Person, series_id: UUID) -> HttpResponse:
    """Say that a series goes on after all."""
    one = get_object_or_404(Series.objects.of(person).standing(), pk=series_id)
    form = OnlyVersion(request.POST)
    if form.is_valid():
        with shown_in(form):
            carrying(one, person)
            actions.go_on_with_series(
                series=one, seen_version=form.cleaned_data["version"], by=request.actor, at=request.at
            )
    return redirect("conversations:series", person.pk, one.pk)


@worker_view(Permission.DESK_SEE, page="my_recording")
def my_recording(request: HttpRequest) -> HttpResponse:
    """How one's own recording went lately: what was on time, what was late, and what helps."""
    context = {**recording_of(request.actor, since=request.at - LOOKING_BACK), "clock": _recording_clock()}
    return page(request, "conversations/my_recording.html", context)


def recording_of(worker: Worker, *, since: Any) -> dict[str, Any]:
    """How many contacts a worker recorded since a moment, and those that were late, without saying of whom."""
    mine = {"recorded_by": worker, "recorded_at__gte": since}
    talks, notes = Conversation.objects.filter(**mine), Note.objects.filter(**mine)
    late = [*talks.late(), *notes.late()]
    rows = [(row.contact_at, recorded_in_words(row)) for row in late]
    return {"recorded": talks.count() + notes.count(), "late": sorted(rows, reverse=True)}


def _recording_clock() -> Any:
    return packs.active().clock("recording_working_days")
