"""A person's story: a page at a time, looked through by kind, worker, day and word, pinned, and printed."""

import io
from datetime import UTC, datetime, timedelta
from io import StringIO
from time import perf_counter

import pytest
from django.core.management import call_command
from django.utils import timezone
from pypdf import PdfReader

from alongside.access.standing import Kind, Standing
from alongside.audit.acts import UnableToAllow
from alongside.audit.models import LOOKED, LedgerEntry
from alongside.kit.ids import new_id
from alongside.kit.refusals import AlreadyDone
from alongside.people import actions, chronology, story_kinds, story_pages
from alongside.people.models import Person, Pin, StoryItem
from alongside.people.models.story_item import Audience
from alongside.people.story_finding import found_in_story
from alongside.people.telling import telling
from alongside.people.tests.test_views import page_of, statements

OLD = datetime(2016, 5, 3, 9, 30, tzinfo=UTC)


def fill(person, how_many, *, first=OLD, step=timedelta(hours=17), **facts):
    """So many story items, the oldest first, each beside the next; those of one second too."""
    facts = {"kind": "note", "source_room": "conversations", **facts}
    words = facts.pop("words", "An ordinary day")
    StoryItem.objects.bulk_create(
        StoryItem(
            person=person,
            at=first + step * (n // 2),
            source_id=new_id(),
            **telling(line=f"Item {n}", told=words),
            **facts,
        )
        for n in range(how_many)
    )


def read(client, person, **asked):
    response = client.get(page_of(person, "whole_story"), asked)
    return response.content.decode()


def note_of(person, n=0):
    return StoryItem.objects.filter(person=person, kind="note").order_by("at")[n]


def pin(cast, item, by="mina"):
    fact = {"source_room": item.source_room, "source_id": item.source_id, "kind": item.kind}
    worker = cast.workers[by]
    return actions.pin_event(person=item.person, id=new_id(), **fact, by=worker, at=timezone.now())


def test_every_item_stands_on_one_page_and_the_way_back_is_the_same(cast):
    fill(cast.people["dorothy"], 333)
    rows = StoryItem.objects.of(cast.people["dorothy"])
    pages, shown = [], story_pages.page_of(rows)
    while True:
        pages.append([item.pk for item in shown.items])
        if not shown.older:
            break
        shown = story_pages.page_of(rows, older=shown.older)
    assert [key for page in pages for key in page] == list(rows.values_list("pk", flat=True))
    assert len(pages) == -(-rows.count() // story_pages.STORY_A_PAGE)
    back = story_pages.page_of(rows, newer=shown.newer)
    assert [item.pk for item in back.items] == pages[-2]
    while back.newer:
        back = story_pages.page_of(rows, newer=back.newer)
    assert [item.pk for item in back.items] == pages[0]


@pytest.mark.parametrize(
    "asked",
    [
        {"older": "x"}, {"older": "9999999999999999-" + "f" * 32}, {"older": "-1-" + "0" * 32},
        {"newer": "0-" + "0" * 32},
        {"year": "0000"}, {"year": "9999"}, {"year": "٢٠٢٦"}, {"older": "12-" + "g" * 32}, {"kind": "' or 1=1"},
        {"by": "nobody"}, {"since_day": "31", "since_month": "2", "since_year": "2020"}, {"q": "\x00"}, {"q": "%_\\"},
        {"until_day": "31", "until_month": "12", "until_year": "9999"}, {"since_day": "1"}, {"q": "x" * 101},
    ],
)  # fmt: skip
def test_whatever_stands_in_the_address_the_page_answers(cast, sign_in, asked):
    client = sign_in(cast.workers["mina"])
    for name in ("whole_story", "chronology"):
        response = client.get(page_of(cast.people["dorothy"], name), {**asked, "print": "yes"})
        assert response.status_code in (200, 422)
        assert ("There is a problem" in response.content.decode()) == (response.status_code == 422)


def test_five_items_and_five_thousand_cost_the_same_and_the_hundredth_page_as_the_first(cast, sign_in):
    client, dorothy = sign_in(cast.workers["mina"]), cast.people["dorothy"]
    story, url = page_of(dorothy), page_of(dorothy, "whole_story")
    fill(dorothy, 5)
    few, looking = statements(client, story), statements(client, f"{url}?q=ordinary&kind=notes")
    fill(dorothy, 5000)
    for item in StoryItem.objects.filter(person=dorothy)[:40]:
        pin(cast, item)
    assert statements(client, story) == few <= 12
    assert statements(client, f"{url}?q=ordinary&kind=notes") == looking <= 12
    late = StoryItem.objects.of(dorothy)[4900]
    late = story_pages.Cursor.of(late)
    assert statements(client, f"{url}?older={late}") <= 12
    response = client.get(story)
    assert len(response.content) <= 60_000
    assert "Item 4999" in response.content.decode()
    plan = StoryItem.objects.of(dorothy).filter(at__lte=late.at)[:50].explain()
    assert "story_newest_first" in plan


def test_older_and_newer_say_their_days_and_the_years_lead_there(cast, sign_in):
    client, dorothy = sign_in(cast.workers["mina"]), cast.people["dorothy"]
    fill(dorothy, 200, step=timedelta(days=7))
    html = client.get(page_of(dorothy)).content.decode()
    assert "Older" in html
    assert "?year=2016" in html
    assert "Page 1 of" not in html
    html = read(client, dorothy, year="2016")
    assert "This page:" in html
    assert "to 27 December 2016" in html
    assert "Newer" in html
    assert 'aria-current="true">2016' in html
    assert "Nothing had been written by then" in read(client, dorothy, year="2015")


def test_filters_go_together_are_taken_away_one_by_one_and_survive_the_pages(cast, sign_in):
    client, simon, ade = sign_in(cast.workers["mina"]), cast.people["simon"], cast.workers["ade"]
    fill(simon, 120, by=ade, first=timezone.now() - timedelta(days=300), step=timedelta(hours=1))
    html = read(client, simon, kind="notes", by=str(ade.pk), q="ordin")
    assert "Written by Ade Bello" in html
    assert f"kind=notes&amp;by={ade.pk}&amp;older=" in html.replace("q=ordin&amp;kind", "kind")
    assert f'href="{page_of(simon, "whole_story")}?kind=notes&amp;by={ade.pk}"' in html
    assert f'href="{page_of(simon, "whole_story")}?q=ordin&amp;kind=notes"' in html
    assert "A small comedy night" not in html
    html = read(client, simon, kind="sharing")
    assert "I agreed to share with Bea Lowther" in html
    assert "Item 1" not in html
    assert "Nothing in this story fits all of that" in read(client, simon, kind="sharing", by=str(ade.pk))


def test_days_are_days_in_london_and_both_within(cast, sign_in):
    client, dorothy = sign_in(cast.workers["mina"]), cast.people["dorothy"]
    fill(dorothy, 1, first=datetime(2020, 6, 30, 23, 30, tzinfo=UTC))  # half past midnight on 1 July in London
    day = {"day": "1", "month": "7", "year": "2020"}
    first = {f"since_{part}": value for part, value in day.items()}
    last = {f"until_{part}": value for part, value in day.items()}
    html = read(client, dorothy, **first, **last)
    assert "Item 0" in html
    assert "From 1 July 2020" in html
    assert "Item 0" not in read(client, dorothy, **{**last, "until_month": "6", "until_day": "30"})


def test_all_of_a_notes_words_are_found_and_the_stretch_is_marked(cast, sign_in):
    client, simon = sign_in(cast.workers["mina"]), cast.people["simon"]
    long = (
        "We walked a long way and said little. " * 30
        + "At the end he spoke of Café Müller & <b>the Élan</b>. "
        + "Then home. " * 40
    )
    fill(simon, 1, words=long)
    html = read(client, simon, q="cafe mull")
    assert "<mark>Café</mark> <mark>Müller</mark> &amp; &lt;b&gt;" in html
    assert "…" in html
    for typed in ("CAFÉ", "elan", "mül", "  élan  "):
        assert "<mark>" in read(client, simon, q=typed), typed
    for typed in ("uller", "cafe nowhere", "%", "_", "bx>"):
        assert "<mark>" not in read(client, simon, q=typed), typed


def test_what_is_looked_for_is_not_written_down(cast, sign_in):
    client, simon = sign_in(cast.workers["mina"]), cast.people["simon"]
    read(client, simon, q="trombone")
    entries = LedgerEntry.objects.filter(person=simon.pk, verb=LOOKED, page="story")
    assert entries.exists()
    assert not any("trombone" in str(entry.__dict__) for entry in LedgerEntry.objects.all())


def test_nothing_confidential_is_found(cast):
    """An address that is kept from some stands in no item, nor in what an item is found by."""
    texts = StoryItem.objects.filter(person=cast.people["dorothy"]).values_list("searched", "said_whole", "told_whole")
    assert not any("nowhere" in word.lower() for row in texts for word in row)


def test_items_for_the_named_are_for_the_named_alone(cast, sign_in):
    rosa, dorothy, helen = cast.people["rosa"], cast.people["dorothy"], cast.workers["helen"]
    for person in (rosa, dorothy):
        fill(person, 2, audience=Audience.NAMED, words="A quiet word", first=timezone.now() - timedelta(minutes=9))
    named = sign_in(helen)
    assert "Item 1" in named.get(page_of(rosa)).content.decode()
    assert "<mark>quiet</mark>" in read(named, rosa, q="quiet")
    mina, kept = sign_in(cast.workers["mina"]), StoryItem.objects.filter(person=dorothy, audience="named").first()
    for name in ("story", "whole_story", "before_you_knock"):
        assert "Item 1" not in mina.get(page_of(dorothy, name)).content.decode(), name
    assert "<mark>" not in read(mina, dorothy, q="quiet")
    assert "Item 1" not in mina.get(page_of(dorothy, "chronology"), {"print": "yes"}).content.decode()
    fact = f"{kept.source_room}/{kept.source_id}/{kept.kind}"
    assert mina.post(page_of(dorothy, "pin"), {"item": fact}).status_code == 404
    with pytest.raises(actions.UnableToPin):
        pin(cast, kept)
    assert StoryItem.objects.of(dorothy).seen_with(Standing(frozenset({Kind.NAMED}))).filter(pk=kept.pk).exists()


def test_a_pin_is_written_down_survives_a_rebuild_and_comes_off(cast, sign_in):
    client, simon = sign_in(cast.workers["ade"]), cast.people["simon"]
    item = note_of(simon)
    sent = {"item": f"{item.source_room}/{item.source_id}/{item.kind}", "back": "kind=notes&evil=//example.org"}
    response = client.post(page_of(simon, "pin"), sent)
    assert response["Location"].startswith(f"{page_of(simon, 'whole_story')}?kind=notes&evil=")
    assert response["Location"].endswith(f"#item-{item.pk.hex}")
    del sent["back"]
    assert client.post(page_of(simon, "pin"), sent)["Location"] == f"{page_of(simon)}#item-{item.pk.hex}"
    assert LedgerEntry.objects.filter(verb="story.pinned", person=simon.pk).count() == 1, (
        "the second time nothing was left to do"
    )
    assert Pin.objects.get().pinned_by == cast.workers["ade"]
    with pytest.raises(AlreadyDone):
        pin(cast, item)
    item.delete()
    call_command("rebuild_story", stdout=StringIO())
    html = client.get(page_of(simon)).content.decode()
    assert html.index("Key events") < html.index("A small comedy night")
    assert "<strong>key event</strong>" in html
    assert "We drew the people in his life" in read(client, simon, key="yes")
    assert "A small comedy night" not in read(client, simon, key="yes")
    for _ in range(2):
        assert client.post(page_of(simon, "unpin"), sent).status_code == 302
    assert not Pin.objects.exists()
    assert LedgerEntry.objects.filter(verb="story.unpinned", person=simon.pk).count() == 1
    assert "Key events" not in client.get(page_of(simon)).content.decode()


def test_who_may_not_change_the_person_pins_nothing(cast, sign_in):
    simon = cast.people["simon"]
    with pytest.raises(UnableToAllow):
        pin(cast, note_of(simon), by="leo")
    client = sign_in(cast.workers["mina"])
    for item in ("", "conversations", f"people/{new_id()}/note", "a/b/c", f"x/{new_id()}/y/z"):
        assert client.post(page_of(simon, "pin"), {"item": item}).status_code == 404
    dorothys = note_of(cast.people["dorothy"])
    assert client.post(page_of(simon, "pin"), {"item": f"conversations/{dorothys.source_id}/note"}).status_code == 404
    assert not Pin.objects.exists()


def test_a_death_is_a_key_event_by_itself(cast, sign_in):
    dorothy, mina = cast.people["dorothy"], cast.workers["mina"]
    actions.record_death(
        person=dorothy,
        seen_version=dorothy.version,
        died_on=timezone.localdate(),
        told_by="Una",
        by=mina,
        at=timezone.now(),
    )
    fill(dorothy, 80, first=timezone.now() - timedelta(hours=1), step=timedelta(seconds=1))
    html = sign_in(mina).get(page_of(dorothy)).content.decode()
    assert html.index("Key events") < html.index("They died") < html.index("Item 79")
    assert html.count("They died") == 1


def test_a_chronology_is_oldest_first_with_who_wrote_it_and_a_look_of_its_own(cast, sign_in):
    client, simon = sign_in(cast.workers["mina"]), cast.people["simon"]
    url = page_of(simon, "chronology")
    assert "Show what will be printed" in client.get(url).content.decode()
    html = client.get(url, {"print": "yes"}).content.decode()
    assert html.index("We met") < html.index("Everybody I know") < html.index("My legs shook")
    assert "From the beginning to" in html
    assert "Printed by Mina Osei on" in html
    assert "Written by <bdi>Ade Bello</bdi>" in html
    html = client.get(url, {"print": "yes", "own_words": "yes", "kinds": ["notes"]}).content.decode()
    assert "· Notes · only what they said" in html
    assert "My legs shook" in html
    assert "He used a routine he knows" not in html
    assert "We met" not in html
    assert (
        "Nothing is written in these days"
        in client.get(
            url, {"print": "yes", "until_day": "1", "until_month": "1", "until_year": "2001"}
        ).content.decode()
    )
    assert LedgerEntry.objects.filter(person=simon.pk, page="chronology", verb=LOOKED).count() == 1
    response = client.get(page_of(simon, "chronology_as_pdf"), {"print": "yes"})
    paper = PdfReader(io.BytesIO(response.content))
    text = "\n".join(page.extract_text() for page in paper.pages)
    assert response["Cache-Control"] == "no-store"
    assert paper.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert paper.trailer["/Root"]["/Lang"] == "en-GB"
    assert text.index("We met") < text.index("My legs shook")
    assert "Printed by Mina Osei" in text
    assert client.get(page_of(simon, "chronology_as_pdf")).status_code == 302


def test_a_long_chronology_goes_on_from_a_day_and_says_nothing_twice(cast, sign_in, monkeypatch):
    dorothy = cast.people["dorothy"]
    fill(dorothy, 30, step=timedelta(hours=5))
    monkeypatch.setattr(chronology, "AT_MOST", 20)
    client, url, html, seen = sign_in(cast.workers["mina"]), page_of(dorothy, "chronology"), "", []
    asked = "print=yes&kinds=notes"
    while asked:
        html = client.get(f"{url}?{asked}").content.decode()
        seen += html.split("<h2><bdi>")[1:]
        asked = html.split("chronology/?")[1].split('"')[0].replace("&amp;", "&") if "goes on from" in html else ""
    rows = StoryItem.objects.of(dorothy).filter(kind="note").reverse()
    assert [line.split("<")[0] for line in seen] == list(rows.values_list("line", flat=True))


def test_every_kind_of_the_casts_stories_has_words(cast):
    kinds = set(StoryItem.objects.values_list("kind", flat=True))
    assert {kind for kind in kinds if story_kinds.group_of(kind).slug == kind and kind != "communication"} == set()
    assert story_kinds.group_of("of_nobody").words == "Of nobody"


def test_a_search_of_five_thousand_long_items_is_quick(cast):
    """Where nothing fits, every item of the person's is asked; other people's are not."""
    simon, dorothy = cast.people["simon"], cast.people["dorothy"]
    words = " ".join(f"word{n} and more" for n in range(150))
    for person in (simon, dorothy):
        fill(person, 2500, words=words)
    fill(dorothy, 2500, words=words)
    seen = Person.objects.one_seen_by(cast.workers["mina"], dorothy.pk, at=timezone.now())
    times = []
    for _ in range(3):
        started = perf_counter()
        assert list(found_in_story(seen, words="nothing like it")[:51]) == []
        times.append(perf_counter() - started)
    assert min(times) < 0.25, "a twentieth of a second on a machine with nothing else to do"


def test_two_records_that_are_one_persons_are_one_story(cast, sign_in):
    mina, dorothy, client = cast.workers["mina"], cast.people["dorothy"], sign_in(cast.workers["mina"])
    now = timezone.now()
    other = actions.add_person(id=new_id(), name="Dot Hale", by=mina, at=now - timedelta(days=90))
    fill(other, 60, by=mina, words="About the greenhouse")
    pin(cast, StoryItem.objects.filter(person=other).order_by("at").first())
    actions.join_records(into=dorothy, id=new_id(), record=other.pk, why="Added twice", by=mina, at=now)
    html = client.get(page_of(dorothy)).content.decode()
    assert "Key events" in html
    assert "photographs of her allotment" in html
    assert "About the greenhouse" in html
    assert "<mark>greenhouse</mark>" in read(client, dorothy, q="greenh", year="2016")
    late = StoryItem.objects.filter(person=other).order_by("at").last()
    fact = f"{late.source_room}/{late.source_id}/{late.kind}"
    assert client.post(page_of(dorothy, "pin"), {"item": fact}).status_code == 302
    assert set(Pin.objects.values_list("person", flat=True)) == {other.pk}
    assert client.post(page_of(dorothy, "unpin"), {"item": fact}).status_code == 302
    assert Pin.objects.count() == 1
