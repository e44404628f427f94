"""What was entered in error is struck, and what is about somebody else is moved; neither record says too much."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.audit.acts import UnableToAllow
from alongside.audit.models import LedgerEntry, RowChange
from alongside.conversations import actions
from alongside.conversations.models import Conversation, Note, StrengthShown, TakenAway
from alongside.conversations.tests.talking import due, nothing_differs, talk
from alongside.conversations.tests.test_beside import a_note, disagree
from alongside.conversations.told import (
    NewContact,
    NewStrength,
    Noticed,
    Offered,
    Risk,
    Somebody,
    ToDo,
    Worry,
)
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone
from alongside.people.models import Contact, StoryItem, Strength
from alongside.workforce.models import Due

SECRET = "xylophone"


def whole(cast, slug="simon", **facts):
    """A conversation with everything in it, each part with a word that is nowhere else."""
    mina, person = cast.workers["mina"], cast.people[slug]
    contact = Contact.objects.of(person).first()
    by_mina, by_them = Somebody(worker=mina), Somebody(contact=contact)
    soon = in_london(timezone.now()).date() + timedelta(days=3)
    return talk(
        cast, slug, in_their_words=f"words {SECRET}", place=f"place {SECRET}", contacts=[contact],
        purpose=f"purpose {SECRET}", new_contact=NewContact(f"Pal {SECRET}", "friend"),
        noticed=[Noticed(f"noticed {SECRET}", "observed", by_mina), Noticed(f"reported {SECRET}", "reported", by_them)],
        known_strengths=list(Strength.objects.of(person)[:1]), new_strengths=[NewStrength(f"strong {SECRET}")],
        to_do=[ToDo(f"mine {SECRET}", by_mina, soon), ToDo(f"theirs {SECRET}", by_them)],
        offered=[Offered(f"offer {SECRET}", "advice", "spoken")], risk=Risk(f"wants {SECRET}"),
        worry=Worry(f"worry {SECRET}", worker=mina), **facts,
    )  # fmt: skip


def strike(cast, recorded, *, by="mina", why="A wrong file"):
    return actions.strike(recorded=recorded, why=why, by=cast.workers[by], at=timezone.now())


def move(cast, recorded, *, to="dorothy", by="mina", **facts):
    facts = {"id": new_id(), "to": cast.people[to], "by": cast.workers[by], "at": timezone.now(), **facts}
    return actions.move(recorded=recorded, **facts)


def pages_of(client, person, *, but=()):
    """All that is read of a person, as one text: their pages, and every link beneath them."""
    seen, to_see, text = set(), [f"/people/{person.pk}/", f"/people/{person.pk}/looks/"], []
    while to_see:
        address = to_see.pop()
        seen.add(address)
        answer = client.get(address, follow=True)
        if answer.status_code != 200 or "html" not in answer["Content-Type"]:
            continue
        text.append(answer.content.decode())
        links = {link.split("#")[0] for link in re.findall(r'href="(/people/[^"]+)"', text[-1])}
        to_see += [one for one in links - seen - set(to_see) if str(person.pk) in one and not one.endswith(but)]
    return "\n".join(text)


def test_a_struck_conversation_is_a_quiet_line_and_what_rested_on_it_ends(cast, sign_in):
    client, simon = sign_in(cast.workers["mina"]), cast.people["simon"]
    one = whole(cast)
    clock = due(one, "conversation_to_record")
    disagree(cast, one, words=f"not right {SECRET}")
    later = talk(cast, known_strengths=list(Strength.objects.filter(source_id=one.pk)))
    assert SECRET in StoryItem.objects.get(source_id=later.pk).aside
    check = one.check_back
    one = strike(cast, one)
    assert nothing_differs() == ""
    item = StoryItem.objects.get(source_id=one.pk)
    assert item.line == "Entered in error"
    assert item.aside.startswith("Struck by Mina Osei on ")
    kept = [str(row) for model in (StoryItem, Due, Strength, StrengthShown) for row in model.objects.values()]
    assert not [row for row in kept if SECRET in row]
    assert not Due.objects.open().filter(person=simon.pk, source_id__in=[check.pk, one.safety_worry.pk]).exists()
    again = due(one, "conversation_to_record")
    assert (again.due_at, again.done_at, again.outcome) == (clock.due_at, clock.done_at, clock.outcome)
    deleted = RowChange.objects.filter(table_name="people_strength", operation="delete").values_list(
        "before", flat=True
    )
    assert SECRET in str(list(deleted)), "the row history keeps it"
    read = pages_of(client, simon, but=("/struck/", "/people/", "/sharing/"))
    assert "Entered in error" in read
    assert "Struck by Mina Osei" in read
    for part in (
        "words",
        "place",
        "purpose",
        "noticed",
        "strong",
        "mine",
        "theirs",
        "offer",
        "wants",
        "worry",
        "not right",
    ):
        assert f"{part} {SECRET}" not in read, part
    opened = client.get(reverse("conversations:struck_conversation", args=[simon.pk, one.pk])).content.decode()
    assert f"words {SECRET}" in opened
    assert f"strong {SECRET}, says Simon" in opened
    for name, key in (("undertaking", one.undertakings.first().pk), ("check_back", check.pk)):
        assert client.get(reverse(f"conversations:{name}", args=[simon.pk, key])).status_code == 302
    assert client.get(reverse("conversations:series", args=[simon.pk, one.series_id])).status_code == 404
    assert client.get(reverse("conversations:worry", args=[one.safety_worry.pk])).status_code == 404
    assert LedgerEntry.objects.filter(verb="recorded.struck", person=simon.pk).count() == 1


def test_a_struck_note_is_opened_by_those_whom_the_policy_names(cast, sign_in):
    note = actions.record_note(
        person=cast.people["simon"], id=new_id(), kind="visit", contact_at=timezone.now() - timedelta(hours=1),
        in_their_words=SECRET, strength="Hums", by=cast.workers["ade"], at=timezone.now(),
    )  # fmt: skip
    address = reverse("conversations:note", args=[note.person_id, note.pk])
    ade = sign_in(cast.workers["ade"])
    sent = {"id": str(new_id()), "what": "strike", "why": "I mixed up two visits", "to": ""}
    assert ade.post(f"{address}mistake/", {**sent, "why": ""}).status_code == 422
    html = ade.post(f"{address}mistake/", sent, follow=True).content.decode()
    assert "What it said is no longer shown" in html
    assert SECRET not in html
    assert SECRET not in ade.get(f"/people/{note.person_id}/").content.decode()
    assert ade.get(f"{address}struck/").status_code == 403
    assert ade.post(address, {"id": str(new_id()), "words": "More"}).status_code == 200
    mina = sign_in(cast.workers["mina"])
    assert "I mixed up two visits" in mina.get(address).content.decode()
    html = mina.get(f"{address}struck/").content.decode()
    assert SECRET in html
    assert "Hums" in html
    assert not Strength.objects.filter(words="Hums").exists()
    assert nothing_differs() == ""
    for act in (strike, move):
        with pytest.raises(actions.UnableToPutRight, match="struck already"):
            act(cast, note)
    with pytest.raises(actions.UnableToDisagree, match="struck"):
        disagree(cast, Note.objects.get(pk=note.pk))


def test_a_colleagues_record_is_put_right_by_those_who_may_open_it(cast):
    note = a_note(cast)
    with pytest.raises(actions.UnableToPutRight, match="Mina Osei recorded this"):
        strike(cast, note, by="ade")
    for by in ("leo", "priya"):
        with pytest.raises(UnableToAllow):
            strike(cast, note, by=by)
    note.refresh_from_db()
    assert note.struck_at is None


def test_a_moved_conversation_leaves_nothing_behind_and_brings_nobody_along(cast, sign_in):
    client, simon, dorothy = sign_in(cast.workers["mina"]), cast.people["simon"], cast.people["dorothy"]
    jo = Contact.objects.of(simon).first()
    one = whole(cast)
    clock, named = due(one, "conversation_to_record"), Strength.objects.get(source_id=one.pk)
    later = talk(cast, known_strengths=[named])
    answered = one.undertakings.get(number=1)
    actions.answer_undertaking(
        undertaking=answered, seen_version=1, happened="done", by=cast.workers["mina"], at=timezone.now()
    )
    disagree(cast, one, words=f"That was not me {SECRET}")
    along, _stays = (
        actions.correct_conversation(
            conversation=one, id=new_id(), words=words, by=cast.workers["mina"], at=timezone.now()
        )
        for words in ("She added the roses.", "Simon says this was not him.")
    )
    taken = move(cast, one, along=[along])
    assert nothing_differs() == ""
    one = Conversation.objects.get(pk=one.pk)
    assert (one.person, one.said_by, one.number) == (dorothy, "Dorothy Hale", 1)
    assert list(one.corrections.all()) == [along]
    assert not one.disagreements.exists()
    again = due(one, "conversation_to_record")
    assert (again.person, again.due_at, again.outcome) == (dorothy.pk, clock.due_at, clock.outcome)
    assert due(answered, "undertaking").person == dorothy.pk
    # The wrong record: that something was taken away, and when.
    kept = [str(row) for model in (StoryItem, Due) for row in model.objects.values() if simon.pk in row.values()]
    assert not [row for row in kept if SECRET in row or str(one.pk) in row or str(dorothy.pk) in row]
    assert not Strength.objects.of(simon).filter(words__contains=SECRET).exists()
    assert not Contact.objects.of(simon).filter(name__contains=SECRET).exists()
    assert "one thing" not in StoryItem.objects.get(source_id=later.pk).aside
    assert str(taken.pk) in [str(item.source_id) for item in StoryItem.objects.of(simon)]
    read = pages_of(client, simon, but=("/mistake/",))  # where those whom one is alongside are offered
    assert "Something was recorded here by mistake and taken away on" in read
    for gone in (SECRET, str(one.pk), str(dorothy.pk)):
        assert gone not in read
    # The right record: all of it, and nothing of the wrong person.
    item = StoryItem.objects.get(source_id=one.pk)
    assert "moved here from another record" in item.aside
    own = client.get(reverse("conversations:conversation", args=[dorothy.pk, one.pk])).content.decode()
    assert f"words {SECRET}" in own
    assert "Moved here from another record" in own
    for name in ("Simon", str(simon.pk), jo.name, "says this was not him"):
        assert name not in own, name
    assert f"Pal {SECRET}" in own
    assert client.get(reverse("conversations:conversation", args=[simon.pk, one.pk])).status_code == 404
    lines = LedgerEntry.objects.filter(verb__startswith="recorded.moved")
    assert {(line.verb, line.person) for line in lines} == {
        ("recorded.moved", simon.pk), ("recorded.moved_here", dorothy.pk),
    }  # fmt: skip
    assert RowChange.objects.filter(table_name="conversations_disagreement").count() >= 2


def test_one_of_several_conversations_leaves_its_series_and_begins_another(cast):
    first = talk(cast, purpose="Walks")
    second = talk(cast, series=first.series)
    move(cast, second)
    second.refresh_from_db()
    assert (second.series.person, second.number, second.series.purpose) == (cast.people["dorothy"], 1, "")
    third = talk(cast, series=first.series)
    assert third.number == 2
    strike(cast, third)
    assert talk(cast, series=first.series).number == 3
    assert nothing_differs() == ""


def test_a_move_needs_standing_to_both_and_somebody_else(cast):
    note = a_note(cast)
    with pytest.raises(UnableToAllow):
        move(cast, note, to="li")
    with pytest.raises(actions.UnableToPutRight, match="already"):
        move(cast, note, to="simon")
    young = cast.people["dorothy"]
    young.born_on = timezone.localdate()
    with pytest.raises(actions.UnableToPutRight, match="before they were born"):
        move(cast, note)
    note.refresh_from_db()
    assert (note.person, TakenAway.objects.count()) == (cast.people["simon"], 0)
    assert LedgerEntry.objects.filter(verb="refused", person=cast.people["simon"].pk).count() == 3
    young.born_on = None
    key = new_id()
    move(cast, note, id=key)
    with pytest.raises(AlreadyDone):
        move(cast, Note.objects.get(pk=note.pk), id=key, to="simon")


def test_only_those_one_is_alongside_are_offered_and_hidden_people_never(cast, sign_in):
    note = a_note(cast)
    html = sign_in(cast.workers["mina"]).get(reverse("conversations:note_mistake", args=[note.person_id, note.pk]))
    offered = html.content.decode().split("Whom is it about?")[1]
    assert "Dorothy Hale" in offered
    for name in ("Rosa Lind", "Li Ng", "Yusuf Khan", "Simon Archer"):
        assert name not in offered
