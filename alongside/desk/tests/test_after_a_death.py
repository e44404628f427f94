"""After somebody died: the desk says once, quietly, what is still open; one tap puts each to rest, or it is kept."""

import pytest
from django.utils import timezone

from alongside.conversations.models import CheckBack, Undertaking
from alongside.conversations.tests.talking import nothing_differs
from alongside.desk.actions import UnableToPutToRest, put_to_rest
from alongside.kit.refusals import AlreadyDone
from alongside.people.actions import record_death
from alongside.workforce.models import Due


def open_of(person, kind):
    return Due.objects.open().get(person=person.pk, kind=kind)


def test_what_was_open_for_somebody_who_died_is_one_quiet_card_and_is_put_to_rest(cast, sign_in):
    mina, simon, now = cast.workers["mina"], cast.people["simon"], timezone.now()
    client, page = sign_in(mina), f"/people/{simon.pk}/still-open/"
    assert "Check back with Simon" in client.get("/").content.decode()
    assert client.get(page)["Location"] == f"/people/{simon.pk}/"
    check_back = open_of(simon, "check_back")
    with pytest.raises(UnableToPutToRest, match="No death of Simon is recorded"):
        put_to_rest(person=simon, due=check_back, by=mina, at=now)

    today = timezone.localdate(now)
    simon = record_death(
        person=simon, seen_version=simon.version, died_on=today, told_by="Jo, his sister", by=mina, at=now
    )
    desk = client.get("/").content.decode()
    assert f'href="{page}"><bdi>Simon died: look through what is still open</bdi>' in desk
    for asks_him in ("Check back with Simon", "A step with Simon", "You said you would, for Simon"):
        assert asks_him not in desk
    assert "Record your note about Dorothy Hale" in desk

    listed = client.get(page).content.decode()
    assert "None of it is urgent." in listed
    before = listed.count('class="card"')
    undertaking, step = open_of(simon, "undertaking"), open_of(simon, "step")
    for due in (check_back, undertaking, step):
        assert f'value="{due.pk}">Put to rest' in listed
        sent = client.post(f"{page}rest/", {"clock": due.pk})
        assert sent["Location"] == page
    assert client.get(page).content.decode().count('class="card"') == before - 3
    assert CheckBack.objects.get(pk=check_back.source_id).came_out == "died"
    assert Undertaking.objects.get(pk=undertaking.source_id).what_happened == "They died before then."
    story = client.get(f"/people/{simon.pk}/").content.decode()
    assert story.count(f'<p><a href="{page}"><bdi>Look through what is still open</bdi></a></p>') == 1
    assert "They died before we checked back" in story
    assert client.post(f"{page}rest/", {"clock": step.pk}).status_code == 302  # a second tap
    with pytest.raises(AlreadyDone):
        put_to_rest(person=simon, due=Due.objects.get(pk=step.pk), by=mina, at=now)

    own_word = open_of(simon, "copy_to_give")
    refused = client.post(f"{page}rest/", {"clock": own_word.pk})
    assert refused.status_code == 422
    assert "This one needs a word of its own." in refused.content.decode()
    assert nothing_differs() == ""
    assert sign_in(cast.workers["leo"]).get(page).status_code == 403
