"""A form's questions as HTML: which macro draws a field, with its words, its error and what was typed in it.

Globals of every template: `field`, `fields`, `hidden`, `error_summary`.
"""

import re
from functools import lru_cache
from typing import Any

from django.forms import BoundField
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from alongside.design.fields import ChoiceField, ChoicesField, DayField, MomentField, Question, TickField
from alongside.design.forms import Form
from alongside.design.govuk import macros
from alongside.design.surroundings import where_words_are_looked_at
from alongside.design.typed import showable

# Beneath a box of the worker's words: what could be plainer, and a line for whoever hears the page.
OFFER = Markup(
    '<div id="{id}-offer" class="not-printed" data-offer-for="{id}"></div>'
    '<p id="{id}-offer-aloud" class="unseen" aria-live="polite"></p>'
    '<noscript><p class="small"><a href="{page}" target="_blank" rel="noopener">'
    "Look at the words of a text (opens in a new tab)</a></p></noscript>"
)
BOX_LABELS = {"day": "Day", "month": "Month", "year": "Year", "time": "Time"}
BOX_WIDTHS = {"day": 2, "month": 2, "year": 4, "time": 5}
EMPTY_KEPT = 500  # questions
DAY_HINT, MOMENT_HINT = "For example, 27 11 2026", "For example, 27 11 2026 at 14:30"


def field(bound: BoundField, **options: Any) -> Markup:
    """One question, with the questions that follow from its answers.

    Options: `size` of the label (`s` `m` `l` `xl`), `heading` (the label is the page's h1), `label`, `hint`,
    `classes`, `rows`, `attributes` (of the box), `unmarked` (do not say that it is optional).
    """
    question: Question = bound.field
    if question.macro == "hidden":
        return hidden_box(bound)
    params = named(bound, question, options) | DRAW[question.macro](bound, question, options)
    is_plain = not bound.errors and not isinstance(question, (ChoiceField, ChoicesField, TickField))
    if is_plain and bound.value() in question.empty_values:
        return drawn_empty(question.macro, Told(repr(params), params))
    html = macros()[question.macro](params)
    return shown_by_style(html) if any("conditional" in item for item in params.get("items", ())) else html


class Told(str):
    """What a macro is told, known by how it reads: `params` is the mapping itself."""

    params: dict[str, Any]

    def __new__(cls, words: str, params: dict[str, Any]) -> "Told":
        told = super().__new__(cls, words)
        told.params = params
        return told


@lru_cache(maxsize=EMPTY_KEPT)
def drawn_empty(macro: str, told: Told) -> Markup:
    """A question in which nothing stands: it looks the same on every page that asks it, and a page asks thirty."""
    return macros()[macro](told.params)


def shown_by_style(html: Markup) -> Markup:
    """Follow-up questions without what GOV.UK's script needs to hide them: the theme does it, script or none."""
    for scripted, plain in ((r' govuk-\w+__conditional--hidden"', '"'), (r' data-aria-controls="[^"]*"', "")):
        html = Markup(re.sub(scripted, plain, str(html)))
    return html


def fields(form: Form, *names: str, **options: Any) -> Markup:
    """The questions named, or all that are seen; each after the one it follows from, and once."""
    asked = names or [bound.name for bound in form if not bound.is_hidden]
    return Markup("").join(field(form[name], **options) for name in asked if not form.is_follow_up(name))


@pass_context
def hidden(context: Context, form: Form | None = None) -> Markup:
    """What a POST form carries unseen: the token against forgery, and the form's hidden answers."""
    carried = [hidden_box(bound) for bound in form.hidden_fields()] if form is not None else []
    return Markup("").join([Markup(context.get("csrf_input", "")), *carried])


def hidden_box(bound: BoundField) -> Markup:
    """A hidden answer. One that was refused is made anew; a version is that of the record as it now stands."""
    value = bound.value()
    if bound.errors:
        value = bound.initial
    standing = getattr(bound.form, "standing", None)
    if bound.name == "version" and standing is not None:
        value = standing.version
    return Markup('<input type="hidden" name="{}" value="{}">').format(bound.html_name, "" if value is None else value)


def error_summary(*forms: Form | None) -> Markup:
    """What has to change before these forms can go on, each line a link to its question; nothing when all is well."""
    lines = [line for form in forms if form is not None and form.is_bound for line in problems(form)]
    if not lines:
        return Markup("")
    return macros()["govukErrorSummary"]({"titleText": "There is a problem", "errorList": lines})


def problems(form: Form) -> list[dict[str, str]]:
    """The errors of a form, in the order of its questions, those of the whole form first."""
    told = form.errors.as_data()
    whole = {"href": "#meanwhile"} if form.standing is not None else {}
    lines = [{"text": showable(words)} | whole for error in told.get("__all__", ()) for words in error.messages]
    for name in form.fields:
        for error in told.get(name, ()):
            link = {} if form[name].is_hidden else {"href": "#" + first_box(form[name], error)}
            lines += [{"text": showable(words)} | link for words in error.messages]
    return lines


def first_box(bound: BoundField, error: Any) -> str:
    """The id of the box where an error is: a date's error names its part."""
    question = bound.field
    if not isinstance(question, DayField):
        return str(bound.auto_id)
    return f"{bound.auto_id}_{error.code if error.code in question.parts else question.parts[0]}"


def named(bound: BoundField, question: Question, options: dict[str, Any]) -> dict[str, Any]:
    """What every macro is told: name, id, label or legend, hint, error."""
    words = options.get("label") or str(bound.label)
    form = bound.form
    may_be_left = form.marks_optional and not question.required and not isinstance(question, TickField)
    if may_be_left and not options.get("unmarked") and not follows_as_needed(form, bound.name):
        words = Markup('{} <span class="optional">(optional)</span>').format(words)
    label = {"html": escape(words), "isPageHeading": bool(options.get("heading"))}
    grouped = isinstance(question, (DayField, ChoiceField)) and question.macro != "govukSelect"
    size = options.get("size", "s")
    told: dict[str, Any] = {"name": bound.html_name, "id": bound.auto_id, "idPrefix": bound.auto_id}
    if grouped:
        told["fieldset"] = {"legend": label | {"classes": f"govuk-fieldset__legend--{size}"}}
    else:
        told["label"] = label | {"classes": f"govuk-label--{size}"}
    if hint := options.get("hint") or question.help_text or example_of(question):
        told["hint"] = {"html": escape(hint)}
    if bound.errors:
        told["errorMessage"] = {"text": showable(" ".join(bound.errors))}
    if classes := options.get("classes"):
        told["classes"] = classes
    return told


def example_of(question: Question) -> str:
    """How a date or a moment is written, for its hint."""
    return MOMENT_HINT if isinstance(question, MomentField) else DAY_HINT if isinstance(question, DayField) else ""


def follows_as_needed(form: Form, name: str) -> bool:
    """Must this question be answered once it is asked? It is then not called optional, whatever was answered."""
    return any(condition.required and name in condition.fields for condition in form.conditions)


def attributes(bound: BoundField, options: dict[str, Any], **more: str) -> dict[str, Any]:
    """The attributes of a box."""
    wrong = {"aria-invalid": "true"} if bound.errors else {}
    return {**more, **wrong, **options.get("attributes", {})}


def typed_in(bound: BoundField) -> str:
    """What stands in a box: as typed, or the answer to begin with."""
    value = bound.value()
    if value is None:
        return ""
    return showable(f"{value:%H:%M}" if hasattr(value, "hour") else str(value))


def line(bound: BoundField, question: Any, options: dict[str, Any]) -> dict[str, Any]:
    """A box of one line."""
    params: dict[str, Any] = {
        "type": question.input_type,
        "value": typed_in(bound),
        "autocomplete": options.get("autocomplete", question.autocomplete),
        "attributes": attributes(bound, options, dir="auto"),
    }
    if question.width:
        params["classes"] = f"{options.get('classes', '')} govuk-input--width-{question.width}".strip()
    if unit := getattr(question, "unit", ""):
        params |= {"suffix": {"text": unit}, "inputmode": "numeric"}
    return params


def words(bound: BoundField, question: Any, options: dict[str, Any]) -> dict[str, Any]:
    """A box of many lines. A page drops a newline that begins a text area, so one more is given."""
    text = typed_in(bound)
    looked_at = where_words_are_looked_at() if question.voice == "worker" else ""
    return {
        "value": "\n" + text if text.startswith("\n") else text,
        "rows": options.get("rows", question.rows),
        "maxlength": question.limit,
        "threshold": 75,
        "textareaDescriptionText": f"You can write up to {question.limit:,} characters",
        "autocomplete": "off",
        "attributes": attributes(bound, options, dir="auto", **(word_looking(bound, looked_at) if looked_at else {})),
        "formGroup": {"afterInput": {"html": OFFER.format(id=bound.auto_id, page=looked_at)}} if looked_at else {},
    }


def word_looking(bound: BoundField, address: str) -> dict[str, str]:
    """The attributes of a box whose words are sent, they alone, to `address` when typing pauses: see plain-words.js."""
    return {
        "hx-post": address,
        "hx-trigger": "input changed delay:1s",
        "hx-target": f"[id='{bound.auto_id}-offer']",  # an id may hold a dot
        "hx-swap": "innerHTML",
        "hx-sync": "this:replace",
        "hx-params": f"{bound.html_name},csrfmiddlewaretoken",
    }


def password(bound: BoundField, question: Any, options: dict[str, Any]) -> dict[str, Any]:
    """A password's box is always drawn empty."""
    return {"autocomplete": question.autocomplete, "attributes": attributes(bound, options)}


def boxes(bound: BoundField, question: Any, options: dict[str, Any]) -> dict[str, Any]:
    """The boxes of a date; the part that is wrong, or all, are marked."""
    wrong = {error.code for error in bound.form.errors.as_data().get(bound.name, ())} if bound.errors else set()
    items = []
    for part, value in zip(question.parts, question.boxes(bound.value()), strict=True):
        is_wrong = bool(wrong) and (part in wrong or not wrong.intersection(question.parts))
        error = " govuk-input--error" if is_wrong else ""
        items.append(
            {
                "name": f"{bound.html_name}_{part}",
                "id": f"{bound.auto_id}_{part}",
                "label": BOX_LABELS[part],
                "value": showable(value),
                "inputmode": "text" if part == "time" else "numeric",
                "classes": f"govuk-input--width-{BOX_WIDTHS[part]}{error}",
                "autocomplete": "off",
                "attributes": {"aria-invalid": "true"} if is_wrong else {},
            }
        )
    return {"items": items}


def choices(bound: BoundField, question: Any, options: dict[str, Any]) -> dict[str, Any]:
    """Radios, boxes to tick, or a list: what is chosen, hints, and the questions that follow from an answer."""
    chosen = chosen_keys(bound, question)
    items = []
    for key, words in question.pairs():
        item: dict[str, Any] = {"value": key, "text": words, "checked": key in chosen, "selected": key in chosen}
        if key in question.hints:
            item["hint"] = {"text": question.hints[key]}
        if following := bound.form.follow(bound.name, key):
            item["conditional"] = {"html": Markup("").join(field(follow) for follow in following)}
        items.append(item)
    if question.macro == "govukSelect" and not chosen.intersection(key for key, _ in question.pairs()):
        items.insert(0, {"value": "", "text": "Choose", "selected": True})
    kind = "govuk-checkboxes" if isinstance(question, ChoicesField) else "govuk-radios"
    inline = f" {kind}--inline" if question.inline else ""
    return {"items": items, "classes": (options.get("classes", "") + inline).strip()}


def upload(bound: BoundField, question: Any, options: dict[str, Any]) -> dict[str, Any]:
    """A file to choose. A page cannot hold one that was sent, so where another answer is refused it says so."""
    params: dict[str, Any] = {"attributes": attributes(bound, options, accept=question.accept)}
    if bound.form.is_bound and bound.form.errors and not bound.errors and (chosen := bound.value()):
        again = f"You chose {showable(chosen.name)}. A page cannot keep a file: choose it again."
        params["hint"] = {"text": f"{options.get('hint') or question.help_text} {again}".strip()}
    return params


def chosen_keys(bound: BoundField, question: Any) -> set[str]:
    """The keys of the answers chosen, as typed or to begin with."""
    value = bound.value()
    if isinstance(value, bool):
        return {"yes" if value else "no"}
    return (
        {str(key) for key in value}
        if isinstance(value, (list, tuple, set))
        else {str(value)}
        if value is not None
        else set()
    )


def ticks(bound: BoundField, question: Any, options: dict[str, Any]) -> dict[str, Any]:
    """One box to tick, or several."""
    if not isinstance(question, TickField):
        return choices(bound, question, options)
    item: dict[str, Any] = {"value": "yes", "text": options.get("label") or bound.label, "checked": bool(bound.value())}
    if following := bound.form.follow(bound.name, "yes"):
        item["conditional"] = {"html": Markup("").join(field(follow) for follow in following)}
    return {"items": [item], "fieldset": None}


DRAW = {
    "govukInput": line,
    "govukCharacterCount": words,
    "govukPasswordInput": password,
    "govukDateInput": boxes,
    "govukRadios": choices,
    "govukSelect": choices,
    "govukCheckboxes": ticks,
    "govukFileUpload": upload,
}
