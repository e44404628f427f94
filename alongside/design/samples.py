"""What the gallery shows: every component of GOV.UK's and every kind of question, with invented words."""

from typing import Any

from markupsafe import Markup

from alongside.design.fields import (
    ChoiceField,
    ChoicesField,
    ClockField,
    DayField,
    EmailField,
    KeyField,
    LineField,
    MomentField,
    NumberField,
    PasswordField,
    TickField,
    VersionField,
    WordsField,
    YesNoField,
)
from alongside.design.forms import Form, when
from alongside.design.govuk import macros
from alongside.design.plain_words import Looked, Suggestion

HERE = "#main-content"
LABEL = {"text": "What they like to be called"}

GOVUK: dict[str, dict[str, Any]] = {
    "govukAccordion": {
        "id": "sample-accordion",
        "headingLevel": 4,
        "items": [
            {"heading": {"text": "What was said"}, "content": {"html": Markup("<p>Words, kept as they were said.</p>")}}
        ],
    },
    "govukBackLink": {"text": "Simon", "href": HERE},
    "govukBreadcrumbs": {"items": [{"text": "Practice", "href": HERE}, {"text": "Principles", "href": HERE}]},
    "govukButton": {"text": "Record this note", "href": HERE},
    "govukCharacterCount": {
        "name": "sample-count",
        "id": "sample-count",
        "maxlength": 200,
        "label": {"text": "What they said"},
    },
    "govukCheckboxes": {
        "name": "sample-boxes",
        "fieldset": {"legend": {"text": "How do they like to hear from us?"}},
        "items": [
            {"value": "call", "text": "A call"},
            {"value": "letter", "text": "A letter", "hint": {"text": "In large print"}},
        ],
    },
    "govukCookieBanner": {
        "ariaLabel": "Cookies",
        "messages": [
            {
                "headingText": "Cookies",
                "text": "One cookie, so that you stay signed in.",
                "actions": [{"text": "More", "href": HERE}],
            }
        ],
    },
    "govukDateInput": {
        "id": "sample-date",
        "namePrefix": "sample-date",
        "fieldset": {"legend": {"text": "When was it?"}},
    },
    "govukDetails": {"summaryText": "Why do we ask?", "text": "So that nobody is asked the same thing twice."},
    "govukErrorMessage": {"text": "Write the year in full, as four figures, like 2026."},
    "govukErrorSummary": {
        "titleText": "There is a problem",
        "errorList": [{"text": "Add the year.", "href": HERE}],
        "disableAutoFocus": True,
    },
    "govukExitThisPage": {"text": "Leave this page", "redirectUrl": HERE},
    "govukFieldset": {
        "legend": {"text": "Who was there?"},
        "html": Markup("<p>Questions that belong together stand here.</p>"),
    },
    "govukFileUpload": {"id": "sample-file", "name": "sample-file", "label": {"text": "A photo of the letter"}},
    "govukGenericHeader": {"logoText": "Alongside", "url": HERE},
    "govukHint": {"text": "In their own words"},
    "govukInput": {"id": "sample-input", "name": "sample-input", "label": LABEL},
    "govukInsetText": {"text": "He would rather walk to the centre himself now."},
    "govukLabel": {"text": "A label by itself", "for": "sample-input"},
    "govukNotificationBanner": {
        "text": "Your note is in Simon's story.",
        "type": "success",
        "role": "region",
        "titleId": "sample-banner",
    },
    "govukPagination": {
        "previous": {"href": HERE},
        "next": {"href": HERE},
        "items": [
            {"number": 1, "href": HERE},
            {"number": 2, "href": HERE, "current": True},
            {"number": 3, "href": HERE},
        ],
        "landmarkLabel": "Pages",
    },
    "govukPanel": {"titleText": "Your note is recorded", "text": "Within two working days", "headingLevel": 4},
    "govukPasswordInput": {"id": "sample-password", "name": "sample-password", "label": {"text": "Password"}},
    "govukPhaseBanner": {"tag": {"text": "Draft"}, "text": "This role card is a draft of ours."},
    "govukRadios": {
        "name": "sample-radios",
        "fieldset": {"legend": {"text": "Where did you meet?"}},
        "items": [{"value": "home", "text": "At home"}, {"divider": "or"}, {"value": "phone", "text": "By phone"}],
    },
    "govukSelect": {
        "id": "sample-select",
        "name": "sample-select",
        "label": {"text": "Team"},
        "items": [{"value": "armley", "text": "Armley"}],
    },
    "govukServiceNavigation": {
        "serviceName": "Alongside",
        "ariaLabel": "Service",
        "navigation": [{"text": "My desk", "href": HERE, "active": True}, {"text": "People", "href": HERE}],
        "navigationId": "sample-navigation",
        "navigationLabel": "Sample",
    },
    "govukSkipLink": {"text": "Skip to main content (it shows when it has the focus)", "href": HERE},
    "govukSummaryList": {
        "rows": [
            {
                "key": {"text": "Known as"},
                "value": {"text": "Simon"},
                "actions": {"items": [{"text": "Change", "href": HERE, "visuallyHiddenText": "known as"}]},
            }
        ]
    },
    "govukTable": {
        "caption": "Steps",
        "head": [{"text": "Step"}, {"text": "By"}],
        "rows": [[{"text": "Five minutes at the open mic"}, {"text": "11 December"}]],
    },
    "govukTabs": {
        "title": "Two ways to see it",
        "items": [
            {"id": "sample-tab-list", "label": "List", "panel": {"html": Markup("<p>Ten people in three rings.</p>")}},
            {"id": "sample-tab-map", "label": "Map", "panel": {"html": Markup("<p>The same as a picture.</p>")}},
        ],
    },
    "govukTag": {"text": "Restricted", "classes": "govuk-tag--yellow"},
    "govukTaskList": {
        "idPrefix": "sample-tasks",
        "items": [
            {"title": {"text": "Where and when"}, "href": HERE, "status": {"text": "Done"}},
            {"title": {"text": "What they said"}, "status": {"tag": {"text": "Not yet"}}},
        ],
    },
    "govukTextarea": {"id": "sample-area", "name": "sample-area", "label": {"text": "What we noticed"}},
    "govukWarningText": {
        "text": "A note cannot be changed once it is recorded. A correction stands beside it.",
        "iconFallbackText": "Warning",
    },
}


class Sample(Form):
    """One of every kind of question."""

    id = KeyField()
    version = VersionField(initial=1)
    called = LineField("What do they like to be called?", hint="As they say it themselves", limit=40)
    said = WordsField("What did they say?", hint="In their own words", limit=400, rows=3, voice="person")
    noticed = WordsField(
        "What did you notice?", hint="Plainer words are offered here", limit=400, rows=3, required=False
    )
    at = MomentField("When was it?")
    born_on = DayField("Date of birth", required=False)
    starts = ClockField("When does it start?", hint="For example, 14:30 or 2.30pm", required=False)
    who = ChoiceField(
        "Who was there?",
        choices=[("us", "The two of us"), ("others", "Others too")],
        hints={"us": "You and the person"},
    )
    who_else = LineField("Who else?")
    team = ChoiceField("Which team?", choices=[("armley", "Armley"), ("wortley", "Wortley")], as_select=True)
    ways = ChoicesField(
        "How do they like to hear from us?",
        choices=[("call", "A call"), ("print", "A letter in large print")],
        required=False,
    )
    may_write = YesNoField("May we write it down?")
    minutes = NumberField("How long did you talk?", unit="minutes", least=1, most=600)
    email = EmailField(required=False)
    password = PasswordField()
    read_back = TickField("I have read this back to them")

    conditions = (when("who", "others").needs("who_else"),)


WRONG = {
    "called": "The one and only, the never yet seen, Simon himself",
    "said": "مرحبا، أريد أن أضحك الناس\nI want to make a room laugh \x07 🎤",
    "at_day": "31",
    "at_month": "February",
    "at_year": "2026",
    "at_time": "2.30",
    "starts": "half two",
    "who": "others",
    "minutes": "ten",
}


LOOKED = Looked(
    (
        Suggestion("commenced", 1, 3, ("started",), "", is_advice=False),
        Suggestion("engaged well with", 1, 47, ("say what they did",), "What did they do or say?", is_advice=True),
        Suggestion("additional", 2, 80, ("more", "extra"), "", is_advice=False),
    ),
    more=0,
    age=13,
)


class Standing:
    """A record as somebody else left it."""

    called = "Si"
    version = 2


def gallery() -> dict[str, Any]:
    """What `design/gallery.html` is given."""
    drawn = macros()
    wrong = Sample({f"wrong-{name}": typed for name, typed in WRONG.items()}, prefix="wrong")
    meanwhile = Sample({"called": "Simon"})
    meanwhile.full_clean()
    meanwhile.changed_meanwhile(Standing())
    return {
        "components": [(name, drawn[name](params)) for name, params in GOVUK.items()],
        "sample": Sample(),
        "wrong": wrong,
        "meanwhile": meanwhile,
        "words_found": LOOKED,
    }
