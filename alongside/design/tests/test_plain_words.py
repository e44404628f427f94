"""Words that could be plainer or kinder are found at their place, and the words somebody spoke are left alone."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.design.plain_words import LONGEST, Looked, Matcher, look_at, matcher
from alongside.packs import SHIPPED
from alongside.packs.loading import load
from alongside.packs.parts import Origin, Slug, Wording, Words
from alongside.packs.sections import WordLists

LISTS = load("alongside-core", SHIPPED, shipped=SHIPPED).words
OURS = Origin("OURS", "a test")


def offers(text):
    """What is offered: what stood there, and what instead."""
    return [(one.said, one.instead) for one in look_at(text, LISTS, most=50).suggestions]


@pytest.mark.parametrize(
    "text, offered",
    [
        ("He commenced it.", [("commenced", ("started",))]),
        ("Commenced at nine.", [("Commenced", ("Started",))]),
        ("COMMENCED", [("COMMENCED", ("Started",))]),
        ("recommenced, commencement, commence-ment, un-commence", []),
        ("He engaged well with her", [("engaged well with", ("say what they did",))]),  # the longest
        ("He engaged well.", [("engaged well", ("say what they did",))]),
        ("He engaged well within it", [("engaged well", ("say what they did",))]),
        ("the other service\n  users", [("service\n  users", ("people",))]),
        ("the client's chair", [("client", ("person",))]),
        ("She refused to eat. She refused tea.", [("refused to", ("chose not to",)), ("refused", ("said no to",))]),
        ("An SW and an OT. sw, ot, ASCOT, SW1", [("SW", ("social worker",)), ("OT", ("occupational therapist",))]),
        ("SW came. MCA", [("SW", ("Social worker",)), ("MCA", ("Mental Capacity Act",))]),
        ("the ADLs and adls", [("ADLs", ("everyday things", "washing, dressing and eating"))]),
        ("non-compliant", [("non-compliant", ("did not want to", "chose another way"))]),
        ("He said “I refused, I'm no client” and sat down.", []),
        ('"I refused" he said, and refused tea.', [("refused", ("said no to",))]),
        ("He said “I refused\nand refused", [("refused", ("said no to",))]),  # a mark that is never closed
        ("He laughed at his own joke.", []),
        ("", []),
    ],
)
def test_what_is_offered(text, offered):
    assert offers(text) == offered


def test_a_suggestion_says_how_often_where_and_why():
    looked = look_at("🎤 The client met a Client. His client engaged well.", LISTS)
    client, engaged = looked.suggestions
    assert (client.said, client.times, client.at, client.is_advice) == ("client", 3, 7, False)
    assert client.why == "Better still, the name."
    assert (engaged.is_advice, engaged.why) == (True, "What did they do or say?")
    assert looked.aloud == "2 suggestions for plainer words, after the box."


def test_only_so_many_are_shown():
    looked = look_at("commenced ceased resides utilised regarding additional sufficient assistance", LISTS)
    assert (len(looked.suggestions), looked.more) == (6, 2)
    assert looked.aloud.startswith("8 suggestions")


@pytest.mark.parametrize(
    "text, is_worth, reads_like",
    [
        ("The cat sat on the mat. The cat sat on the mat.", False, "Reads like age 5."),
        ("Multidisciplinary considerations " * 8, True, "Reads like age 18 or more."),
        ("Hello.", False, ""),
    ],
)
def test_the_age_is_worth_a_word_only_when_it_is_high(text, is_worth, reads_like):
    looked = look_at(text, LISTS)
    assert (looked.is_worth_a_word, looked.reads_like) == (is_worth, reads_like)
    assert Looked().is_worth_a_word is False


@given(
    st.text(max_size=300)
    | st.lists(st.sampled_from([*"aſİı“”\"'’\n ", "SW", "Refused", "to", "service", "users"])).map("".join)
)
def test_every_place_holds_the_words_that_are_said_to_stand_there(text):
    for found in matcher(LISTS).find(text):
        there = " ".join(text[found.start : found.end].replace("’", "'").split())
        assert there.lower() == found.listed.lower()
    for one in look_at(text, LISTS, most=9).suggestions:
        at = len(text.encode("utf-16-le")[: 2 * one.at].decode("utf-16-le"))
        assert text[at:].startswith(one.said)


WORDING = st.text(min_size=1, max_size=8).filter(str.strip).map(lambda words: Words(" ".join(words.split())))


@given(st.lists(WORDING.filter(bool), min_size=1, max_size=6), st.text(max_size=60))
def test_a_pack_may_list_any_words(says, text):
    wording = Wording(Slug("one"), tuple(says), (Words("other"),), OURS)
    match = Matcher(WordLists((wording,), ()))
    for found in match.find(text + " " + " ".join(says)):
        assert found.instead == ("other",)


def test_a_long_text_is_looked_at_quickly():
    """Fifty milliseconds on a quiet machine; a busy one is given room, and a pattern that backtracks is still found."""
    sentence = "He commenced the evening with some anxiety but engaged well with the other service users. "
    for text in (sentence * 1000, "service" + " " * LONGEST, "“" * LONGEST, "refused" + "d" * LONGEST, "\n" * LONGEST):
        started = time.process_time()
        look_at(text[:LONGEST], LISTS)
        assert time.process_time() - started < 0.5, text[:20]


def test_the_pattern_is_made_once_for_a_pack():
    assert matcher(LISTS) is matcher(load("alongside-core", SHIPPED, shipped=SHIPPED).words)
    assert isinstance(matcher(LISTS).pattern, re.Pattern)
