"""What is asked while somebody calls: one page, in any order."""

from datetime import date
from typing import Any

from alongside.conversations import clock
from alongside.conversations.around import ME, WORKER
from alongside.conversations.forms.conversation import DAY, NONE, WORDS_AT_MOST, in_words, storable, ways
from alongside.conversations.models.conversation import How
from alongside.conversations.models.first_contact import Assessment, Caller, Sharing
from alongside.conversations.models.place import HINTS, Place
from alongside.conversations.places import UNDECIDED
from alongside.conversations.told import Calling, CheckingBack, MayBeTold, RightPlace, Said
from alongside.conversations.whom import Whom
from alongside.design.fields import (
    ChoiceField,
    ChoicesField,
    DayField,
    FileField,
    LineField,
    MomentField,
    TickField,
    VersionField,
    WordsField,
)
from alongside.design.forms import Difference, Form, when
from alongside.design.page_mark import unmarked
from alongside.files.reading import ACCEPT_BOTH, picture_or_document
from alongside.people.clues import readings
from alongside.people.models.consent import HowGiven, Part
from alongside.people.models.contact import Tie
from alongside.people.partial_days import PartialDay

CLOSE_TIES = (Tie.CARER, Tie.FAMILY, Tie.FRIEND, Tie.ADVOCATE, Tie.OTHER)
SOMEBODY_NEW = ("new_name", "new_called", "new_born", "new_nhs", "new_postcode")
NOT_THERE_NOW = "Choose who takes it on. If it was somebody who has gone since, choose another."


class WriteFirstContact(Form):
    """All of it. Only who called, when, and the concern in words have to be there."""

    version = VersionField(required=False)
    concern = WordsField(
        "What is the concern, in their words?",
        limit=WORDS_AT_MOST,
        rows=4,
        voice="person",
        missing="Write what the concern is, in the words of whoever called.",
    )
    caller = ChoiceField("Who got in touch?", choices=Caller.choices, initial=Caller.PERSON.value)
    close_contact = ChoiceField("Which of the people in their life?", as_select=True, required=False)
    close_name = LineField("What is their name?", limit=120, required=False)
    close_is_somebody_else = TickField("This is somebody else, whose name is much the same")
    close_tie = ChoiceField("What are they to the person?", as_select=True, required=False, initial="")
    close_phone = LineField("A number on which to ring them back", limit=60, required=False, width=20)
    referrer = LineField("Who are they, and what do they do?", limit=120, missing="Write who refers them.")
    organisation = LineField("Where they work", limit=200, missing="Write where they work.")
    answer_how = LineField("How shall we answer them?", limit=200, missing="Write how they want to be answered.")
    contact_at = MomentField("When was it?")
    how = ChoiceField("How did they get in touch?", choices=ways, as_select=True, initial=How.PHONE.value)
    q = LineField(
        "Find the person",
        limit=100,
        required=False,
        hint="Name, date of birth, NHS number or postcode. A few letters are enough.",
    )
    new_name = LineField("Name", limit=200, required=False)
    new_called = LineField("What they like to be called", limit=100, required=False)
    new_born = LineField(
        "Date of birth, or the year", limit=40, required=False, width=20, hint="For example 27 3 1944, or 1944"
    )
    new_nhs = LineField("NHS number", limit=20, required=False, width=20)
    new_postcode = LineField("Postcode where they live", limit=20, required=False, width=10)
    said = WordsField("What do they say themselves, in their own words?", rows=3, required=False, voice="person")
    tried = WordsField("What have they tried? What helped a little?", limit=4000, rows=2, required=False)
    strong = WordsField(
        "What is going well? What are they good at?", limit=4000, rows=2, required=False, hint="One thing on each line."
    )
    around = WordsField("Who is around them?", limit=4000, rows=2, required=False)
    communicate = WordsField(
        "How is it best to speak with them, and write to them?", limit=2000, rows=2, required=False
    )
    good_outcome = WordsField("What would be a good outcome?", limit=4000, rows=2, required=False)
    sharing = ChoiceField(
        "What does the person say about telling whoever called?",
        choices=Sharing.choices,
        required=False,
        initial=Sharing.NOT_ASKED.value,
    )
    parts = ChoicesField("What may they be told?", choices=Part.choices, required=False)
    other = LineField("Anything else, or more exactly", limit=300, required=False)
    how_given = ChoiceField("How did the person say so?", choices=HowGiven.choices, as_select=True, required=False)
    place = ChoiceField("What is the right place from here?", required=False, initial="")
    safety_wishes = WordsField(
        "What does the person want to happen, in their own words?", limit=2000, rows=2, required=False, voice="person"
    )
    agreed = WordsField("What was agreed, or given?", limit=4000, rows=2, required=False)
    owner = ChoiceField("Who takes it on?", as_select=True, required=False, initial=ME)
    assessment = ChoiceField(
        "An assessment of what they need",
        choices=[("", "Nothing was said of one"), *Assessment.choices],
        required=False,
        initial="",
    )
    why_they = WordsField("Why do they not want one?", limit=2000, rows=2, missing="Write why, as they say it.")
    why_we = WordsField("Why do we not offer one?", limit=2000, rows=2, missing="Write why. It can be asked about.")
    check_back = ChoiceField(
        "When do we check back?", choices=[(DAY, "On a day"), (NONE, "We do not, because")], initial=DAY
    )
    check_back_on = DayField("On which day?", missing="Write the day.")
    check_back_by = ChoiceField("Who does?", as_select=True, initial=ME, missing="Choose who checks back.")
    why_none = LineField("Why not?", limit=300, missing="Write why nobody checks back, in a few words.")
    marks_optional = False
    conditions = (
        when("caller", Caller.CLOSE).asks(
            "close_contact", "close_name", "close_is_somebody_else", "close_tie", "close_phone"
        ),
        when("caller", Caller.PROFESSIONAL).needs("referrer", "organisation", "answer_how"),
        when("sharing", Sharing.AGREED).asks("parts", "other", "how_given"),
        when("place", Place.SAFEGUARDING).asks("safety_wishes"),
        when("assessment", Assessment.THEY_REFUSE).needs("why_they"),
        when("assessment", Assessment.WE_REFUSE).needs("why_we"),
        when("check_back", DAY).needs("check_back_on", "check_back_by"),
        when("check_back", NONE).needs("why_none"),
    )

    def __init__(self, *args: Any, whom: Whom, earlier: Any = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.whom = whom
        known = [place for place in Place if place != Place.KNOWN or whom.workers or whom.teams]
        offered: dict[str, Any] = {
            "close_contact": [("", "Somebody who is not listed"), *((k, one.name) for k, one in whom.contacts.items())],
            "close_tie": [("", "Not said"), *((tie.value, tie.label) for tie in CLOSE_TIES)],
            "place": [*((place.value, place.label) for place in known), ("", UNDECIDED)],
            "owner": whom.owners(),
            "check_back_by": whom.who_check_back(),
        }
        for name, choices in offered.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        self.fields["place"].hints = {place.value: HINTS[place] for place in known}  # type: ignore[attr-defined]
        gone = [] if whom.contacts else ["close_contact"]
        if not whom.contacts and (whom.opens or whom.person is None):  # there is nobody of much the same name
            gone += ["close_is_somebody_else"]
        if whom.is_closed:  # what is said goes to the few, wherever else it might have gone
            gone += ["place", "safety_wishes", "owner", "check_back", "check_back_on", "check_back_by", "why_none"]
        for name in gone:
            del self.fields[name]
        self.conditions = tuple(
            condition.__class__(
                condition.trigger, condition.answers, tuple(f for f in condition.fields if f in self.fields),
                condition.required,
            )
            for condition in self.conditions
            if condition.trigger in self.fields
        )  # fmt: skip
        if not self.is_bound and earlier is not None:
            self.begin_with(earlier)

    def words(self) -> dict[str, Any]:
        """What is in each box as it was sent, whatever it is: what a draft keeps."""
        kept: dict[str, Any] = {}
        for name, field in self.fields.items():
            if name == "version":
                continue
            for key in field.keys(name):  # type: ignore[attr-defined]
                if isinstance(field, ChoicesField):
                    kept[key] = [storable(one) for one in self.data.getlist(key)]
                elif key in self.data or not isinstance(field, TickField):
                    kept[key] = storable(self.data.get(key, ""))
        return kept

    def changed_on_another_device(self, draft: Any) -> None:
        """Show what another device kept beside what was typed here."""
        typed = self.words()
        labels = {key: str(f.label) for name, f in self.fields.items() for key in f.keys(name)}  # type: ignore[attr-defined]
        self.standing = draft
        self.differences = [
            Difference(labels.get(key, "Another question"), in_words(typed.get(key)), in_words(draft.words.get(key)))
            for key in dict.fromkeys([*typed, *unmarked(draft.words)])
            if (typed.get(key) or "") != (draft.words.get(key) or "")
        ]

    def somebody_new(self, today: date) -> dict[str, Any] | None:
        """Who is to be added, as the act takes it; None, with an error beside the box, where it cannot be read."""
        answers = {name: str(self.data.get(name, "")).strip() for name in SOMEBODY_NEW}
        born: PartialDay | None = None
        if not answers["new_name"]:
            self.add_error("new_name", "Write the person's name, as far as anybody knows it.")
        if answers["new_born"]:
            read = readings(answers["new_born"], today=today)[-1]
            if len(read.born) == 1 and not read.words:
                born = read.born[0]
            else:
                self.add_error("new_born", "Write the day as 27 3 1944, or the year alone.")
        if self.errors.get("new_name") or self.errors.get("new_born"):
            return None
        return {
            "name": answers["new_name"], "known_as": answers["new_called"], "born_on": born,
            "nhs_number": answers["new_nhs"], "postcode": answers["new_postcode"],
        }  # fmt: skip

    def facts(self) -> dict[str, Any]:
        """The answers as `record_first_contact` takes them."""
        answers = self.cleaned_data
        worker, team = self.whom.owner(answers.get("owner") or ME)
        said = ("concern", "said", "strong", "tried", "around", "communicate", "good_outcome")
        theirs = "" if answers["caller"] == Caller.PERSON else answers["said"]
        return {
            "contact_at": answers["contact_at"],
            "how": answers["how"],
            "seen_version": answers["version"],
            "calling": self._calling(),
            "said": Said(**{name: answers[name] for name in said} | {"said": theirs}),
            "may_be_told": self._may_be_told(),
            "right_place": RightPlace(
                answers.get("place") or "",
                worker,
                team,
                agreed=answers["agreed"],
                safety_wishes=answers.get("safety_wishes") or "",
                assessment=answers["assessment"],
                why_no_assessment=answers["why_they"] or answers["why_we"],
            ),
            "checking_back": self._checking_back(),
        }

    def _calling(self) -> Calling:
        answers = self.cleaned_data
        who = answers["caller"]
        if who == Caller.CLOSE:
            return Calling(
                who,
                name=answers["close_name"],
                tie=answers["close_tie"],
                contact=self.whom.contacts.get(answers.get("close_contact") or ""),
                is_somebody_else=bool(answers.get("close_is_somebody_else")),
                answer_how=answers["close_phone"],
            )
        if who == Caller.PROFESSIONAL:
            return Calling(
                who, name=answers["referrer"], organisation=answers["organisation"], answer_how=answers["answer_how"]
            )
        return Calling(who)

    def _may_be_told(self) -> MayBeTold:
        answers = self.cleaned_data
        if answers["caller"] not in (Caller.CLOSE, Caller.PROFESSIONAL):
            return MayBeTold(Sharing.NOT_ASKED)
        return MayBeTold(
            answers["sharing"] or Sharing.NOT_ASKED.value,
            tuple(answers["parts"]),
            answers["other"],
            answers["how_given"] or HowGiven.SAID,
        )

    def _checking_back(self) -> CheckingBack:
        answers = self.cleaned_data
        if "check_back" not in answers:
            return CheckingBack(why_none="The few who may open the record say")
        if answers["check_back"] == NONE:
            return CheckingBack(why_none=answers["why_none"])
        owner = self.whom.me if answers["check_back_by"] == ME else None
        owner = owner or self.whom.workers.get(answers["check_back_by"].removeprefix(WORKER))
        return CheckingBack(on=answers["check_back_on"], owner=owner)


class TakeOn(Form):
    version = VersionField()
    what_was_done = WordsField("What was done, or will be done next?", limit=4000, rows=3, required=False)


class PassOn(Form):
    """Another place, or somebody else who takes it on."""

    version = VersionField()
    place = ChoiceField("What is the right place?", required=False)
    owner = ChoiceField("Who takes it on?", as_select=True, missing=NOT_THERE_NOW)

    def __init__(self, *args: Any, whom: Whom, **kwargs: Any):
        super().__init__(*args, **kwargs)
        known = [place for place in Place if place != Place.KNOWN or whom.workers or whom.teams]
        self.fields["place"].choices = [*((p.value, p.label) for p in known), ("", UNDECIDED)]  # type: ignore[attr-defined]
        self.fields["owner"].choices = whom.owners()  # type: ignore[attr-defined]


class KeepLetter(Form):
    version = VersionField()
    letter = FileField(
        "The letter",
        reads=picture_or_document,
        accept=ACCEPT_BOTH,
        missing="Choose the letter.",
        hint="A PDF, a Word document (.docx), or a picture (JPEG, PNG, WebP) of at most 10 MB.",
    )
    letter_says = WordsField(
        "What does it say, in short?",
        limit=400,
        rows=3,
        missing="Write what it says, in short, for whoever cannot open or see it.",
    )


def first_answers(at: Any) -> dict[str, Any]:
    """What a new page begins with: now, on the phone, and the day on which the pack would check back."""
    return {"contact_at": at, "check_back_on": clock.check_back_on(at)}
