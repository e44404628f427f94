"""A text is looked at for whoever typed it: found, nothing found, too long, signed out; and nothing of it is kept."""

import pytest

from alongside.audit.models import LedgerEntry, RowChange
from alongside.design.drawing import field
from alongside.design.fields import WordsField
from alongside.design.forms import Form

HERE = "/practice/plain-words/"
WHILE_TYPING = {"HX-Request": "true"}


def test_while_somebody_types_the_answer_is_what_stands_beneath_the_box(sign_in, mina):
    client = sign_in(mina)
    client.get("/about/")  # the first page of a sitting writes the session
    lines, rows = LedgerEntry.objects.count(), RowChange.objects.count()
    answer = client.post(
        HERE, {"csrfmiddlewaretoken": "x", "together": "\r\n He commenced, and engaged well."}, headers=WHILE_TYPING
    )
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    assert 'data-put="started" data-said="commenced" data-at="5"' in shown, "counted as the browser counts"
    assert "say what they did" in shown
    assert 'data-put="say what they did"' not in shown, "advice is no button"
    assert "Nothing has to change." in shown
    assert (LedgerEntry.objects.count(), RowChange.objects.count()) == (lines, rows)


@pytest.mark.parametrize(
    "sent", [{"together": "He laughed."}, {"together": ""}, {}, {"together": "He commenced. " * 5000}]
)
def test_nothing_to_say_is_an_empty_answer(sign_in, mina, sent):
    answer = sign_in(mina).post(HERE, sent, headers=WHILE_TYPING)
    assert (answer.status_code, answer.content.strip()) == (200, b"")


def test_words_that_were_typed_become_no_markup(sign_in, mina, settings):
    answer = sign_in(mina).post(HERE, {"a": "<b>commenced</b> <i>"}, headers=WHILE_TYPING).content.decode()
    assert "commenced" in answer
    assert "<b>" not in answer
    assert "<i>" not in answer


def test_signed_out_nothing_is_answered_and_nothing_is_lost(client, db):
    assert client.post(HERE, {"a": "commenced"}, headers=WHILE_TYPING).status_code == 401
    answer = client.post(HERE, {"words": "He commenced."})
    assert answer.status_code == 403
    assert "He commenced." in answer.content.decode()


def test_without_scripts_a_page_shows_what_was_found_and_the_text(sign_in, mina):
    client = sign_in(mina)
    assert "Look at the words" in client.get(HERE).content.decode()
    shown = client.post(HERE, {"words": "He commenced. He commenced additional things."}).content.decode()
    assert "(2 times)" in shown
    assert "data-put" not in shown, "there is no script to put words in place"
    assert "He commenced. He commenced additional things.</textarea>" in shown
    assert "these are plain words" in client.post(HERE, {"words": "He laughed."}).content.decode()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("", "Write or paste the text that is to be looked at."),
        ("a" * 50_001, "This is 1 character too long. The limit is 50,000."),
    ],
)
def test_what_cannot_be_looked_at_is_said_and_kept_on_the_page(sign_in, mina, words, says):
    answer = sign_in(mina).post(HERE, {"words": words})
    assert answer.status_code == 200
    assert says in answer.content.decode()
    assert words in answer.content.decode()


class Boxes(Form):
    ours = WordsField("What we noticed", required=False)
    theirs = WordsField("What they said", voice="person")
    address = WordsField("Address", voice="nobody")


def test_only_a_box_of_the_workers_words_asks():
    ours, *others = (field(Boxes()[name]) for name in Boxes.base_fields)
    assert f'hx-post="{HERE}"' in ours
    assert 'hx-params="ours,csrfmiddlewaretoken"' in ours
    assert 'aria-live="polite"' in ours
    assert all("hx-post" not in drawn and "offer" not in drawn for drawn in others)


def test_a_voice_is_one_of_three():
    with pytest.raises(ValueError, match="worker, person, nobody"):
        WordsField("What they said", voice="persons")
