"""Pages that find entries, offers that fit, and wishes nobody meets yet: shown, denied, refused, kept without who."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.audit.acting import House
from alongside.audit.models import LedgerEntry
from alongside.directory import actions
from alongside.directory.models import UnmetWish
from alongside.directory.search.nearness import Point
from alongside.directory.search.wishes import area_of, fault_in_wish, told, wish_of
from alongside.directory.tests.test_entry_views import carried, page_of, text
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.kit.refusals import UnableTo

PUBLIC = House("public-search")


def test_every_choice_is_kept_in_the_address_and_each_offer_says_why(cast, sign_in):
    client = sign_in(cast.workers["ade"])
    html = text(
        client.get(page_of("entries") + "?q=bikes on a Thursday evening&near=ls12 3ab&access=parking&kind=repair")
    )
    assert "Mending bench" in html
    assert "“on a Thursday evening” was read as a time." in html
    for why in ("says “bikes”", "0.4 miles from LS12 3AB", "on Thursday evening", "blue badge parking"):
        assert why in html
    assert '<option value="repair" selected' in html
    assert 'value="ls12 3ab"' in html
    refused = client.get(page_of("entries") + "?age=old&near=Atlantis&q=bike&day=xx")
    assert "Write an age as a number" in text(refused)
    assert "No place called “Atlantis” is known here" in text(refused)
    assert "Mending bench" in text(refused), "the rest is answered"
    fits = text(client.get(reverse("directory:fits") + "?q=she flew zeppelins"))
    assert "Offers that fit" in fits
    assert "Nothing is found like that" in fits
    assert "past the last page" in text(client.get(page_of("entries") + "?page=99"))
    for odd in ("?page=x&q=%00&which=odd", "?which=check&q=a%00b&kind=%00", "?which=ended&q=%00&page=%00"):
        assert client.get(page_of("entries") + odd).status_code == 200


def test_what_was_looked_for_in_vain_is_kept_without_who_and_read_with_small_numbers_unsaid(cast, sign_in):
    client = sign_in(cast.workers["ade"])
    nothing = client.get(page_of("entries") + "?q=zeppelin flying&near=LS12 3AB")
    form = {name: values[0] for name, values in carried(nothing).items() if name in ("id", "words", "area")}
    assert (form["words"], form["area"]) == ("zeppelin flying", "LS12")
    assert UnmetWish.objects.count() == 0, "reading a page keeps nothing"
    refused = client.post(page_of("keep_wish"), {**form, "words": "flying with Dorothy, 0113 4960100"})
    assert refused.status_code == 422
    assert "could tell of somebody" in text(refused)
    for _ in range(2):
        kept = client.post(page_of("keep_wish"), form, follow=True)
        assert "It is kept as a wish" in text(kept)
    row = UnmetWish.objects.get()
    assert (row.words, row.area, row.asked_on, row.is_read) == (
        "zeppelin flying", "LS12", in_london(row_at(row)).date(), True,
    )  # fmt: skip
    assert not [field for field in UnmetWish._meta.fields if field.name in ("by", "kept_by", "person")]
    assert client.get(page_of("wishes")).status_code == 403
    nell = sign_in(cast.workers["nell"])
    html = text(nell.get(page_of("wishes")))
    assert "zeppelin flying" in html
    assert "fewer than 5 days" in html
    assert nell.post(page_of("meet_wish"), {"key": row.key}).status_code == 302
    for key in ("none", "a\0b"):
        assert nell.post(page_of("meet_wish"), {"key": key}).status_code == 302
    assert "No wish is kept" in text(nell.get(page_of("wishes")))


def row_at(row):
    return LedgerEntry.objects.get(verb="wish.kept", subject=f"directory.unmetwish:{row.pk}").at


@pytest.mark.django_db
def test_what_the_public_typed_is_shown_only_once_it_was_typed_often():
    at = timezone.now()
    today = in_london(at).date()
    for days in range(5):
        for words in ("Chess clubs", "a chess club")[: 1 + (days == 0)]:
            wish = wish_of(words, Point(1, 1, "LS12 3AB"), on=today - timedelta(days=days))
            actions.count_public_wish(wish=wish, by=PUBLIC, at=at)
    actions.count_public_wish(wish=wish_of("Jo Bloggs of Mill Lane", None, on=today), by=PUBLIC, at=at)
    assert UnmetWish.objects.count() == 6, "one thing once a day and area"
    answer = told(UnmetWish.objects.standing())
    [chess] = answer.shown
    assert (chess.words, chess.times, chess.areas, chess.last_on) == ("Chess clubs", 5, ("LS12",), today)
    assert (answer.too_rare, answer.by_area) == (1, [("LS12", 5)])
    assert LedgerEntry.objects.filter(verb="wish.counted", actor=PUBLIC.key).count() == 7
    with pytest.raises(UnableTo):
        actions.keep_wish(words="!!", id=new_id(), by=PUBLIC, at=at)


def test_what_cannot_be_kept():
    assert "chess club" in fault_in_wish("...")
    for words in ("ring 01134960100", "jo@example.org", "the man at 12 Mill Lane"):
        assert "could tell of somebody" in fault_in_wish(words)
        assert wish_of(words, None, on=None) is None
    assert fault_in_wish("chess for over 60s") == ""
    assert [area_of(point) for point in (None, Point(1, 1, "Leeds"), Point(1, 1, "LS12 3AB"))] == ["", "Leeds", "LS12"]
