"""Whoever runs something keeps it true by a link: no account, an end, and a word agreed apart from it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.audit.acting import House
from alongside.directory import actions
from alongside.directory.entries.keys import key_of
from alongside.directory.models import EntryChange, EntryLink, Service
from alongside.directory.tests.test_entry_views import carried, page_of, text
from alongside.kit.ids import new_id
from alongside.workforce.models import Due

WORD = "Blue heron"
BY_LINK = House("entry-link")


def make(cast, name="Mending bench", at=None, word=WORD):
    service = Service.objects.select_related("organisation").get(name=name)
    link = actions.make_entry_link(
        organisation=service.organisation, id=new_id(), for_whom="Bev", word=word, by=cast.workers["mina"],
        at=at or timezone.now(),
    )  # fmt: skip
    return service, link


def yours(link, service=None, key=None):
    keys = {"entry_link_id": link.pk, "key": key or key_of(link)}
    return reverse("directory:yours_entry" if service else "directory:yours", kwargs={**keys, **(
        {"service_id": service.pk} if service else {})})  # fmt: skip


def test_made_by_a_worker_used_without_an_account(cast, sign_in):
    service = Service.objects.get(name="Mending bench")
    worker = sign_in(cast.workers["ade"])
    begun = carried(worker.get(page_of("make_entry_link", service.pk)))
    for word in ("bike", "Spokes and Solder"):
        assert (
            worker.post(page_of("make_entry_link", service.pk), {**begun, "for_whom": "Bev", "word": word}).status_code
            == 422
        )
    made = {**begun, "for_whom": "Bev", "word": WORD}
    answer = worker.post(page_of("make_entry_link", service.pk), made)
    assert worker.post(page_of("make_entry_link", service.pk), made).status_code == 302
    link = EntryLink.objects.get(for_whom="Bev")
    page = text(worker.get(answer["Location"]))
    assert f"http://testserver{yours(link)}" in page
    assert WORD.lower() not in link.word
    bev = Client()
    page = bev.get(yours(link))
    assert page["Referrer-Policy"] == "same-origin", "and not none: a form sent from there would be taken for a forgery"
    assert "Mending bench" in text(page)
    assert "side door" not in text(page), "what colleagues know is theirs"
    entry = yours(link, service)
    begun = carried(bev.get(entry))
    assert bev.post(entry, {**begun, "alert": "New door"}).status_code == 422
    wrong = bev.post(entry, {**begun, "alert": "New door", "word": "heron"})
    assert "not the word that was agreed" in text(wrong)
    assert "New door" in text(wrong), "nothing typed is lost"
    assert EntryLink.objects.get(for_whom="Bev").wrong_words == 1
    more = bev.post(entry, {**begun, "more": "costs"})
    assert "costs-1-amount" in carried(more)
    for _ in range(2):  # a form sent twice is done once
        answer = bev.post(entry, {**begun, "alert": "New door", "word": "  blue HERON "})
        assert answer.status_code == 302, text(answer)
    assert "checked it today" in text(bev.get(answer["Location"]))
    service.refresh_from_db()
    assert (service.alert, service.checked_on, service.checked_by) == ("New door", timezone.localdate(), "Bev")
    change = EntryChange.objects.get(service=service, link=link)
    assert (change.state, change.by) == ("made", None)
    again = carried(bev.get(entry))
    assert bev.post(entry, {**again, "word": WORD}).status_code == 302, "all is right: a check, and no change"
    assert EntryChange.objects.filter(service=service, link=link).count() == 1
    assert worker.post(page_of("end_entry_link", link.pk)).status_code == 302
    assert bev.get(entry).status_code == bev.get(yours(link)).status_code == 410
    late = bev.post(entry, {**again, "alert": "Two doors", "word": WORD})
    assert (late.status_code, "Two doors" in text(late)) == (410, True), "what was typed meanwhile is not lost"


def test_nothing_is_learned_without_the_key_and_a_link_ends(cast):
    service, link = make(cast)
    other = Service.objects.get(name="Digital café")
    client = Client()
    assert client.get(yours(link, key="0" * 32)).status_code == 404
    assert client.get(yours(link, other)).status_code == 404
    for _ in range(5):
        answer = client.post(yours(link, service), {**carried(client.get(yours(link, service))), "word": "wrong!"})
    assert answer.status_code == 410
    assert client.get(yours(link)).status_code == 410
    _, old = make(cast, at=timezone.now() - timedelta(days=31))
    assert client.get(yours(old)).status_code == 410
    for gone, why in ((link, "has ended"), (old, "has ended")):
        with pytest.raises(actions.UnableToUseLink, match=why):
            actions.check_by_link(service=service, link=gone, by=BY_LINK, at=timezone.now())
    _, good = make(cast)
    with pytest.raises(actions.UnableToUseLink, match="another organisation"):
        actions.check_by_link(service=other, link=good, by=BY_LINK, at=timezone.now())
    actions.check_by_link(service=service, link=good, by=BY_LINK, at=timezone.now())
    service.refresh_from_db()
    assert service.checked_by == "Bev"


def test_what_many_rely_on_waits_also_when_they_change_it_themselves(cast):
    table, link = make(cast, "Welcome table")
    client = Client()
    entry = yours(link, table)
    page = client.get(entry)
    assert "looks at a change before" in text(page)
    for _ in range(2):
        answer = client.post(entry, {**carried(page), "alert": "Closed on Fridays", "word": WORD})
        assert answer["Location"].endswith("done=waits")
    waiting = EntryChange.objects.get(link=link)
    assert Due.objects.get(source_id=waiting.pk).done_at is None
    table.refresh_from_db()
    actions.look_at_change(
        waiting=waiting, seen_version=table.version, is_taken=True, by=cast.workers["nell"], at=timezone.now()
    )  # fmt: skip
    table.refresh_from_db()
    assert (table.alert, table.checked_by) == ("Closed on Fridays", "Bev")


def test_the_second_of_two_sees_both_through_a_link_too(cast):
    service, link = make(cast)
    client = Client()
    begun = carried(client.get(yours(link, service)))
    client.post(yours(link, service), {**begun, "alert": "One", "word": WORD})
    answer = client.post(yours(link, service), {**begun, "alert": "Two", "word": WORD})
    assert answer.status_code == 422
    assert "What you wrote, and what stands now" in text(answer)
