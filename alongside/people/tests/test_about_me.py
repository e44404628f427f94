"""Who I am: every heading in the person's voice, the card before a visit, and one side of A4."""

import io
from datetime import timedelta

import pytest
from django.utils import timezone
from pypdf import PdfReader

from alongside.audit.acts import UnableToAllow
from alongside.kit.ids import new_id
from alongside.kit.refusals import ChangedMeanwhile
from alongside.people import actions, printing
from alongside.people.models import AboutMe
from alongside.people.models.about_me import Heading
from alongside.people.tests.test_views import page_of
from alongside.people.who_i_am import HEADINGS

LONG = "I have a great deal to say about this, and all of it matters to me. "


def write(cast, slug="dorothy", by="mina", heading="wellness", **facts):
    facts = {"seen_version": 0, "words": "I sleep badly.", **facts}
    person, worker = cast.people[slug], cast.workers[by]
    return actions.write_about_me(person=person, heading=heading, by=worker, at=timezone.now(), **facts)


def pdf_of(client, person):
    response = client.get(page_of(person, "one_side_as_pdf"))
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    return PdfReader(io.BytesIO(response.content))


def test_all_headings_of_the_standard_are_there_in_its_order():
    titles = [title for title, _ in HEADINGS.values()]
    assert titles == [
        "What is most important to me", "People who are important to me",
        "How I communicate and how to communicate with me", "My wellness", "Please do", "Please do not",
        "How and when to support me", "Also worth knowing about me",
    ]  # fmt: skip


def test_the_page_says_who_said_it_when_and_who_helped(cast, sign_in):
    html = sign_in(cast.workers["mina"]).get(page_of(cast.people["simon"], "who_i_am")).content.decode()
    for title, _ in HEADINGS.values():
        assert f"<h2>{title}</h2>" in html
    assert "supported to write it by Mina Osei" in html
    assert "Jo, his sister" in html
    assert "Text me first, then ring me." in html
    assert "last updated" in html
    assert "Notices things" in html
    assert "says Jo, his sister" in html


def test_words_are_written_changed_and_taken_away(cast):
    row = write(cast, said_by="Ann, her neighbour")
    assert (row.said_on, row.said_by) == (timezone.localdate(), "Ann, her neighbour")
    write(cast, seen_version=row.version, words="I sleep well again.")
    write(cast, seen_version=2, words="")
    assert AboutMe.objects.get(pk=row.pk).version == 3


def test_two_editors_of_one_heading_and_nothing_is_lost(cast):
    write(cast)
    with pytest.raises(ChangedMeanwhile) as refusal:
        write(cast, words="I sleep well.")
    assert refusal.value.current.words == "I sleep badly."


def test_a_day_to_come_and_a_worker_who_is_not_alongside_are_refused(cast):
    with pytest.raises(actions.UnableToWriteAboutMe) as refusal:
        write(cast, said_on=timezone.localdate() + timedelta(days=2))
    assert refusal.value.field == "said_on"
    with pytest.raises(UnableToAllow, match="not alongside"):
        write(cast, by="leo")


def test_what_matters_is_the_first_line_of_the_persons_page(cast, sign_in):
    client, dorothy = sign_in(cast.workers["mina"]), cast.people["dorothy"]
    url = f"{page_of(dorothy, 'who_i_am')}write/most_important/"
    facts = {"version": dorothy.version, "words": "The soil.", "supported_by": "Mina Osei"}
    assert client.post(url, facts)["Location"] == page_of(dorothy, "who_i_am")
    assert "“The soil.”" in client.get(page_of(dorothy)).content.decode()
    response = client.post(url, {**facts, "words": "My roses."})
    html = response.content.decode()
    assert response.status_code == 422
    assert "The soil." in html
    assert "My roses." in html
    dorothy.refresh_from_db()
    assert (dorothy.what_matters, dorothy.what_matters_supported_by) == ("The soil.", "Mina Osei")


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"words": "x" * 3000}, "too long"),
        ({"words": "a\x07b"}, "cannot be seen or kept"),
        ({"said_on_day": "1", "said_on_month": "1", "said_on_year": "2990"}, "still to come"),
    ],
)
def test_what_cannot_be_right_has_a_sentence(cast, sign_in, facts, says):
    url = f"{page_of(cast.people['dorothy'], 'who_i_am')}write/{Heading.WELLNESS}/"
    response = sign_in(cast.workers["mina"]).post(url, {"words": "Well.", **facts})
    assert response.status_code == 422
    assert says in response.content.decode()
    assert not AboutMe.objects.filter(person=cast.people["dorothy"], heading=Heading.WELLNESS).exists()


def test_there_is_no_other_heading_and_communication_has_its_own_page(cast, sign_in):
    client, url = sign_in(cast.workers["mina"]), page_of(cast.people["simon"], "who_i_am")
    assert client.get(f"{url}write/else/").status_code == 404
    assert client.get(f"{url}write/communicate/")["Location"] == page_of(cast.people["simon"], "ask_communication")


def test_before_you_knock_a_worker_who_never_met_him_reads_who_he_is(cast, sign_in):
    html = sign_in(cast.workers["ade"]).get(page_of(cast.people["simon"], "before_you_knock")).content.decode()
    for words in (
        "Before you knock",
        "your shift ends",
        "Call me <bdi>Simon</bdi>",
        "room laugh",
        "Please do",
        "Let me lead",
    ):
        assert words in html
    assert html.index("Short messages first") < html.index("Call me") < html.index("Please do")


def test_before_you_knock_says_that_nobody_has_asked(cast, sign_in):
    html = sign_in(cast.workers["farah"]).get(page_of(cast.people["li"], "before_you_knock")).content.decode()
    assert "Nobody has asked yet" in html


def test_everybody_of_the_cast_fits_one_side(cast, sign_in):
    for slug, person in cast.people.items():
        opens = {"li": "farah", "yusuf": "helen", "rosa": "helen", "ivy": "helen"}.get(slug, "mina")
        paper = pdf_of(sign_in(cast.workers[opens]), person)
        assert len(paper.pages) == 1, slug
        assert paper.trailer["/Root"]["/MarkInfo"]["/Marked"]
        assert paper.trailer["/Root"]["/Lang"].startswith("en")
        assert person.called in paper.metadata.title
        assert person.called in paper.pages[0].extract_text()


def test_the_sheet_holds_all_headings_the_strengths_and_who_says_so(cast, sign_in):
    words = " ".join(pdf_of(sign_in(cast.workers["mina"]), cast.people["simon"]).pages[0].extract_text().split())
    for title, _ in HEADINGS.values():
        assert title in words
    assert "Makes people laugh (says Simon)" in words
    assert "printed by Mina Osei" in words
    assert printing.MORE not in words


def test_long_words_are_shortened_with_a_pointer_and_still_fit_one_side(cast, sign_in):
    for heading in Heading.values:
        there = AboutMe.objects.filter(person=cast.people["simon"], heading=heading).first()
        write(cast, "simon", heading=heading, words=LONG * 25, seen_version=there.version)
    for n in range(20):
        actions.name_strength(
            person=cast.people["simon"], id=new_id(), words=f"Strength {n} " + "x" * 100, says="worker",
            by=cast.workers["mina"], at=timezone.now(),
        )  # fmt: skip
    client = sign_in(cast.workers["mina"])
    paper = pdf_of(client, cast.people["simon"])
    assert len(paper.pages) == 1
    words = " ".join(paper.pages[0].extract_text().split())
    assert words.count("(more on my page)") >= len(Heading.values)
    assert "more on my page" in words
    assert "is shortened" in client.get(page_of(cast.people["simon"], "one_side")).content.decode()


@pytest.mark.parametrize(
    "words", ['#include "/etc/passwd"', "*bold* _it_ $x$ <b>", "ابو 😀 漢字", "a\nb\n" * 400, "x" * 1900]
)
def test_whatever_they_say_stays_words_and_fits(cast, sign_in, words):
    write(cast, words=words)
    paper = pdf_of(sign_in(cast.workers["mina"]), cast.people["dorothy"])
    assert len(paper.pages) == 1
    if words.isascii() and len(words) < 100:
        assert words.split()[0] in paper.pages[0].extract_text()


def test_letters_that_cannot_be_printed_are_told_of(cast, sign_in, monkeypatch):
    monkeypatch.setattr(printing, "_fonts", lambda: {"ignore_system_fonts": True})
    write(cast, words="漢字")
    paper = pdf_of(sign_in(cast.workers["mina"]), cast.people["dorothy"])
    assert "some letters could not be printed" in " ".join(paper.pages[0].extract_text().split())


def test_a_text_is_cut_between_words_and_says_so():
    assert printing.cut("one  two\nthree", 40) == "one two three"
    assert printing.cut("one two three four", 12) == "one two" + printing.MORE
    assert printing.cut("x" * 50, 10) == "x" * 9 + printing.MORE
