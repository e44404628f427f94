"""What a form needs that no machine makes: easy read line by line, the translator's part, a recording."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from alongside import packs
from alongside.access.permissions import Permission
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.kit.refusals import ChangedMeanwhile
from alongside.letters import actions
from alongside.letters.as_given import english_of, has_moved_on
from alongside.letters.content import texts_of
from alongside.letters.easy_read import advice_on
from alongside.letters.formats import Format
from alongside.letters.forms import AddRecording, WriteLine, WriteTranslation
from alongside.letters.languages import language
from alongside.letters.models import Copy
from alongside.letters.pictures import CREDIT, found, listed, offered_for
from alongside.letters.views.finding import copy_of
from alongside.people.doors import person_view
from alongside.people.models import Person
from alongside.workforce.kept import typed

GIVE = Permission.COPY_GIVE
MEANWHILE = (
    "A colleague changed the lines while you were writing. How they stand now is beside this; yours is still here. "
    "Keep it once more."
)


def _to_its_page(copy: Copy) -> HttpResponse:
    return redirect("letters:copy", copy.person_id, copy.pk)


@person_view(GIVE, page="prepare_copy")
def easy_read(request: HttpRequest, person: Person, copy_id: UUID) -> HttpResponse:
    """The lines of easy read with their pictures and what could be easier; each moved, taken out, or opened."""
    copy = copy_of(person, copy_id)
    english = english_of(copy)
    if copy.format != Format.EASY_READ or not copy.is_open or english is None:
        return _to_its_page(copy)
    problem = ""
    if request.method == "POST" and (lines := _reordered(copy.easy_read, request.POST)) is not None:
        seen = _number(request.POST.get("version"))
        try:
            actions.write_easy_read(copy=copy, seen_version=seen, lines=lines, by=request.actor, at=request.at)
            return redirect("letters:easy_read", person.pk, copy.pk)
        except ChangedMeanwhile as meanwhile:
            copy, problem = meanwhile.current, "A colleague changed these lines meanwhile. This is how they stand now."
        except actions.UnableToWrite as refusal:
            problem = str(refusal)
    lists = packs.active().words
    context = {
        "person": person,
        "copy": copy,
        "lines": [(line, advice_on(line["words"], lists)) for line in copy.easy_read],
        "called": {key: picture.called for key, picture in listed().items()},
        "english": english,
        "has_moved_on": has_moved_on(copy, english),
        "problem": problem,
        "credit": CREDIT,
    }
    return page(request, "letters/easy_read.html", context, status=422 if problem else 200)


def _reordered(lines: list[dict[str, str]], sent: Any) -> list[dict[str, str]] | None:
    """The lines as a button of the page leaves them: `up`, `down`, `out` or `keep` (as they are); None: no button."""
    for way in ("up", "down", "out"):
        place = _number(sent.get(way)) - 1
        if 0 <= place < len(lines):
            moved = list(lines)
            line = moved.pop(place)
            if way != "out":
                moved.insert(max(place - 1, 0) if way == "up" else place + 1, line)
            return moved
    return list(lines) if "keep" in sent else None


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else 0


@person_view(GIVE, page="prepare_copy")
def easy_line(request: HttpRequest, person: Person, copy_id: UUID) -> HttpResponse:
    """One line of easy read: its sentence, what could be easier, and its picture. `line` in the address: which one."""
    copy = copy_of(person, copy_id)
    english = english_of(copy)
    if copy.format != Format.EASY_READ or not copy.is_open or english is None:
        return _to_its_page(copy)
    number = _number(request.GET.get("line"))
    line = copy.easy_read[number - 1] if 0 < number <= len(copy.easy_read) else {"words": "", "picture": ""}
    form = WriteLine(request.POST or typed(request), initial={**line, "version": copy.version})
    if request.method == "POST" and form.is_valid() and "look" not in request.POST:
        facts = {name: form.cleaned_data[name] for name in ("words", "picture")}
        lines = (
            [*copy.easy_read[: number - 1], facts, *copy.easy_read[number:]]
            if line["words"]
            else [*copy.easy_read, facts]
        )
        try:
            seen = form.cleaned_data["version"]
            actions.write_easy_read(copy=copy, seen_version=seen, lines=lines, by=request.actor, at=request.at)
            return redirect("letters:easy_read", person.pk, copy.pk)
        except ChangedMeanwhile as meanwhile:
            copy = meanwhile.current
            form.data = form.data.copy()
            form.data["version"] = str(copy.version)
            form.add_error(None, MEANWHILE)
        except actions.UnableToWrite as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
    words = form["words"].value() or ""
    chosen = form["picture"].value() or ""
    context = {
        "person": person,
        "copy": copy,
        "form": form,
        "number": number,
        "pictures": _offered(words, form["sought"].value() or "", chosen),
        "chosen": chosen,
        "has_looked": form.is_bound or bool(line["words"]),
        "advice": advice_on(words, packs.active().words) if words else None,
        "english": english,
        "credit": CREDIT,
    }
    return page(request, "letters/easy_line.html", context, status=422 if form.errors else 200)


def _offered(words: str, sought: str, chosen: str) -> list[Any]:
    """The pictures to choose from: the one that was chosen, those looked for, and those that the line's words find."""
    pictures = [*([listed()[chosen]] if chosen in listed() else []), *found(sought), *offered_for(words)]
    return list(dict.fromkeys(pictures))[:12]


@person_view(GIVE, page="prepare_copy")
def translate(request: HttpRequest, person: Person, copy_id: UUID) -> HttpResponse:
    """The English and, beside it, what the translator wrote. A colleague's words that stand meanwhile are shown too."""
    copy = copy_of(person, copy_id)
    english = english_of(copy)
    if copy.format != Format.TRANSLATION or not copy.is_open or english is None:
        return _to_its_page(copy)
    texts = texts_of(english)
    before = copy.translated if len(copy.translated) == len(texts) else [""] * len(texts)
    first = {f"text_{number}": words for number, words in enumerate(before)}
    form = WriteTranslation(
        request.POST or typed(request),
        english=texts,
        initial={"version": copy.version, "translator": copy.translator, **first},
    )
    if request.method == "POST" and form.is_valid():
        seen, translator = form.cleaned_data["version"], form.cleaned_data["translator"]
        with shown_in(form):
            try:
                actions.write_translation(
                    copy=copy,
                    seen_version=seen,
                    texts=form.texts(),
                    translator=translator,
                    by=request.actor,
                    at=request.at,
                )
                return redirect("letters:copy", person.pk, copy.pk)
            except ChangedMeanwhile as meanwhile:
                stands = meanwhile.current.translated
                meanwhile.current.__dict__.update({f"text_{number}": words for number, words in enumerate(stands)})
                raise
    context = {
        "person": person,
        "copy": copy,
        "form": form,
        "spoken": language(copy.language),
        "has_moved_on": has_moved_on(copy, english),
        "left_over": [words for words in copy.translated if words] if copy.translated and not any(before) else [],
    }
    return page(request, "letters/translate.html", context, status=422 if form.errors else 200)


@person_view(page="copy")
def translators_part(request: HttpRequest, person: Person, copy_id: UUID) -> HttpResponse:
    """The English beside an empty column, on paper for a translator. It names nobody but whom the document names."""
    copy = copy_of(person, copy_id)
    english = english_of(copy)
    if copy.format != Format.TRANSLATION or english is None:
        return _to_its_page(copy)
    context = {"person": person, "copy": copy, "texts": texts_of(english), "spoken": language(copy.language)}
    return page(request, "letters/translators_part.html", context)


@person_view(GIVE, page="prepare_copy")
def add_recording(request: HttpRequest, person: Person, copy_id: UUID) -> HttpResponse:
    """Add a recording, or another in its place: what it is is read from its content."""
    copy = copy_of(person, copy_id)
    if copy.format != Format.RECORDING or not copy.is_open:
        return _to_its_page(copy)
    first = {"version": copy.version, "says": copy.says}
    form = AddRecording(request.POST or typed(request), request.FILES, initial=first)
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        with shown_in(form):
            actions.keep_recording(
                copy=copy,
                seen_version=facts["version"],
                recording=facts["file"],
                says=facts["says"],
                by=request.actor,
                at=request.at,
            )
            return _to_its_page(copy)
    context = {"person": person, "copy": copy, "form": form}
    return page(request, "letters/recording.html", context, status=422 if form.errors else 200)
