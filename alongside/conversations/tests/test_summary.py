"""What we talked about, as a document for the person: what is in it, and what is not."""

import pytest
from django.utils import timezone

from alongside.conversations.actions import strike
from alongside.conversations.models import Conversation
from alongside.conversations.summary import CONVERSATION_SUMMARY, choices, write
from alongside.letters.content import Table, texts_of
from alongside.letters.kinds import kind_of


@pytest.fixture
def simon(cast):
    return cast.people["simon"]


def test_what_they_said_and_what_each_will_do_are_in_it_and_what_others_said_is_not(simon):
    first = Conversation.objects.of(simon).earliest("contact_at")
    document = write(simon, first.pk)
    said = " ".join(texts_of(document))
    assert "Simon and Mina Osei talked on" in said
    assert "I have always made people laugh" in said
    assert "A sister who turns up" in said
    assert "quieter since he stopped going out" not in said, "his sister told us that"
    assert "before the kettle boiled" not in said, "what was noticed is answered for elsewhere"
    [table] = [block for section in document.sections for block in section.blocks if isinstance(block, Table)]
    assert [row[:2] for row in table.rows] == [
        ("Simon", "Write down who laughs at which joke"),
        ("Mina Osei", "Bring a big sheet of paper, to draw the people in his life on"),
    ]
    assert "Mina Osei asks how it went" in said


def test_what_they_want_to_try_is_weighed_both_ways(simon):
    latest = Conversation.objects.of(simon).latest("contact_at")
    said = " ".join(texts_of(write(simon, latest.pk)))
    for words in ("What Simon wants to try", "The good: New people", "What could go wrong:", "If nothing is tried:"):
        assert words in said
    assert "How the open mic night at the agency works" in said


def test_a_struck_conversation_is_no_document_and_nobody_elses_is_given(simon, cast):
    talks = Conversation.objects.of(simon).order_by("contact_at")
    assert [one.key for one in choices(simon)] == [row.pk for row in reversed(talks)]
    assert kind_of("conversation") is CONVERSATION_SUMMARY
    assert write(cast.people["dorothy"], talks[0].pk) is None
    struck = talks[1]
    strike(recorded=struck, why="Twice", by=cast.workers["mina"], at=timezone.now())
    assert write(simon, struck.pk) is None
    assert struck.pk not in [one.key for one in choices(simon)]
