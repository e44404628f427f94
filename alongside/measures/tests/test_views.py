"""Pages of measures: shown, refused, errors beside their question, two editors, paper, the registry, the file."""

import io
import zipfile
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.audit.models import LOOKED, LedgerEntry
from alongside.kit.ids import new_id
from alongside.measures.models import Asking, MeasureExport, MeasureLicence
from alongside.people.tests.test_views import statements
from tests.cast_community import LONELY_AFTER, ask


@pytest.fixture
def as_mina(cast, sign_in):
    return sign_in(cast.workers["mina"])


@pytest.fixture
def simon(cast):
    return cast.people["simon"]


def at(name, person, *keys):
    return reverse(f"measures:{name}", args=[person.pk, *keys])


def read(answer, status=200):
    assert answer.status_code == status
    return unescape(answer.content.decode())


def today(name="asked_on"):
    day = timezone.localdate()
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def agreed(**more):
    said = {"id": new_id(), "told": "yes", "agreed": "yes", "how_agreed": "said", "is_counted": "yes"}
    return {**said, "when": "before", "how": "device", "who_answered": "person", **today(), **more}


def test_before_and_after_is_shown_plainly_and_says_what_it_means(as_mina, simon):
    page = read(as_mina.get(at("before_and_after", simon)))
    assert "Down by 3: the way one would hope." in page
    assert "Before 8, after 5, on a line from 3 to 9" in page
    assert "no published size" in page
    assert "I want to make a room laugh" in read(as_mina.get(at("of_one", simon, "goal_rating")))
    assert "three new numbers" in read(as_mina.get(at("of_one", simon, "ucla_3")))
    assert "was not asked yet" in read(as_mina.get(at("of_one", simon, "ons_4")))
    assert LedgerEntry.objects.filter(verb=LOOKED, page="measures", person=simon.pk).exists()


def test_nobody_is_laid_beside_anybody_and_a_colleague_who_is_not_alongside_sees_nothing(cast, sign_in, simon):
    client = sign_in(cast.workers["farah"])
    for name, keys in (("before_and_after", ()), ("of_one", ("ucla_3",)), ("begin", ("ucla_3",))):
        assert client.get(at(name, simon, *keys)).status_code == 403


def test_the_same_statements_for_one_asking_and_for_four(cast, as_mina, simon):
    dorothy, mina = cast.people["dorothy"], cast.workers["mina"]
    ask(dorothy, "ucla_3", mina, timezone.now(), answers=LONELY_AFTER)
    few = statements(as_mina, at("before_and_after", dorothy))
    for _ in range(3):
        ask(dorothy, "ucla_3", mina, timezone.now(), answers=LONELY_AFTER)
    assert statements(as_mina, at("before_and_after", dorothy)) == few


def test_asked_by_hand_from_agreement_to_the_end(as_mina, simon):
    url = at("begin", simon, "ons_4")
    page = read(as_mina.post(url, {**agreed(), "told": "", "is_counted": ""}), 422)
    assert "There is a problem" in page
    assert "Say whether their answers may be counted." in page
    assert "nothing depends on it" in read(as_mina.post(url, agreed(agreed="no")), 422)
    typed = agreed()
    assert as_mina.post(url, typed).status_code == as_mina.post(url, typed).status_code == 302
    one = Asking.objects.get(pk=typed["id"])
    here = at("asking", simon, one.pk)
    assert "Overall, how happy did you feel yesterday?" in read(as_mina.get(here))
    kept = read(as_mina.post(at("keep", simon, one.pk), {"version": 1, "q_happy": "6", "words": "Not bad"}))
    assert "Saved" in kept
    assert 'value="2"' in kept
    late = read(as_mina.post(at("keep", simon, one.pk), {"version": 1, "q_happy": "1"}))
    assert "changed on another device" in late
    both = read(as_mina.post(here, {"version": 1, "q_happy": "2"}), 422)
    assert "What you wrote, and what stands now" in both
    assert "Not bad" in both
    mine = {"version": 1, "q_happy": "6", "words": "Not bad", "keep": "yes"}
    assert as_mina.post(here, mine).status_code == 302, "what this very page had kept stands in nobody's way"
    assert "Nothing is answered yet" in read(as_mina.post(here, {"version": 3}), 422)
    assert as_mina.post(here, {"version": 3, "q_happy": "6", "q_anxious": "2", "words": "Not bad"}).status_code == 302
    page = read(as_mina.get(here))
    assert "Overall, how happy did you feel yesterday?: 6 of 10, medium" in " ".join(
        page.replace("<strong>", "").replace("</strong>", "").replace("<bdi>", "").replace("</bdi>", "").split()
    )
    assert "This question was left." in page
    assert as_mina.post(here, {"version": 4, "q_happy": "9"}).status_code == 200, "it changes no more"
    one.refresh_from_db()
    assert one.answers == {"happy": 6, "anxious": 2}


def test_stopped_by_hand_keeps_what_was_answered(cast, as_mina, simon):
    typed = agreed()
    as_mina.post(at("begin", simon, "ucla_3"), typed)
    here = at("asking", simon, typed["id"])
    answer = as_mina.post(here, {"version": 1, "q_left_out": "2", "stop": "yes"})
    assert answer["Location"] == at("stop", simon, typed["id"])
    assert as_mina.post(answer["Location"], {"version": 2, "why": ""}).status_code == 302
    one = Asking.objects.get(pk=typed["id"])
    assert (one.answers, bool(one.stopped_at)) == ({"left_out": 2}, True)
    assert "They wanted to stop" in read(as_mina.get(at("before_and_after", simon)))
    assert as_mina.post(here, {"version": 3, "q_left_out": "2", "keep": "yes"}).status_code == 302


def test_struck_and_let_be_by_hand(as_mina, simon):
    one = Asking.objects.of(simon).filter(measure="ucla_3").finished().last()
    assert as_mina.post(at("strike", simon, one.pk), {"version": one.version}).status_code == 422
    assert as_mina.post(at("strike", simon, one.pk), {"version": one.version, "why": "Twice"}).status_code == 302
    assert "Entered in error" in read(as_mina.get(at("asking", simon, one.pk)))
    assert "Asked once" in read(as_mina.get(at("before_and_after", simon)))
    assert as_mina.post(at("let_be", simon, one.pk)).status_code == 302


def test_on_paper_has_the_questions_that_may_be_there_and_no_other(cast, as_mina, simon):
    assert "How often do you feel left out?" in read(as_mina.get(at("on_paper", simon, "ucla_3")))
    assert "What I want" in read(as_mina.get(at("on_paper", simon, "goal_rating") + "?size=large"))
    sheet = read(as_mina.get(at("on_paper", simon, "wemwbs")))
    assert "on the sheet that the council has a licence for" in sheet
    assert "Question 1" not in sheet
    assert as_mina.get(at("on_paper", simon, "scope")).status_code == 404


def test_the_registry_tells_whose_each_is_and_the_principal_enters_a_licence(cast, sign_in, simon):
    page = read(sign_in(cast.workers["priya"]).get(reverse("measures:register")))
    assert page.index("These can be asked") < page.index("These wait") < page.index("ask their authors first")
    assert "Export answers" not in page
    assert sign_in(cast.workers["mina"]).get(reverse("measures:enter_licence", args=["swemwbs"])).status_code == 403
    client = sign_in(cast.workers["helen"])
    url = reverse("measures:enter_licence", args=["swemwbs"])
    assert client.post(url, {"id": new_id()}).status_code == 422
    typed = {"id": new_id(), "reference": "W-1", "given_by": "Warwick", "allows_items": "yes", **today("starts_on")}
    assert client.post(url, typed).status_code == client.post(url, typed).status_code == 302
    one = MeasureLicence.objects.get()
    bring = reverse("measures:bring_items", args=[one.pk])
    assert "2 questions, and this measure has 7" in read(client.post(bring, {"version": 1, "rows": "A\nB"}), 422)
    wrong = io.BytesIO(b"\xff\xfe\x00")
    wrong.name = "words.csv"
    assert "not plain text" in read(client.post(bring, {"version": 1, "file": wrong}), 422)
    right = io.BytesIO("\n".join(f"S{n}" for n in range(7)).encode())
    right.name = "words.csv"
    assert client.post(bring, {"version": 1, "file": right}).status_code == 302
    assert "Its 7 questions were brought in" in read(client.get(reverse("measures:measure", args=["swemwbs"])))
    assert client.get(reverse("measures:measure", args=["nothing"])).status_code == 404
    end = reverse("measures:end_licence", args=[one.pk])
    assert client.post(end, {"version": 2, **today("ends_on")}).status_code == 302
    typed = agreed()
    mina = sign_in(cast.workers["mina"])
    assert mina.post(at("begin", simon, "swemwbs"), typed).status_code == 302
    assert "S6" in read(mina.get(at("asking", simon, typed["id"])))


def test_the_file_holds_no_name_and_who_took_it_is_kept(cast, sign_in):
    url = reverse("measures:export")
    assert sign_in(cast.workers["mina"]).get(url).status_code == 403
    client = sign_in(cast.workers["helen"])
    day = timezone.localdate()
    typed = {
        "id": new_id(), "measure": "ucla_3", "since_day": 1, "since_month": 1, "since_year": day.year - 1,
        **today("until"), "purpose": "=HYPERLINK()",
    }  # fmt: skip
    answer = client.post(url, typed)
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        texts = {name: archive.read(name).decode() for name in archive.namelist()}
    assert set(texts) == {"answers.csv", "codebook.csv", "READ-ME.txt"}
    assert texts["answers.csv"].count("\r\n") == 3
    for name in ("Simon", "Archer", "Mina", "Armley", str(cast.people["simon"].pk)):
        assert name not in "".join(texts.values())
    assert "made a moment ago" in read(client.post(url, typed), 422)
    assert client.post(url, {"id": new_id()}).status_code == 422
    assert MeasureExport.objects.get().purpose == "=HYPERLINK()"
    assert "2 askings" in read(client.get(url))
