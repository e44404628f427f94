"""A contact with a group: recorded once with each of them, and nobody's record says who the others were."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from alongside.audit.acting import House
from alongside.conversations import actions
from alongside.conversations.models import Conversation, Group, GroupDraft
from alongside.conversations.tests.talking import due, nothing_differs
from alongside.conversations.told import OwnPart
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile
from alongside.people.actions import add_person, set_openness
from alongside.people.models import StoryItem
from alongside.workforce.models import Due

HOUR = timedelta(hours=1)


def two(cast):
    return [cast.people["simon"], cast.people["dorothy"]]


def gather(cast, people=None, **facts):
    people = two(cast) if people is None else people
    facts = {
        "id": new_id(), "what": "Lunch club", "contact_at": timezone.now() - HOUR, "how": "visit",
        "shared": "We cooked.", "own": {people[0].pk: OwnPart("I peeled.", "Peels fast", "Brings a knife", "Menus")},
        "by": cast.workers["mina"], "at": timezone.now(), **facts,
    }  # fmt: skip
    return actions.record_group(people=people, **facts)


def keep(cast, **facts):
    facts = {
        "people": two(cast), "id": new_id(), "words": {"what": "Lunch"}, "contact_at": timezone.now() - HOUR,
        "seen_version": 0, "by": cast.workers["mina"], "at": timezone.now(), **facts,
    }  # fmt: skip
    return actions.keep_group_draft(**facts)


def others(cast, count):
    """More people whom Mina is alongside."""
    return [
        add_person(id=new_id(), name=f"Person {number}", by=cast.workers["mina"], at=timezone.now())
        for number in range(count)
    ]


def test_each_has_a_conversation_of_their_own_and_the_others_are_a_number(cast, sign_in):
    simon, dorothy = two(cast)
    group = gather(cast)
    his, hers = (Conversation.objects.get(group=group, person=person) for person in two(cast))
    assert (his.in_their_words, hers.in_their_words) == ("I peeled.", "")
    assert [str(row) for row in hers.statements.all()] == ["We cooked."]
    assert [row.words for row in his.undertakings.all()] == ["Brings a knife", "Menus"]
    assert due(his, "conversation_to_record").outcome == due(hers, "conversation_to_record").outcome == "met"
    item = StoryItem.objects.get(source_id=hers.pk)
    assert item.line == "Lunch club, and one other"
    told = str(list(StoryItem.objects.filter(source_id=hers.pk).values()))
    client = sign_in(cast.workers["mina"])
    told += client.get(reverse("conversations:conversation", args=[dorothy.pk, hers.pk])).content.decode()
    for word in ("Simon", "peeled", "Peels", "knife", "Menus", str(simon.pk)):
        assert word not in told, word
    actions.correct_conversation(
        conversation=his, id=new_id(), words="Potatoes.", by=cast.workers["mina"], at=timezone.now()
    )
    actions.strike(recorded=his, why="Not him", by=cast.workers["mina"], at=timezone.now())
    hers.refresh_from_db()
    assert (hers.struck_at, hers.corrections.count()) == (None, 0)
    again = gather(cast)
    assert Conversation.objects.get(group=again, person=dorothy).series == hers.series
    assert nothing_differs() == ""


def test_a_group_of_two_hundred_and_of_one_is_a_sentence_and_sent_twice_it_is_recorded_once(cast):
    with pytest.raises(actions.UnableToRecord, match="more than 20 people at once"):
        gather(cast, two(cast) * 100)
    with pytest.raises(actions.UnableToRecord, match="at least two"):
        gather(cast, two(cast)[:1])
    with pytest.raises(actions.UnableToRecord, match="For Dorothy Hale: Write what they said"):
        gather(cast, shared="")
    assert not Group.objects.exists()
    key = new_id()
    gather(cast, id=key)
    with pytest.raises(AlreadyDone):
        gather(cast, id=key)
    assert Conversation.objects.filter(group=key).count() == 2


def test_a_draft_has_a_clock_for_each_and_loses_nothing_to_another_device(cast):
    draft = keep(cast)
    clocks = Due.objects.filter(kind="group_to_record")
    assert {row.person for row in clocks} == {person.pk for person in two(cast)}
    assert nothing_differs() == ""
    draft = keep(cast, id=draft.pk, seen_version=1, people=two(cast)[:1])
    assert {row.person for row in clocks.all()} == {cast.people["simon"].pk}
    with pytest.raises(ChangedMeanwhile):
        keep(cast, id=draft.pk, seen_version=1)
    with pytest.raises(ChangedMeanwhile):
        gather(cast, id=draft.pk, seen_version=1)
    with pytest.raises(actions.UnableToRecord, match="colleague"):
        actions.drop_group_draft(draft=draft, by=cast.workers["ade"], at=timezone.now())
    gather(cast, id=draft.pk, seen_version=2)
    assert not clocks.all().exists()
    assert not GroupDraft.objects.exists()
    with pytest.raises(AlreadyDone):
        keep(cast, id=draft.pk, seen_version=2)
    other = keep(cast)
    actions.drop_group_draft(draft=other, by=cast.workers["mina"], at=timezone.now())
    assert not clocks.all().exists()


def sent(cast, **facts):
    at, (simon, dorothy) = in_london(timezone.now() - HOUR), two(cast)
    return {
        "people": [str(simon.pk), str(dorothy.pk)], "what": "Lunch club", "how": "visit", "place": "The hall",
        "contact_at_day": at.day, "contact_at_month": at.month, "contact_at_year": at.year,
        "contact_at_time": f"{at:%H:%M}", "shared": "We cooked.", "version": "",
        f"of-{dorothy.pk.hex}-in_their_words": "Soup <b>again</b>.", f"of-{simon.pk.hex}-in_their_words": "", **facts,
    }  # fmt: skip


def test_the_page_is_chosen_written_kept_and_recorded(cast, sign_in):
    client, (_simon, dorothy) = sign_in(cast.workers["mina"]), two(cast)
    url = client.get(reverse("conversations:new_group"))["Location"]
    html = client.get(url).content.decode()
    assert "Simon Archer" in html
    assert "Rosa" not in html
    client.post(url, {"people": [str(dorothy.pk)], "what": "Lunch", "add": "yes", "version": ""})
    html = client.get(url).content.decode()
    assert "In the words of Dorothy Hale" in html
    assert "In the words of Simon" not in html
    client.post(reverse("conversations:keep_group", args=url.split("/")[-2:-1]), sent(cast, version="1"))
    assert "Soup &lt;b&gt;again&lt;/b&gt;." in client.get(url).content.decode()
    assert client.get(reverse("conversations:new_group"))["Location"] == url
    assert "Record the group with Dorothy Hale" in client.get("/").content.decode()
    waits = Due.objects.filter(kind="group_to_record").first()
    assert client.get(reverse("conversations:group_with", args=[waits.person, waits.source_id]))["Location"] == url
    refused = client.post(url, sent(cast, what="", record="yes", version="2"))
    assert (refused.status_code, "Write what it was" in refused.content.decode()) == (422, True)
    assert sign_in(cast.workers["ade"]).get(url).status_code == 404
    client = sign_in(cast.workers["mina"])
    for _ in range(2):
        html = client.post(url, sent(cast, record="yes", version="3"), follow=True).content.decode()
    assert "in the story of each of them now" in html
    assert Conversation.objects.filter(group__what="Lunch club").count() == 2
    assert sign_in(cast.workers["ade"]).get(url).status_code == 404


def test_a_second_device_is_told_and_a_draft_thrown_away(cast, sign_in):
    client, key = sign_in(cast.workers["mina"]), new_id()
    url, keep_address = (reverse(f"conversations:{name}", args=[key]) for name in ("group", "keep_group"))
    for version in ("", "1"):
        client.post(keep_address, sent(cast, what="From the phone", version=version))
    assert b"another device" in client.post(keep_address, sent(cast, what="From the laptop", version="1")).content
    for pressed in ({"add": "yes"}, {"record": "yes", "contact_at_time": ""}):
        answer = client.post(url, sent(cast, what="From the laptop", version="1", **pressed))
        html = answer.content.decode()
        assert "What you wrote, and what stands now" in html
        assert "From the phone" in html
        assert "From the laptop" in html
    assert GroupDraft.objects.get().words["what"] == "From the phone"
    mark = str(new_id())
    for version, what in (("2", "Lunch"), ("2", "Lunch cl")):  # an answer that was lost on its way
        assert b"Saved" in client.post(keep_address, sent(cast, what=what, version=version, page=mark)).content
    assert client.post(url, sent(cast, what="Lunch club", version="2", page=mark, keep="yes"))["Location"] == "/"
    assert "page" not in GroupDraft.objects.get().words
    assert client.post(reverse("conversations:drop_group", args=[key]))["Location"] == "/"
    assert not GroupDraft.objects.exists()
    client.post(url, sent(cast, record="yes", version=""))
    assert b"has been recorded" in client.post(keep_address, sent(cast, version="")).content


def test_losing_one_while_writing_keeps_the_words_and_says_which(cast, sign_in):
    client, dorothy = sign_in(cast.workers["mina"]), cast.people["dorothy"]
    url = reverse("conversations:group", args=[new_id()])
    client.post(url, sent(cast, add="yes"))
    set_openness(
        person=dorothy, openness="restricted", named=[cast.workers["helen"]], why="Her niece works here",
        by=House("test"), at=timezone.now(),
    )  # fmt: skip
    response = client.post(url, sent(cast, record="yes", version="1"))
    html = response.content.decode()
    assert response.status_code == 422
    assert "You are not alongside Dorothy Hale any more" in html
    assert "Soup &lt;b&gt;again&lt;/b&gt;." in html
    assert GroupDraft.objects.get().words[f"of-{dorothy.pk.hex}-in_their_words"] == "Soup <b>again</b>."
    assert not Group.objects.exists()


def test_the_page_costs_the_same_for_one_and_for_three_and_is_light_for_twenty(cast, sign_in):
    client, people, counts = sign_in(cast.workers["mina"]), others(cast, 20), []
    for many in (1, 3, 20):
        url = reverse("conversations:group", args=[new_id()])
        client.post(url, sent(cast, add="yes", people=[str(one.pk) for one in people[:many]]))
        client.get(url)
        with CaptureQueriesContext(connection) as caught:
            page = client.get(url).content
        counts.append(len(caught))
    assert len(set(counts)) == 1
    assert len(page) < 60_000
    assert (
        client.post(
            url, sent(cast, add="yes", version="1", people=[str(one.pk) for one in [*people, *two(cast)]])
        ).status_code
        == 422
    )
