"""Pages of circles: shown, changed by a form or a tap alike, refused, compared, kept from somebody, quick."""

import re
from html import unescape
from itertools import pairwise
from operator import attrgetter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from alongside.circles import actions
from alongside.circles.models import CircleMap, Placement, Tie
from alongside.circles.seeing import drawn
from alongside.kit.ids import new_id
from alongside.people.models import Contact, StoryItem
from alongside.people.tests.test_views import statements
from tests.cast_circles import SAID


@pytest.fixture
def simon(cast):
    return cast.people["simon"]


@pytest.fixture
def later(simon):
    return CircleMap.objects.of(simon).standing().first()


@pytest.fixture
def client(cast, sign_in):
    return sign_in(cast.workers["mina"])


def at(name, circle_map, *more):
    person = circle_map.person_id
    return reverse(f"circles:{name}", args=[person, circle_map.pk, *more])


def of(circle_map, name):
    return circle_map.placements.select_related("contact").get(contact__name=name)


def read(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return unescape(answer.content.decode())


def as_typed(placement, **facts):
    said = {"version": placement.version, "ring": placement.ring or "none", "kind": placement.kind}
    return {
        **said,
        **{name: getattr(placement, name) for name in ("sector", "quality", "often", "met", "words")},
        **facts,
    }


def test_the_map_stands_as_a_picture_beside_a_table_that_says_the_same(client, later):
    html = read(client, at("map", later))
    picture, rest = html.split('<svg class="circles', 1)[1].split("</svg>", 1)
    assert "12 on the map: 2 in Closest, 5 in Close, 5 in Further out." in html
    assert "Beyond" not in picture
    for row in drawn(later, None).rows:
        assert f'aria-label="{row.name}, {row.where}"' in picture
        assert row.name in rest
        assert row.where in rest
    assert picture.count("dot--new") == 5
    assert "She has heard all of my jokes" in rest
    assert "Met: <bdi>At an activity, a group or a place, Community centre: stayed to talk" in rest
    only = read(client, at("map", later) + "?paid=yes")
    assert "Everybody on the map: 2 of 12 shown" in only
    assert "#chosen" in only
    assert "paid=yes&who=" in only


def test_a_form_a_tap_and_a_key_leave_the_same_state(client, later):
    """A key sends what a tap sends; the form sends everything."""
    states = []
    bex, version = of(later, "Bex"), later.version
    for way in ("tap", "form"):
        bex.refresh_from_db()
        if way == "tap":
            answer = client.post(at("move", later, bex.pk), {"version": bex.version, "ring": "1"})
        else:
            facts = {"is_paid": "no", "met_words": bex.met_words, "met_through": bex.met_through_id, "modes": bex.modes}
            answer = client.post(at("placement", later, bex.pk), as_typed(bex, **facts) | {"ring": "1"})
        assert answer.status_code == 302
        row = vars(of(later, "Bex"))
        states.append({name: value for name, value in row.items() if name not in ("_state", "version")})
        html = read(client, at("map", later))
        assert ("Bex moved to Closest (ring 1 of 3)." if way == "tap" else "More is written about Bex.") in html
        later.refresh_from_db()
        client.post(at("undo", later), {"version": later.version})
        assert of(later, "Bex").ring == 3
    assert states[0] == states[1]
    later.refresh_from_db()
    assert later.version == version + 4


def test_somebody_is_added_by_a_name_alone_and_one_much_alike_is_asked_about(client, later):
    key = str(new_id())
    for _ in range(2):
        answer = client.post(at("add", later), {"id": key, "name": "J.", "is_somebody_else": ""})
        assert answer["Location"].endswith(f"?who={key}#chosen")
    html = read(client, answer["Location"].split("#")[0])
    assert "How close is <bdi>J.</bdi>?" in html
    assert "No ring yet</h2>" in html
    alike = client.post(at("add", later), {"id": str(new_id()), "name": "uncle pat"})
    html = unescape(alike.content.decode())
    assert alike.status_code == 422
    assert "“Uncle Pat” is here already." in html
    assert 'value="uncle pat"' in html
    assert "This is somebody else" in html
    assert client.post(at("add", later), {"id": str(new_id()), "name": "x" * 300}).status_code == 422
    bea = Contact.objects.get(name="Bea Lowther")
    client.post(at("add", later), {"id": str(new_id()), "name": "", "contact": str(bea.pk)})
    assert of(later, "Bea Lowther").sector == "support"
    nobody = client.post(at("add", later), {"id": str(new_id()), "name": ""})
    assert "A nickname or initials will do." in unescape(nobody.content.decode())


def test_the_second_of_two_who_move_somebody_is_told_and_nothing_is_lost(client, later):
    nia = of(later, "Nia")
    first, second = ({"version": nia.version, "ring": ring} for ring in ("1", "3"))
    assert client.post(at("move", later, nia.pk), first).status_code == 302
    told = client.post(at("move", later, nia.pk), second)
    assert told.status_code == 409
    assert "Somebody else moved Nia meanwhile, to Closest (ring 1 of 3)." in unescape(told.content.decode())
    assert of(later, "Nia").ring == 1
    for sent in ({"version": "x", "ring": "1"}, {"version": nia.version + 1, "ring": "99"}, {"version": 1}):
        assert client.post(at("move", later, nia.pk), sent).status_code == 409
    form = client.post(at("placement", later, nia.pk), as_typed(nia, words="We laugh"))
    assert form.status_code == 422
    assert "Somebody else changed this" in form.content.decode()
    assert "We laugh" in form.content.decode()
    for name in ("take_off", "undo"):
        keys = [nia.pk] if name == "take_off" else []
        assert client.post(at(name, later, *keys), {"version": "1"}).status_code == 409
    assert client.post(at("take_off", later, nia.pk), {"version": nia.version + 1}).status_code == 302
    assert client.post(at("move", later, nia.pk), first).status_code == 404


def test_who_knows_whom_by_two_taps_and_in_the_grid(client, later):
    nia, bex = of(later, "Nia"), of(later, "Bex")
    count = Tie.objects.filter(map=later).count()
    client.post(at("tie", later), {"one": nia.pk, "other": bex.pk})
    assert Tie.objects.filter(map=later).count() == count + 1
    html = read(client, at("map", later) + f"?mode=ties&who={nia.pk}")
    assert "Whom does <bdi>Nia</bdi> know?" in html
    assert "They know each other already" in html
    client.post(at("tie", later), {"one": bex.pk, "other": nia.pk, "apart": "1"})
    assert Tie.objects.filter(map=later).count() == count
    assert client.post(at("tie", later), {"one": nia.pk, "other": nia.pk}).status_code == 409
    assert client.post(at("tie", later), {"one": nia.pk, "other": "nobody"}).status_code == 404
    grid = at("who_knows_whom", later)
    assert "pairs know each other" in read(client, grid + f"?who={nia.pk}")
    tom = of(later, "Tom, lights")
    asked = {"one": nia.pk, "asked": [bex.contact_id, tom.contact_id], "known": [bex.contact_id]}
    client.post(grid, asked)
    knows = {frozenset(pair) for pair in Tie.objects.filter(map=later).values_list("one", "other")}
    assert frozenset((nia.contact_id, bex.contact_id)) in knows
    assert frozenset((nia.contact_id, tom.contact_id)) not in knows


def test_a_map_is_begun_reviewed_corrected_shown_and_printed(client, cast, simon, later):
    dorothy = cast.people["dorothy"]
    assert "No map is drawn yet." in read(client, reverse("circles:circles", args=[dorothy.pk]))
    begin, today = reverse("circles:begin", args=[dorothy.pk]), timezone.localdate()
    day = {"drawn_on_day": today.day, "drawn_on_month": today.month, "drawn_on_year": today.year}
    facts = {
        "id": str(new_id()),
        "follows": "new",
        "ring_set": "importance",
        "made_with": "Mina",
        "said_by": "Una",
        **day,
    }
    assert client.post(begin, {**facts, "ring_set": ""}).status_code == 422
    assert client.post(begin, {**facts, "drawn_on_year": "2999"}).status_code == 422
    for _ in range(2):
        assert client.post(begin, facts).status_code == 302
    own = CircleMap.objects.get(pk=facts["id"])
    html = read(client, at("map", own))
    assert "as Una said" in html
    assert "Nobody is on the map yet." in html
    assert client.post(at("review", own), {"version": "7"}).status_code == 409
    assert client.post(at("review", own), {"version": "x"}).status_code == 409
    assert client.post(at("correct", own)).status_code == 409
    client.post(at("review", own), {"version": own.version + 1})
    own.refresh_from_db()
    if own.reviewed_at is None:
        client.post(at("review", own), {"version": own.version})
        own.refresh_from_db()
    assert "It changes no more." in read(client, at("map", own))
    assert "circles/drawing.js" not in read(client, at("map", own))
    correction = client.post(at("correct", own))["Location"]
    assert "There is a correction of it." in read(client, at("map", own))
    assert "a correction" in read(client, correction)
    show = read(client, at("show", later))
    assert "<header" not in show
    assert "<form" not in show
    assert "circles--black" in read(client, at("to_print", later) + "?ink=black&size=large")
    assert "map-on-paper--large" in read(client, at("to_print", later) + "?ink=black&size=large")
    assert "A copy of the map of" in read(client, reverse("circles:begin", args=[simon.pk]))


def test_two_maps_are_compared_in_pictures_and_in_words(client, simon):
    address = reverse("circles:compare", args=[simon.pk])
    html = read(client, address)
    assert html.count('<svg class="circles') == 2
    assert "5 new, 1 closer, 6 where they were." in html
    assert "Beyond services: 3 then, 8 now." in html
    new = html.split("<h2>New</h2>")[1].split("</ul>")[0]
    assert re.search(r"Nia.*Met: At an activity, a group or a place, Community centre: stayed to talk", new, re.DOTALL)
    assert "from Further out (ring 3 of 3) to Close (ring 2 of 3)" in html
    second, first = CircleMap.objects.of(simon).standing()
    back = read(client, f"{address}?first={second.pk}&second={first.pk}")
    assert "5 gone" in back or "5 no longer on the map" in back


def test_what_is_kept_from_somebody_is_on_no_page_of_theirs(cast, client, sign_in, simon, later):
    ade, nia = cast.workers["ade"], of(later, "Nia")
    kept = reverse("circles:kept", args=[simon.pk])
    assert "Nothing is kept from anybody." in read(client, kept)
    assert client.post(kept, {"id": str(new_id()), "what": "", "whom": ""}).status_code == 422
    facts = {"id": str(new_id()), "what": str(nia.contact_id), "whom": f"worker:{ade.pk}", "why": "He asked me to"}
    for _ in range(2):
        assert client.post(kept, facts).status_code == 302
    assert "kept from <bdi>Ade Bello</bdi>" in read(client, kept)
    as_ade = sign_in(ade)
    pages = [at(name, later) for name in ("map", "show", "to_print", "who_knows_whom")]
    pages += [reverse(f"circles:{name}", args=[simon.pk]) for name in ("circles", "compare", "kept")]
    for address in pages:
        html = read(as_ade, address)
        assert "Nia" not in html, address
        assert "12 on the map" not in html, address
    aside = (
        read(as_ade, reverse("people:story", args=[simon.pk])).split("<h2>My circles</h2>")[1].split("</section>")[0]
    )
    assert "Bex" in aside
    assert "Nia" not in aside
    assert "11 on the map" in aside
    assert as_ade.get(at("placement", later, nia.pk)).status_code == 404
    centre = of(later, "Community centre")
    actions.keep_from(
        person=simon, id=new_id(), contact=centre.contact, worker=ade, by=cast.workers["mina"], at=timezone.now()
    )
    bex = of(later, "Bex")
    assert "Community centre" not in read(as_ade, at("map", later)), "nor where others were met"
    sent = as_typed(bex, is_paid="no", met_words=bex.met_words, met_through="", quality="fine")
    assert as_ade.post(at("placement", later, bex.pk), sent).status_code == 302
    bex.refresh_from_db()
    assert (bex.met_through_id, bex.quality) == (centre.contact_id, "fine"), "and it is not lost"
    actions.take_off(placement=of(later, "Nia"), seen_version=nia.version, by=cast.workers["mina"], at=timezone.now())
    assert "Nia" not in read(as_ade, at("map", later)), "nor in the last change"
    mina = sign_in(cast.workers["mina"])
    mina.post(kept, {"id": str(new_id()), "what": "all", "whom": f"worker:{ade.pk}"})
    as_ade = sign_in(ade)
    for address in pages:
        told = as_ade.get(address)
        assert told.status_code == 403
        assert "My circles are kept from you" in told.content.decode()
    aside = (
        read(as_ade, reverse("people:story", args=[simon.pk])).split("<h2>My circles</h2>")[1].split("</section>")[0]
    )
    assert "Bex" not in aside
    mina = sign_in(cast.workers["mina"])
    for row in re.findall(r'action="([^"]+/end/)"', read(mina, kept)):
        assert mina.post(row).status_code == 302
    assert "Nothing is kept from anybody." in read(mina, kept)


def test_the_newest_map_stands_beside_the_story_and_its_item_opens_it(client, simon, later):
    html = read(client, reverse("people:story", args=[simon.pk]))
    aside = html.split("<h2>My circles</h2>")[1].split("</section>")[0]
    assert "12 on the map" in aside
    assert aside.count("dot--new") == 5
    assert "compare with" in aside
    assert at("map", later) in html.split("<h2>My circles</h2>")[0]
    first = StoryItem.objects.get(kind="circles_drawn", line="My circles, drawn for the first time")
    assert first.told == "7 on the map, 3 of them known to be beyond services."


def sixty(circle_map, by, many=60):
    """As many on a map, in every ring, some of whom know each other; made at once, for the counts alone."""
    now, person = timezone.now(), circle_map.person
    contacts = [Contact(person=person, name=f"Name {n}", added_by=by, added_at=now) for n in range(many)]
    Contact.objects.bulk_create(contacts)
    Placement.objects.bulk_create(Placement(map=circle_map, contact=c, ring=n % 3 + 1) for n, c in enumerate(contacts))
    key = attrgetter("pk")
    Tie.objects.bulk_create(
        Tie(map=circle_map, one=min(pair, key=key), other=max(pair, key=key)) for pair in pairwise(contacts)
    )


def test_a_map_of_sixty_opens_and_saves_with_as_many_statements_as_one_of_three(cast, client):
    mina, dorothy = cast.workers["mina"], cast.people["dorothy"]
    own = actions.begin_map(person=dorothy, id=new_id(), drawn_on=timezone.localdate(), by=mina, at=timezone.now())
    pages = [at(name, own) for name in ("map", "show", "to_print", "who_knows_whom")]
    pages += [reverse("circles:circles", args=[dorothy.pk]), reverse("people:story", args=[dorothy.pk])]
    counts = []
    for many in (3, 57):
        sixty(own, mina, many)
        one = own.placements.select_related("map", "contact").first()
        with CaptureQueriesContext(connection) as saved:
            actions.move(
                placement=one, seen_version=one.version, ring=2 if one.ring != 2 else 1, by=mina, at=timezone.now()
            )
        saving = len(saved)
        counts.append([*(statements(client, page) for page in pages), saving])
    assert counts[0] == counts[1]
    assert counts[0][0] <= 20
    assert counts[0][-2] <= 13, "a person's page"
    assert SAID["kind"] == "person"
