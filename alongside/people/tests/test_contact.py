"""The people in somebody's life: added, changed, ended, linked; what is refused; what is shown to whom."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from alongside.audit.acts import UnableToAllow
from alongside.audit.models import LedgerEntry
from alongside.kit.ids import new_id
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile
from alongside.people import actions, life_story
from alongside.people.models import Contact, Relationship, StoryItem
from alongside.people.names import alike_names

TODAY = timezone.localdate


def add(cast, name="Jo Byrne", person="dorothy", by="mina", **facts):
    return actions.add_contact(
        person=cast.people[person], id=new_id(), name=name, by=cast.workers[by], at=timezone.now(), **facts
    )


def the_story_follows_from_the_facts():
    """Whether what is kept about lives and sharing is what would be made anew."""
    meant = {(i.source_id, i.kind): (i.at, i.line, i.told, i.voice) for of in life_story.all_items() for i in of}
    kinds = {kind for _, kind in meant} | {"contact_ended", "relationship_ended", "sharing_taken_back"}
    kept = StoryItem.objects.filter(kind__in=kinds)
    return {(i.source_id, i.kind): (i.at, i.line, i.told, i.voice) for i in kept} == meant


def page_of(name, person, *keys):
    return reverse(f"people:{name}", args=[person.pk, *keys])


def as_it_is(contact, **facts):
    names = ("name", "phone", "email", "address", "how_best", "matters_most", "is_emergency", "lives_with")
    return {**{name: getattr(contact, name) for name in names}, **facts}


def relate(contact, cast, **facts):
    return actions.add_relationship(
        contact=contact, id=new_id(), by=cast.workers["mina"], at=timezone.now(), **{"kind": "friend", **facts}
    )


def end(what, cast, ended_on, act=actions.end_relationship, name="relationship"):
    return act(
        **{name: what}, seen_version=what.version, ended_on=ended_on, why_ended="Moved away", by=cast.workers["mina"],
        at=timezone.now(),
    )  # fmt: skip


def test_who_matters_most_comes_first(cast):
    before = set(Contact.objects.of(cast.people["dorothy"]).values_list("name", flat=True))
    add(cast, "Zora Hill", matters_most=True)
    add(cast, "Amy Pike")
    names = [one.name for one in Contact.objects.of(cast.people["dorothy"]) if one.name not in before]
    assert names == ["Zora Hill", "Amy Pike"]


def test_somebody_may_be_several_things(cast):
    jo = add(cast, kind="family", said="niece")
    relate(jo, cast, kind="attorney", powers=["health", "property"])
    assert {tie.in_words for tie in jo.relationships.all()} == {
        "niece", "attorney for health and welfare and property and affairs",
    }  # fmt: skip


def test_an_attorney_without_a_power_is_refused_and_nothing_is_kept(cast):
    with pytest.raises(actions.UnableToRelate, match="may decide about") as refusal:
        add(cast, "Una Grey", kind="attorney")
    assert refusal.value.field == "powers"
    assert not Contact.objects.filter(name="Una Grey").exists()


def test_powers_are_for_those_who_hold_them(cast):
    jo = add(cast, kind="friend", powers=["health"])
    assert jo.relationships.get().powers == []
    assert relate(jo, cast, kind="deputy").powers == []


def test_an_end_before_its_beginning_or_to_come_is_refused(cast):
    jo = add(cast)
    tie = relate(jo, cast, kind="advocate", starts_on=date(2024, 5, 2))
    with pytest.raises(actions.UnableToRelate, match="before the beginning"):
        end(tie, cast, date(2024, 5, 1))
    with pytest.raises(actions.UnableToRelate, match="still to come"):
        end(tie, cast, TODAY() + timedelta(days=1))
    tie = end(tie, cast, date(2024, 6, 1))
    with pytest.raises(actions.UnableToRelate, match="before the beginning"):
        actions.change_relationship(
            relationship=tie, seen_version=tie.version, kind="advocate", said="", powers=[], seen_on=None,
            starts_on=date(2025, 1, 1), by=cast.workers["mina"], at=timezone.now(),
        )  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Jo Byrne", "jo byrne", True),
        ("Jo Byrne", "Jo Byrme", True),
        ("Jo", "Jo Byrne", True),
        ("Byrne Jo", "Jo Byrne", True),
        ("Jo Byrne", "Al Byrne", False),
        ("Li", "Lu", False),
        ("", "Jo", False),
    ],
)
def test_names_that_could_be_one_persons(one, other, alike):
    assert alike_names(one, other) is alike


def test_the_same_name_twice_is_offered_and_never_merged(cast):
    jo = add(cast)
    with pytest.raises(actions.UnableToTellApart, match="Jo Byrne") as refusal:
        add(cast, "Jo Byrme")
    assert refusal.value.alike == [jo]
    assert add(cast, "Jo Byrme", is_somebody_else=True).pk != jo.pk
    assert add(cast, "Jo Byrne", person="simon").pk != jo.pk, "another person's Jo is another Jo"


def test_a_form_sent_twice_adds_one(cast):
    key, facts = new_id(), {"person": cast.people["dorothy"], "name": "Ivy Cole", "kind": "friend"}
    for again in (False, True):
        try:
            actions.add_contact(id=key, **facts, by=cast.workers["mina"], at=timezone.now())
        except AlreadyDone:
            assert again
    assert Relationship.objects.filter(contact=key).count() == 1


def test_two_editors_lose_nothing(cast):
    jo, mina, now = add(cast), cast.workers["mina"], timezone.now()
    stale = Contact.objects.get(pk=jo.pk)
    actions.change_contact(contact=jo, seen_version=1, **as_it_is(jo, phone="0113 496 0001"), by=mina, at=now)
    with pytest.raises(ChangedMeanwhile) as refusal:
        actions.change_contact(contact=stale, seen_version=1, **as_it_is(stale, phone="2"), by=mina, at=now)
    assert refusal.value.current.phone == "0113 496 0001"


def test_the_second_editor_sees_both(cast, sign_in):
    jo, client = add(cast), sign_in(cast.workers["mina"])
    url = page_of("change_contact", cast.people["dorothy"], jo.pk)
    assert client.post(url, {"version": 1, "name": "Jo Byrne", "phone": "111111"}).status_code == 302
    answer = client.post(url, {"version": 1, "name": "Jo Byrne", "phone": "222222"})
    assert answer.status_code == 422
    assert "111111" in answer.content.decode()
    assert "222222" in answer.content.decode()


def test_who_leaves_a_life_stays_on_the_list_and_can_come_back(cast):
    jo = add(cast, kind="carer", matters_most=True)
    jo = end(jo, cast, TODAY(), actions.end_contact, "contact")
    kinds = StoryItem.objects.filter(person=jo.person).values_list("kind", flat=True)
    assert {"contact_ended", "relationship_began", "relationship_ended"} <= set(kinds)
    assert jo.relationships.get().ended_on == TODAY()
    assert the_story_follows_from_the_facts()
    jo = actions.bring_contact_back(contact=jo, seen_version=jo.version, by=cast.workers["mina"], at=timezone.now())
    assert jo.ended_on is None
    assert the_story_follows_from_the_facts()


def test_an_advocate_who_begins_is_in_the_story_and_a_friend_is_not(cast):
    add(cast, "Ann Day", kind="advocate", starts_on=date(2024, 5, 2))
    pat = add(cast, "Pat Ray", kind="friend")
    lines = set(StoryItem.objects.filter(person=cast.people["dorothy"]).values_list("line", flat=True))
    assert "Ann Day became my advocate" in lines
    assert not any("Pat" in line for line in lines)
    relate(pat, cast, kind="appointee")
    actions.change_contact(
        contact=pat, seen_version=1, **as_it_is(pat, name="Pat O'Ray"), by=cast.workers["mina"], at=timezone.now()
    )
    assert StoryItem.objects.filter(line="Pat O'Ray is my appointee for benefits").count() == 1
    assert the_story_follows_from_the_facts()


def link(contact, record, by, **facts):
    return actions.link_record(
        contact=contact, seen_version=contact.version, record=record.pk, by=by, at=timezone.now(), **facts
    )


def test_nobody_is_in_their_own_life(cast):
    with pytest.raises(actions.UnableToLink, match="own life"):
        link(add(cast), cast.people["dorothy"], cast.workers["mina"])


def test_a_record_is_linked_once_in_a_life(cast):
    mina = cast.workers["mina"]
    link(add(cast), cast.people["simon"], mina)
    with pytest.raises(actions.UnableToLink, match="Jo Byrne already"):
        link(add(cast, "Simon A"), cast.people["simon"], mina)


def test_a_hidden_record_cannot_be_linked_by_one_who_may_not_know_of_it(cast):
    from alongside.people.models import Person

    jo, said = add(cast), []
    for record in (cast.people["rosa"], Person(pk=new_id())):
        with pytest.raises(actions.UnableToLink) as refusal:
            link(jo, record, cast.workers["mina"])
        said.append(str(refusal.value))
    assert said[0] == said[1]


@pytest.fixture
def linked_to_hidden(cast):
    """Helen, named on both, says that Mr Khan's friend has the record that is hidden; Mina is named on his alone."""
    from alongside.people.models import NamedAccess

    helen = cast.workers["helen"]
    friend = add(cast, "A friend", person="yusuf", by="helen")
    link(friend, cast.people["rosa"], helen, they_may_know="Nothing at all")
    NamedAccess.objects.create(person=cast.people["yusuf"], worker=cast.workers["mina"], starts_at=timezone.now())
    return friend


def test_a_contact_who_is_hidden_reveals_nothing_to_one_who_may_not_know(cast, sign_in, linked_to_hidden):
    yusuf, friend = cast.people["yusuf"], linked_to_hidden
    names = ("contact", "their_record", "contact_history")
    client = sign_in(cast.workers["mina"])
    pages = [client.get(page_of(name, yusuf, friend.pk)) for name in names]
    pages.append(client.get(page_of("people_in_life", yusuf)))
    pages.append(client.get(page_of("looks", yusuf)))
    pages.append(client.get(page_of("their_record", yusuf, friend.pk) + f"?record={cast.people['rosa'].pk}"))
    for answer in pages:
        assert answer.status_code == 200
        text = re.sub(r'name="record" value="[^"]*"', "", answer.content.decode())
        assert "Rosa" not in text
        assert "hidden." not in text
        assert "Nothing at all" not in text
        assert str(cast.people["rosa"].pk) not in text
    client.post(page_of("unlink_record", yusuf, friend.pk), {"version": friend.version})
    friend.refresh_from_db()
    assert friend.record_id == cast.people["rosa"].pk
    html = sign_in(cast.workers["helen"]).get(page_of("contact", yusuf, friend.pk)).content.decode()
    assert "Rosa Lind" in html
    assert "That record is hidden." in html


def test_a_life_shows_on_a_carers_own_page_to_those_who_may_open_both(cast, sign_in):
    carer = add(cast, "Simon", kind="carer")
    link(carer, cast.people["simon"], cast.workers["mina"], they_may_know="When she is away")
    url = page_of("people_in_life", cast.people["simon"])
    assert "When she is away" in sign_in(cast.workers["mina"]).get(url).content.decode()
    html = sign_in(cast.workers["ade"]).get(url).content.decode()
    assert "Dorothy" not in html


def test_nobody_writes_about_a_life_they_are_not_alongside(cast):
    with pytest.raises(UnableToAllow):
        add(cast, by="leo")
    assert LedgerEntry.objects.filter(verb="refused", detail__verb="contact.added").exists()


def test_another_persons_contact_is_not_there(cast, sign_in):
    jo = add(cast)
    client = sign_in(cast.workers["mina"])
    tie = relate(jo, cast)
    assert client.get(page_of("contact", cast.people["simon"], jo.pk)).status_code == 404
    assert client.get(page_of("end_relationship", cast.people["simon"], tie.pk)).status_code == 404


def test_adding_by_hand_offers_who_is_there_and_keeps_what_was_typed(cast, sign_in):
    jo, client = add(cast), sign_in(cast.workers["mina"])
    url = page_of("add_contact", cast.people["dorothy"])
    typed = {"id": new_id(), "name": "Jo Byrne", "kind": "attorney", "powers": ["property"], "said": "<b>aunt</b>"}
    answer = client.post(url, typed)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert str(jo.pk) in html
    assert "&lt;b&gt;aunt&lt;/b&gt;" in html
    assert client.post(url, {**typed, "is_somebody_else": "yes"}).status_code == 302
    tie = Relationship.objects.get(contact=typed["id"])
    assert tie.powers == ["property"]


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"name": ""}, "Write their name"),
        ({"name": "x" * 300}, "too long"),
        ({"kind": "attorney"}, "may decide about"),
        ({"kind": "emperor"}, "Choose one"),
        ({"email": "nowhere"}, "email address in full"),
    ],
)
def test_what_cannot_be_right_has_a_sentence(cast, sign_in, facts, says):
    url = page_of("add_contact", cast.people["dorothy"])
    answer = sign_in(cast.workers["mina"]).post(url, {"id": new_id(), "name": "Ivy Cole", **facts})
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not Contact.objects.filter(name="Ivy Cole").exists()


def test_relationships_are_added_changed_and_ended_by_hand(cast, sign_in):
    jo, client, dorothy = add(cast), sign_in(cast.workers["mina"]), cast.people["dorothy"]
    url = page_of("add_relationship", dorothy, jo.pk)
    assert client.post(url, {"id": new_id(), "kind": "deputy", "deputy_powers": ["health"]}).status_code == 302
    tie = jo.relationships.get()
    url = page_of("change_relationship", dorothy, tie.pk)
    assert "Health and welfare" in client.get(url).content.decode()
    assert client.post(url, {"version": 1, "kind": "friend", "said": "from the allotment"}).status_code == 302
    tie.refresh_from_db()
    assert (tie.in_words, tie.powers) == ("from the allotment", [])
    url = page_of("end_relationship", dorothy, tie.pk)
    day = {"ended_on_day": "1", "ended_on_month": "2", "ended_on_year": "2024"}
    assert client.post(url, {"version": tie.version, **day}).status_code == 422
    assert client.post(url, {"version": tie.version, **day, "why_ended": "Lost touch"}).status_code == 302
    html = client.get(page_of("contact_history", dorothy, jo.pk)).content.decode()
    assert "Lost touch" in html
    assert "1 February 2024" in html
    assert "from the allotment" in html


def test_a_contact_is_ended_and_brought_back_by_hand(cast, sign_in):
    jo, client, dorothy = add(cast), sign_in(cast.workers["mina"]), cast.people["dorothy"]
    day = {"ended_on_day": "1", "ended_on_month": "2", "ended_on_year": "2024"}
    url = page_of("end_contact", dorothy, jo.pk)
    assert client.post(url, {"version": 1, **day, "why_ended": "Died"}).status_code == 302
    assert "No longer in my life" in client.get(page_of("people_in_life", dorothy)).content.decode()
    assert client.post(page_of("bring_back", dorothy, jo.pk), {"version": 1}).status_code == 302
    assert Contact.objects.get(pk=jo.pk).ended_on is not None, "not from a page that was not up to date"
    assert client.post(page_of("bring_back", dorothy, jo.pk), {"version": 2}).status_code == 302
    assert Contact.objects.get(pk=jo.pk).ended_on is None


def test_a_record_is_found_linked_and_unlinked_by_hand(cast, sign_in):
    jo, client, dorothy = add(cast), sign_in(cast.workers["mina"]), cast.people["dorothy"]
    url, simon = page_of("their_record", dorothy, jo.pk), cast.people["simon"]
    html = client.get(url, {"q": "archer"}).content.decode()
    assert f"?record={simon.pk}" in html
    assert "Link to" in client.get(url, {"record": simon.pk}).content.decode()
    facts = {"version": 1, "record": simon.pk, "they_may_know": "Visits", "person_may_know": ""}
    assert client.post(url, facts).status_code == 302
    html = client.get(page_of("contact", dorothy, jo.pk)).content.decode()
    assert "Visits" in html
    assert "nothing was agreed" in html
    assert client.post(url, {**facts, "record": "x"}).status_code == 422
    assert client.get(url, {"record": "x"}).status_code == 200
    assert client.post(page_of("unlink_record", dorothy, jo.pk), {"version": 2}).status_code == 302
    assert Contact.objects.get(pk=jo.pk).record_id is None


def statements(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as caught:
        assert client.get(url).status_code == 200
    rare = ("SAVEPOINT", "RELEASE", "BEGIN", 'UPDATE "django_session"')
    return len([q for q in caught if not q["sql"].startswith(rare)])


@pytest.mark.parametrize("name", ["people_in_life", "story"])
def test_a_list_costs_the_same_for_one_and_for_many(cast, sign_in, name):
    client, li = sign_in(cast.workers["farah"]), cast.people["li"]
    first = add(cast, "First One", person="li", by="farah", kind="friend", matters_most=True)
    actions.agree_sharing(
        person=li, id=new_id(), contact=first, parts=["goals"], starts_on=TODAY(), how_given="said",
        by=cast.workers["farah"], at=timezone.now(),
    )  # fmt: skip
    link(first, cast.people["simon"], cast.workers["farah"])
    one = statements(client, page_of(name, li))
    for n in ("Amber", "Boris", "Cleo", "Desmond", "Esther", "Fergus", "Gita"):
        add(cast, n, person="li", by="farah", kind="family", matters_most=True)
    assert statements(client, page_of(name, li)) == one


def test_a_persons_page_names_those_who_matter_most(cast, sign_in):
    add(cast, "Zora Hill", matters_most=True, kind="family", said="granddaughter")
    html = sign_in(cast.workers["mina"]).get(page_of("story", cast.people["dorothy"])).content.decode()
    aside = html.split("<h2>People in my life")[1]
    assert "Zora Hill" in aside
    assert "granddaughter" in aside


def test_an_empty_list_says_what_to_do_first(cast, sign_in):
    html = sign_in(cast.workers["farah"]).get(page_of("people_in_life", cast.people["li"])).content.decode()
    assert "Nobody is written down yet" in html
