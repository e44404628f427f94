"""Pages of what comes after a decision: counsel, a second person, an answer, looking again, an advocate, a mistake."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from alongside.access.permissions import Permission
from alongside.decisions import actions
from alongside.decisions.forms import beside as forms
from alongside.decisions.kinds import OF_ADVOCATES
from alongside.decisions.models import Counsel, Decision
from alongside.decisions.models.decision import State
from alongside.decisions.views.finding import decision_of
from alongside.design.forms import Form, shown_in
from alongside.design.pages import page
from alongside.kit.ids import new_id
from alongside.kit.refusals import AlreadyDone
from alongside.people.doors import person_view
from alongside.people.models import Person, carrying
from alongside.people.open_to import open_to
from alongside.workforce.kept import typed

MAKE = Permission.DECISION_MAKE


def _ask(
    request: HttpRequest,
    one: Decision,
    form: Form,
    act: Callable[[dict[str, Any]], Any],
    *,
    title: str,
    intro: str,
    button: str,
    **more: Any,
) -> HttpResponse:
    """A form about a decision on a page of its own; done, it leads back to the decision."""
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            try:
                act(dict(form.cleaned_data) | {"by": request.actor, "at": request.at})  # type: ignore[attr-defined]
            except AlreadyDone:
                pass
            return redirect("decisions:decision", one.person_id, one.pk)
    context = {"person": one.person, "decision": one, "form": form, "title": title, "intro": intro, "button": button}
    return page(request, "decisions/ask.html", context | more, status=422 if form.errors else 200)


@person_view(Permission.DECISION_ADVISE, page="counsel")
def counsel(request: HttpRequest, person: Person, decision_id: UUID) -> HttpResponse:
    """Advise on a decision, support it or challenge it, on the record."""
    one = decision_of(person, decision_id)
    if one.state == State.STRUCK:
        return redirect("decisions:decision", person.pk, one.pk)
    form = forms.GiveCounsel(request.POST or typed(request), initial={"kind": request.GET.get("kind", "")})
    return _ask(
        request,
        one,
        form,
        lambda facts: actions.give_counsel(decision=one, **facts),
        title="Advise, support or challenge",
        button="Put it on the record",
        intro="It stands with the decision, with your name. A challenge is answered within five working days.",
    )


def _counsel_of(person: Person, counsel_id: UUID) -> tuple[Counsel, Decision]:
    """What was said of one of a person's decisions, and that decision; 404 where it is none of theirs."""
    rows = Counsel.objects.select_related("decision__person", "given_by").filter(decision__person__in=person.keys)
    said = get_object_or_404(rows, pk=counsel_id)
    return said, carrying(said.decision, person)


@person_view(MAKE, page="counsel")
def challenge(request: HttpRequest, person: Person, counsel_id: UUID) -> HttpResponse:
    """Answer a challenge: the decision is upheld or set aside, and why."""
    said, one = _counsel_of(person, counsel_id)
    if said.due_at is None or said.answered_at or said.taken_back_at or one.state != State.STANDS:
        return redirect("decisions:decision", person.pk, one.pk)
    form = forms.AnswerChallenge(request.POST or typed(request), initial={"version": said.version})

    def act(facts: dict[str, Any]) -> None:
        actions.answer_challenge(counsel=said, seen_version=facts.pop("version"), **facts)

    return _ask(
        request,
        one,
        form,
        act,
        title="Answer the challenge",
        button="Answer it",
        said=said,
        intro="What was decided stays readable, whichever you say.",
    )


@person_view(Permission.DECISION_ADVISE, page="counsel")
def take_counsel_back(request: HttpRequest, person: Person, counsel_id: UUID) -> HttpResponse:
    """Take back what one said of a decision oneself, and say why."""
    said, one = _counsel_of(person, counsel_id)
    if said.given_by_id != request.actor.pk or said.taken_back_at is not None or said.answered_at is not None:
        return redirect("decisions:decision", person.pk, one.pk)
    form = forms.TakeCounselBack(request.POST or typed(request), initial={"version": said.version})

    def act(facts: dict[str, Any]) -> None:
        actions.take_counsel_back(counsel=said, seen_version=facts.pop("version"), **facts)

    return _ask(
        request,
        one,
        form,
        act,
        title="Take it back",
        button="Take it back",
        said=said,
        intro="It stays readable, with your name and why you took it back.",
    )


@person_view(Permission.DECISION_SECOND, page="decision")
def second(request: HttpRequest, person: Person, decision_id: UUID) -> HttpResponse:
    """Say as a second person whether it stands."""
    one = decision_of(person, decision_id)
    if one.state != State.SECOND:
        return redirect("decisions:decision", person.pk, one.pk)
    form = forms.LookAsSecond(request.POST or typed(request), initial={"version": one.version})

    def act(facts: dict[str, Any]) -> None:
        agrees = facts.pop("agrees") == "yes"
        actions.look_as_second(decision=one, seen_version=facts.pop("version"), agrees=agrees, **facts)

    return _ask(
        request,
        one,
        form,
        act,
        title="Look at it as a second person",
        button="Say so",
        intro="Your council wants a second person for a decision like this. Read it first: it is below the question.",
    )


@person_view(MAKE, page="decision")
def look_again(request: HttpRequest, person: Person, decision_id: UUID) -> HttpResponse:
    """Look at a decision again: it stands, stays for now, or is set aside."""
    one = decision_of(person, decision_id)
    if one.state != State.STANDS:
        return redirect("decisions:decision", person.pk, one.pk)
    begins = {"version": one.version}
    has_died = person.died_on is not None
    form = forms.LookAgain(
        request.POST or typed(request), is_provisional=one.is_provisional, has_died=has_died, initial=begins
    )

    def act(facts: dict[str, Any]) -> None:
        actions.look_again(decision=one, seen_version=facts.pop("version"), **facts)

    return _ask(
        request,
        one,
        form,
        act,
        title="How does this stay?" if has_died else "Look at it again",
        button="Keep how it stays" if has_died else "Keep what comes of it",
        **({} if has_died else {"instead": True}),
        intro=f"{person.called} has died, so nothing more is decided. What was decided can be read as it was, and why."
        if has_died
        else "What was decided, and every turn since, stays readable.",
    )


@person_view(MAKE, page="decision")
def under_law(request: HttpRequest, person: Person, decision_id: UUID) -> HttpResponse:
    """Look at a decision under the law that followed the one it rests on."""
    one = decision_of(person, decision_id)
    if one.state != State.STANDS:
        return redirect("decisions:decision", person.pk, one.pk)
    form = forms.UnderLaw(request.POST or typed(request), initial={"version": one.version})
    has_died = person.died_on is not None

    def act(facts: dict[str, Any]) -> None:
        actions.look_under_law(decision=one, seen_version=facts.pop("version"), **facts)

    return _ask(
        request,
        one,
        form,
        act,
        title="Look at it under the law as it is now",
        button="It stands",
        **({} if has_died else {"instead": True}),
        intro=f"{person.called} has died, so nothing is decided anew. Say why it stands, and it waits no more."
        if has_died
        else "If it would be decided otherwise now, weigh it anew. If not, say why it stands.",
    )


@person_view(MAKE, page="decision")
def advocate(request: HttpRequest, person: Person, decision_id: UUID) -> HttpResponse:
    """Tell of the advocate who is owed: asked for, there, and what changed because of them."""
    one = decision_of(person, decision_id)
    if one.kind not in OF_ADVOCATES or not one.finding or one.state != State.STANDS:
        return redirect("decisions:decision", person.pk, one.pk)
    form = forms.TellOfAdvocate(request.POST or typed(request), initial={"version": one.version})

    def act(facts: dict[str, Any]) -> None:
        actions.tell_of_advocate(decision=one, seen_version=facts.pop("version"), **facts)

    return _ask(
        request,
        one,
        form,
        act,
        title="Tell of the advocate",
        button="Keep it",
        intro="Asked for, there, and what changed because of them: each is one line of this decision’s life.",
    )


@person_view(Permission.MISTAKE_PUT_RIGHT, page="mistake")
def strike(request: HttpRequest, person: Person, decision_id: UUID) -> HttpResponse:
    """It was entered in error, or in the wrong record: it stays, with why, and counts no more."""
    one = decision_of(person, decision_id)
    if one.state == State.STRUCK:
        return redirect("decisions:decision", person.pk, one.pk)
    others = {key: one for key, one in open_to(request.actor, MAKE, at=request.at).items() if one.pk != person.pk}
    form = forms.StrikeDecision(
        request.POST or typed(request),
        people=[(key, one.name) for key, one in others.items()],
        initial={"id": new_id(), "version": one.version},
    )

    def act(facts: dict[str, Any]) -> None:
        to = others.get(facts.pop("to"))
        actions.strike_decision(
            decision=one, seen_version=facts.pop("version"), to=to, goes_on_as=facts.pop("id"), **facts
        )

    return _ask(
        request,
        one,
        form,
        act,
        title="This was entered in error",
        button="Strike it",
        intro="If it was decided and is no longer right, look at it again instead.",
    )
