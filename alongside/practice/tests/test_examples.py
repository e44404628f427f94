"""Good examples: shared with agreement and without anybody's name; and skills that fit."""

from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.audit.acts import UnableToAllow
from alongside.audit.models import LedgerEntry
from alongside.kit.ids import new_id
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile
from alongside.people.tests.test_views import statements
from alongside.practice import actions
from alongside.practice.models import Example, Skill
from alongside.practice.rules import fits, in_a_sentence, names_in

NAMES = [
    "Simon Archer",
    "Simon",
    "Jo Archer",
    "Mum",
    "Uncle Pat",
    "Lee",
    "Will Hope",
    "Tom, lights",
    "Community centre",
    "bee",
]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He went with his sister.", []),
        ("He went with Jo.", ["Jo"]),
        ("It was Jo’s idea, and Simon's too.", ["Jo’s", "Simon's"]),
        ("Mum came to the community centre with his uncle.", []),
        ("Pat told the bus one.", ["Pat"]),
        ("It will be his hope, and a lee shore.", []),
        ("Will it be Hope?", ["Will", "Hope"]),
        ("The Archers next door", []),
        ("JO ARCHER", ["JO", "ARCHER"]),
        ("Tom did the lights.", ["Tom"]),
        ("We asked Bee, and Bee came.", ["Bee", "Bee"]),
    ],
)
def test_a_name_is_found_where_it_stands_as_a_name(text, found):
    assert [one.name for one in names_in([("What we did", text)], NAMES)] == found


def test_the_sentence_says_where_the_name_stands():
    text = "We drew his circles. Then Jo drove us there. All went well."
    [found] = names_in([("What we did", text)], NAMES)
    assert in_a_sentence(found) == (
        "“Jo” stands in the second sentence of “What we did”: “Then Jo drove us there.” "
        "Say who it is without the name, such as “his sister” or “a neighbour”."
    )
    [late] = names_in(
        [("Title", "One. " * 11 + "It was Jo who came along on that very long and rainy day in the north.")], NAMES
    )
    assert "12th sentence" in in_a_sentence(late)
    assert "…”" in in_a_sentence(late)


@pytest.mark.parametrize(
    ("wanted", "taught", "fit"),
    [
        ("How to make videos for people", "Making a short video on a phone", True),
        ("Cooking", "I cook for many", True),
        ("Sign language", "British Sign Language", True),
        ("Making tea", "Making friends", False),
        ("Bus routes", "Business plans", False),
        ("", "Anything", False),
    ],
)
def test_skills_fit_by_a_word_that_says_something(wanted, taught, fit):
    assert fits(wanted, taught) is fit


@pytest.fixture
def mina(cast):
    return {"by": cast.workers["mina"], "at": timezone.now()}


def share(cast, who, slug="simon", **facts):
    said = {
        "id": new_id(), "title": "A first night out", "what_we_did": "We went twice, and he led the second time.",
        "agreed": True, "how_agreed": "said", "agreed_on": timezone.localdate(), **facts,
    }  # fmt: skip
    return actions.share_example(person=cast.people[slug], **said, **who)


def test_shared_changed_found_and_taken_back(cast, mina):
    key = new_id()
    one = share(cast, mina, id=key)
    with pytest.raises(AlreadyDone):
        share(cast, mina, id=key)
    assert one in Example.objects.shared().found_by("second led")
    one = actions.change_example(example=one, seen_version=1, title="A night", what_we_did="We danced.", **mina)
    with pytest.raises(ChangedMeanwhile):
        actions.change_example(example=one, seen_version=1, title="A night", what_we_did="We sang.", **mina)
    one = actions.withdraw_example(example=one, seen_version=2, **mina)
    assert (one.what_we_did, one.searched) == ("", "")
    assert one not in Example.objects.shared()
    for act, facts in ((actions.withdraw_example, {}), (actions.change_example, {"title": "x", "what_we_did": "y"})):
        with pytest.raises(actions.UnableToShareExample, match="withdrawn"):
            act(example=one, seen_version=3, **facts, **mina)
    verbs = LedgerEntry.objects.filter(verb__startswith="example.", person=one.person_id).order_by("-id")
    assert list(verbs.values_list("verb", flat=True))[:3] == [
        "example.withdrawn",
        "example.changed",
        "example.shared",
    ] or ("refused" not in verbs.values_list("verb", flat=True))


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"agreed": False}, "Ask them first"),
        ({"agreed_on": timezone.localdate() + timedelta(days=1)}, "to come"),
        ({"title": "Simon on a stage"}, "“Simon” stands in the first sentence of “Title”"),
        ({"what_we_did": "We sat down. Nia had come too."}, "“Nia” stands in the second sentence of “What we did”"),
        ({"what_came_of_it": "Bex rings him now."}, "“Bex” stands in the first sentence of “What came of it”"),
    ],
)
def test_without_agreement_or_with_a_name_nothing_is_shared(cast, mina, facts, says):
    with pytest.raises(actions.UnableToShareExample, match=says):
        share(cast, mina, **facts)
    assert Example.objects.count() == 1


def test_only_whoever_is_alongside_shares_and_each_says_only_their_own_skill(cast, mina):
    with pytest.raises(UnableToAllow):
        share(cast, {"by": cast.workers["farah"], "at": timezone.now()})
    with pytest.raises(actions.UnableToShareSkill, match="Only they"):
        actions.share_skill(worker=cast.workers["farah"], id=new_id(), way="teach", words="Knitting", **mina)
    theirs = Skill.objects.filter(worker=cast.workers["farah"]).get()
    with pytest.raises(actions.UnableToShareSkill, match="Only they"):
        actions.end_skill(skill=theirs, **mina)


def read(answer, status=200):
    assert answer.status_code == status
    return unescape(answer.content.decode())


def test_colleagues_read_an_example_and_not_whose_it_is(cast, sign_in):
    client, one = sign_in(cast.workers["priya"]), Example.objects.get()
    pages = read(client.get(reverse("practice:examples"))) + read(
        client.get(reverse("practice:example", args=[one.pk]))
    )
    assert "An open mic that strangers came to" in pages
    assert not [name for name in ("Simon", "Archer", str(one.person_id), "Mina") if name in pages]
    assert "strangers" in read(client.get(reverse("practice:examples"), {"q": "strangers"}))
    assert "No example has that word." in read(client.get(reverse("practice:examples"), {"q": "submarine"}))
    assert client.get(reverse("practice:examples_of", args=[one.person_id])).status_code == 403


def test_shared_changed_and_taken_back_by_hand(cast, sign_in):
    client, dorothy, day = sign_in(cast.workers["mina"]), cast.people["dorothy"], timezone.localdate()

    def at(name, *keys):
        return reverse(f"practice:{name}", args=[dorothy.pk, *keys])

    assert "Nothing is shared." in read(client.get(at("examples_of")))
    typed = {
        "id": new_id(), "title": "Soil again", "what_we_did": "Una drove her to the plot.", "agreed": "yes",
        "how_agreed": "said", "agreed_on_day": day.day, "agreed_on_month": day.month, "agreed_on_year": day.year,
    }  # fmt: skip
    page = read(client.post(at("share_example"), typed), 422)
    assert "“Una” stands in the first sentence of “What we did”" in page
    assert "Una drove her to the plot." in page, "nothing typed is lost"
    typed["what_we_did"] = "Her niece drove her to the plot."
    assert (
        client.post(at("share_example"), typed).status_code
        == client.post(at("share_example"), typed).status_code
        == 302
    )
    one = Example.objects.get(pk=typed["id"])
    assert (
        client.post(
            at("change_example", one.pk), {"version": 1, "title": "Soil", "what_we_did": "They dug."}
        ).status_code
        == 302
    )
    assert "They dug." in read(
        client.post(at("change_example", one.pk), {"version": 1, "title": "S", "what_we_did": "x"}), 422
    )
    assert client.get(at("withdraw_example", one.pk)).status_code == 200
    assert client.post(at("withdraw_example", one.pk), {"version": 2}).status_code == 302
    assert "taken back" in read(client.get(at("examples_of")))
    assert client.get(reverse("practice:example", args=[one.pk])).status_code == 404


def test_farah_can_teach_what_mina_wants(cast, sign_in):
    client, url = sign_in(cast.workers["mina"]), reverse("practice:skills")
    page = read(client.get(url)).replace("<bdi>", "").replace("</bdi>", "")
    assert "Farah Noor can teach what you want: Making a short video on a phone" in page
    assert "Ade Bello would like to learn what you can teach" in page
    assert client.post(url, {"id": new_id(), "way": "teach", "words": ""}).status_code == 422
    typed = {"id": new_id(), "way": "teach", "words": "Knitting"}
    assert client.post(url, typed).status_code == client.post(url, typed).status_code == 302
    end = reverse("practice:end_skill", args=[typed["id"]])
    assert sign_in(cast.workers["farah"]).post(end).status_code == 404
    assert sign_in(cast.workers["mina"]).post(end).status_code == 302
    assert Skill.objects.get(pk=typed["id"]).ended_at is not None
    assert "You have said nothing yet." in read(sign_in(cast.workers["sam"]).get(url))


def test_the_same_statements_for_few_skills_and_for_many(cast, sign_in, mina):
    client, url = sign_in(cast.workers["mina"]), reverse("practice:skills")
    few = statements(client, url)
    for n in range(3):
        actions.share_skill(worker=mina["by"], id=new_id(), way="learn", words=f"Thing {n}", **mina)
    assert statements(client, url) == few
