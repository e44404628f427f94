"""Community links: kept by the team with somebody's agreement, found by words, withdrawn, handed over."""

from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.audit.acts import UnableToAllow
from alongside.audit.models import LedgerEntry
from alongside.directory import actions
from alongside.directory.models import CommunityLink, LinkHandOver
from alongside.kit.ids import new_id
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile
from alongside.people.tests.test_views import statements
from alongside.workforce.actions.workers import say_worker_left


@pytest.fixture
def mina(cast):
    return {"by": cast.workers["mina"], "at": timezone.now()}


def add(cast, who, name="Sol Reyes", team="Armley", **facts):
    said = {
        "knows": "Sings in the café choir", "may_tell": "name", "agreed": True, "agreed_on": timezone.localdate(),
        "how_agreed": "said", **facts,
    }  # fmt: skip
    return actions.add_link(
        team=cast.teams[team],
        id=facts.pop("id", new_id()),
        name=name,
        **{k: v for k, v in said.items() if k != "id"},
        **who,
    )


def names(words):
    return [one.name for one in CommunityLink.objects.holding().found_by(words).order_by("name")]


def test_added_with_agreement_found_by_any_word_and_changed(cast, mina):
    key = new_id()
    one = add(cast, mina, id=key)
    with pytest.raises(AlreadyDone):
        add(cast, mina, id=key)
    assert (one.hand, one.team) == (mina["by"], cast.teams["Armley"])
    assert add(cast, mina, "Ina", team="First contact").hand is None, "whoever is not in the team is not its hand"
    assert names("cafe cho") == ["Ina", "Sol Reyes"]
    assert names("sol") == ["Sol Reyes"]
    assert names("bike kirk") == ["Bilal Aziz"]
    assert names("ballet") == []
    changed = actions.change_link(link=one, seen_version=1, name="Sol", knows="Paints", may_tell="reach", **mina)
    assert names("paint") == ["Sol"]
    with pytest.raises(ChangedMeanwhile):
        actions.change_link(link=changed, seen_version=1, name="Sol", knows="Sings", may_tell="name", **mina)
    CommunityLink.objects.filter(pk=one.pk).update(checked_on="2020-01-01")
    assert actions.check_link(link=changed, **mina).checked_on == timezone.localdate()
    verbs = LedgerEntry.objects.filter(verb__startswith="link.").order_by("-id").values_list("verb", flat=True)
    assert list(verbs[:2]) == ["link.checked", "link.changed"]


def test_without_agreement_nothing_is_written_and_a_day_to_come_is_none(cast, mina):
    before = CommunityLink.objects.count()
    for facts, says in (
        ({"agreed": False}, "Ask them first"),
        ({"agreed_on": timezone.localdate() + timedelta(days=1)}, "to come"),
    ):
        with pytest.raises(actions.UnableToKeepLink, match=says):
            add(cast, mina, **facts)
    with pytest.raises(UnableToAllow):
        add(cast, {"by": cast.workers["priya"], "at": timezone.now()})
    assert CommunityLink.objects.count() == before


def test_withdrawn_what_is_known_of_them_goes_at_once_and_only_once(cast, mina):
    one = add(cast, mina, area="Armley", reach="0113 496 0099")
    with pytest.raises(actions.UnableToKeepLink, match="to come"):
        actions.withdraw_link(link=one, seen_version=1, withdrawn_on=timezone.localdate() + timedelta(days=1), **mina)
    one = actions.withdraw_link(
        link=one, seen_version=1, withdrawn_on=timezone.localdate(), how_withdrawn="Rang", **mina
    )
    assert (one.knows, one.area, one.reach, one.searched, one.hand) == ("", "", "", "", None)
    assert names("sol") == []
    for act, facts in (
        (actions.withdraw_link, {"seen_version": 2, "withdrawn_on": timezone.localdate()}),
        (actions.check_link, {}),
        (actions.change_link, {"seen_version": 2, "name": "Sol", "knows": "x", "may_tell": "name"}),
    ):
        with pytest.raises(actions.UnableToKeepLink, match="Do not ask them again"):
            act(link=one, **facts, **mina)


def test_when_a_worker_leaves_the_links_stay_with_the_team_and_change_hands(cast, mina):
    ruth, sam = {"by": cast.workers["ruth"], "at": timezone.now()}, cast.workers["sam"]
    worker = cast.workers["mina"]
    armley, elsewhere = add(cast, mina), add(cast, mina, "Ina", team="First contact")
    CommunityLink.objects.filter(pk=elsewhere.pk).update(hand=worker)
    with pytest.raises(UnableToAllow):
        actions.hand_over_links(worker=worker, to=None, **mina)
    with pytest.raises(actions.UnableToKeepLink, match="Choose a colleague"):
        actions.hand_over_links(worker=worker, to=worker, **ruth)
    left = say_worker_left(
        worker=worker, seen_version=worker.version, left_on=timezone.localdate(), by=sam, at=timezone.now()
    )
    with pytest.raises(actions.UnableToKeepLink, match="has left"):
        actions.hand_over_links(worker=cast.workers["farah"], to=left, **ruth)
    links = actions.hand_over_links(worker=left, to=cast.workers["graham"], **ruth)
    assert {one.name: getattr(one.hand, "name", None) for one in links} == {
        "Grace Whitfield": "Graham Lowe", "Sol Reyes": "Graham Lowe", "Ina": None,
    }  # fmt: skip
    assert CommunityLink.objects.get(pk=armley.pk).team == cast.teams["Armley"], "it stays with the team"
    assert LinkHandOver.objects.filter(from_worker=left).count() == 3
    assert actions.hand_over_links(worker=left, to=None, by=sam, at=timezone.now()) == []
    assert LedgerEntry.objects.filter(verb="link.handed_over", subject=f"workforce.worker:{left.pk}").count() == 2


def at(name, *keys):
    return reverse(f"directory:{name}", args=keys)


def read(answer, status=200):
    assert answer.status_code == status
    return unescape(answer.content.decode())


def day(name):
    on = timezone.localdate()
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}


def test_by_hand_found_added_changed_still_right_and_withdrawn(cast, sign_in):
    assert sign_in(cast.workers["priya"]).get(at("community")).status_code == 403
    client = sign_in(cast.workers["farah"])
    assert "Bilal Aziz" in read(client.get(at("community"), {"q": "bikes"}))
    assert "We know nobody for that yet." in read(client.get(at("community"), {"q": "ballet"}))
    team = cast.teams["First contact"].pk
    typed = {
        "id": new_id(),
        "team": team,
        "name": "Ina <b>",
        "knows": "Knits",
        "may_tell": "name",
        "agreed": "yes",
        "how_agreed": "said",
        **day("agreed_on"),
    }
    page = read(client.post(at("add_link"), {**typed, "knows": "", "how_agreed": ""}), 422)
    assert "Write what they know or offer." in page
    assert "Ask them first" in read(client.post(at("add_link"), {**typed, "agreed": "no"}), 422)
    assert client.post(at("add_link"), typed).status_code == client.post(at("add_link"), typed).status_code == 302
    one = CommunityLink.objects.get(pk=typed["id"])
    raw = client.get(at("link", one.pk)).content.decode()
    assert "Ina &lt;b&gt;" in raw
    assert "Farah Noor speaks with them" in raw
    change = {"version": 1, "name": "Ina", "knows": "Crochets", "may_tell": "ask_first"}
    for _ in range(2):  # a form sent twice is done once
        assert client.post(at("change_link", one.pk), change).status_code == 302
    assert "What you wrote, and what stands now" in read(
        client.post(at("change_link", one.pk), change | {"knows": "Knits"}), 422
    )
    CommunityLink.objects.filter(pk=one.pk).update(checked_on="2020-01-01")
    assert "for more than a year" in read(client.get(at("link", one.pk)))
    assert "they still agree" in read(client.post(at("check_link", one.pk), follow=True))
    assert client.post(at("withdraw_link", one.pk), {"version": 2}).status_code == 422
    assert client.post(at("withdraw_link", one.pk), {"version": 2, **day("withdrawn_on")}).status_code == 302
    page = read(client.get(at("link", one.pk)))
    assert "Do not ask them again" in page
    assert "Crochets" not in page


def test_handed_over_by_hand(cast, sign_in):
    assert sign_in(cast.workers["farah"]).get(at("hand_over")).status_code == 403
    client = sign_in(cast.workers["ruth"])
    farah = cast.workers["farah"]
    assert client.post(at("hand_over"), {"worker": ""}).status_code == 422
    page = read(client.post(at("hand_over"), {"worker": farah.pk, "to": "team"}, follow=True))
    assert "1 link changed hands" in page
    bilal = CommunityLink.objects.get(name="Bilal Aziz")
    assert "from Farah Noor to the team itself" in read(client.get(at("link", bilal.pk))).replace("<bdi>", "").replace(
        "</bdi>", ""
    )
    actions.hand_over_links(worker=cast.workers["mina"], to=None, by=cast.workers["ruth"], at=timezone.now())
    assert "No link is in anybody's hands." in read(client.get(at("hand_over")))


def test_the_same_statements_for_one_link_and_for_many(cast, sign_in, mina):
    client = sign_in(cast.workers["mina"])
    few = statements(client, at("community"))
    for n in range(3):
        add(cast, mina, f"Somebody {n}")
    assert statements(client, at("community")) == few
