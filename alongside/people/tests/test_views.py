"""Pages about a person: shown, refused, and the same number of statements however much there is."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from alongside.audit.models import LOOKED, LedgerEntry
from alongside.kit.ids import new_id
from alongside.people.models import Person, StoryItem


def page_of(person, name="story"):
    return reverse(f"people:{name}", args=[person.pk])


def statements(client, url):
    client.get(url)  # what is asked once in a while: the session's own clock
    with CaptureQueriesContext(connection) as caught:
        assert client.get(url).status_code == 200
    rare = ("SAVEPOINT", "RELEASE", "BEGIN", 'UPDATE "django_session"')  # the session is written once a minute
    return len([q for q in caught if not q["sql"].startswith(rare)])


def test_the_first_words_of_the_page_are_the_persons_own(cast, sign_in):
    html = sign_in(cast.workers["mina"]).get(page_of(cast.people["simon"])).content.decode()
    assert "I want to make a room laugh" in html
    assert html.index("I want to make a room laugh") < html.index("Makes people laugh") < html.index("My story")
    assert "Mina Osei (practitioner)" in html
    assert "He, him · 34" in html


def test_no_page_of_a_person_asks_more_than_twelve_times_whatever_stands_on_it(cast, sign_in):
    """Simon's has needs, circles, steps and undertakings; what another room puts there, it asks with the others."""
    seen = {}
    for slug in ("mina", "ade", "ruth"):
        client = sign_in(cast.workers[slug])
        for name, person in cast.people.items():
            if client.get(page_of(person)).status_code == 200:
                seen[slug, name] = statements(client, page_of(person))
    assert {("mina", "simon"), ("ade", "simon"), ("mina", "dorothy")} <= set(seen)
    assert max(seen.values()) <= 12, seen
    html = sign_in(cast.workers["mina"]).get(page_of(cast.people["simon"])).content.decode()
    for said in ("How to communicate with Simon", "My circles", "Next steps", "What we each will do"):
        assert said in html, said


def test_what_is_used_each_day_stands_in_sight_and_the_rest_is_folded_away(cast, sign_in):
    html = sign_in(cast.workers["mina"]).get(page_of(cast.people["simon"])).content.decode()
    before, _, tabs = html.partition('<nav class="tabs"')
    in_sight, _, folded = tabs.partition("</nav>")[0].partition('<details class="more"><summary>More</summary>')
    buttons = re.findall(r'class="govuk-button[^"]*" href="[^"]+"[^>]*>([^<]+)<', before)
    assert buttons == ["Start a conversation", "Add a note", "Print who I am"]
    pages = ["My story", "Who I am", "Goals and steps", "My circles", "Decisions", "Assessments"]
    assert re.findall("<li><a [^>]+>([^<]+)</a>", in_sight) == pages
    for words in ("People in my life", "What I hold", "Working together", "Book a Talking Point", "Weigh a decision"):
        assert f">{words}</a>" in folded
    assert (
        ">Weigh a decision</a>" not in sign_in(cast.workers["ade"]).get(page_of(cast.people["simon"])).content.decode()
    )


def test_what_is_next_says_what_it_is_and_leads_there_and_says_nothing_twice(cast, sign_in):
    simon = cast.people["simon"]

    def of(slug):
        html = sign_in(cast.workers[slug]).get(page_of(simon)).content.decode()
        return html.partition("<h2>Next</h2>")[2].partition("</section>")

    nexts, _, rest = of("mina")
    assert f'<a href="/people/{simon.pk}/communication/ask/"><bdi>Ask Simon again how to communicate</bdi></a>' in nexts
    assert "Ask the host about a regular slot" in rest
    assert "Ask the host about a regular slot" not in nexts
    theirs, _, _ = of("ade")
    assert "<bdi>Ask Simon again how to communicate</bdi>" in theirs
    assert "<a " not in theirs  # it is Mina's to do


def test_the_story_is_newest_first(cast, sign_in):
    html = sign_in(cast.workers["mina"]).get(page_of(cast.people["simon"])).content.decode()
    assert html.index("My legs shook") < html.index("I would rather walk") < html.index("Everybody I know")


@pytest.mark.parametrize(
    ("slug", "status"), [("mina", 200), ("ade", 200), ("graham", 403), ("farah", 403), ("priya", 403), ("sam", 403)]
)
def test_only_those_alongside_open_simon(cast, sign_in, slug, status):
    response = sign_in(cast.workers[slug]).get(page_of(cast.people["simon"]))
    assert response.status_code == status
    if status == 403:
        assert "room laugh" not in response.content.decode()
        assert LedgerEntry.objects.filter(verb="refused", actor=cast.workers[slug].key).exists()


def test_a_refusal_says_who_could_ask_a_colleague_in(cast, sign_in):
    html = sign_in(cast.workers["leo"]).get(page_of(cast.people["simon"])).content.decode()
    assert "Mina Osei" in html


def test_a_team_on_duty_opens_what_its_team_is_alongside(cast, sign_in):
    assert sign_in(cast.workers["graham"]).get(page_of(cast.people["dorothy"])).status_code == 200


@pytest.mark.parametrize("name", ["story", "change", "looks"])
def test_a_hidden_record_is_answered_as_if_there_were_none(cast, sign_in, name):
    client = sign_in(cast.workers["mina"])
    hidden, nobody = cast.people["rosa"], Person(pk=new_id())
    there, nowhere = client.get(page_of(hidden, name)), client.get(page_of(nobody, name))
    assert there.status_code == nowhere.status_code == 404
    assert strip_token(there) == strip_token(nowhere)
    assert sign_in(cast.workers["helen"]).get(page_of(hidden, name)).status_code == 200


def strip_token(response):
    return re.sub(r'value="[^"]{64}"', "", response.content.decode())


def test_a_restricted_record_opens_for_the_named_alone(cast, sign_in):
    yusuf = cast.people["yusuf"]
    assert "restricted" in sign_in(cast.workers["mina"]).get(page_of(yusuf)).content.decode()
    assert sign_in(cast.workers["helen"]).get(page_of(yusuf)).status_code == 200


def test_whoever_is_not_signed_in_is_asked_to(cast, client):
    response = client.get(page_of(cast.people["simon"]))
    assert response.status_code == 302
    assert response["Location"].startswith("/sign-in/?next=")


def test_a_second_look_on_the_same_day_adds_no_line(cast, sign_in):
    client, simon = sign_in(cast.workers["mina"]), cast.people["simon"]
    for _ in range(3):
        client.get(page_of(simon))
    assert LedgerEntry.objects.filter(verb=LOOKED, person=simon.pk, page="story").count() == 1


def test_who_has_looked_names_the_worker_and_what_they_saw(cast, sign_in):
    sign_in(cast.workers["ade"]).get(page_of(cast.people["simon"]))
    html = sign_in(cast.workers["mina"]).get(page_of(cast.people["simon"], "looks")).content.decode()
    assert "Ade Bello" in html
    assert "looked at their story" in html
    assert "kept how close a goal feels" in html


def items(person, how_many):
    now = timezone.now()
    StoryItem.objects.bulk_create(
        StoryItem(
            person=person,
            at=now - timedelta(days=n),
            kind="note",
            line=f"Item {n}",
            source_room="conversations",
            source_id=new_id(),
        )
        for n in range(how_many)
    )


def test_statements_are_the_same_for_five_items_and_five_thousand(cast, sign_in):
    client, dorothy = sign_in(cast.workers["mina"]), cast.people["dorothy"]
    items(dorothy, 5)
    few = statements(client, page_of(dorothy))
    items(dorothy, 5000)
    assert statements(client, page_of(dorothy)) == few <= 12
    assert statements(client, page_of(dorothy) + "?page=100") <= few


def test_finding_is_written_down_by_ids_and_not_by_words(cast, sign_in):
    client = sign_in(cast.workers["farah"])
    html = client.get(reverse("people:find"), {"q": "simmon"}).content.decode()
    assert "Simon Archer" in html
    entry = LedgerEntry.objects.filter(verb="listed", actor=cast.workers["farah"].key).latest("id")
    assert str(cast.people["simon"].pk) in entry.detail["shown"]
    assert "simmon" not in str(entry.__dict__)


def test_finding_costs_the_same_for_one_and_for_many(cast, sign_in):
    client, mina = sign_in(cast.workers["mina"]), cast.workers["mina"]
    from alongside.people.actions import add_person

    add_person(id=new_id(), name="Wilhelmina One", by=mina, at=timezone.now())
    one = statements(client, reverse("people:find") + "?q=wilhelmina")
    for n in ("Two", "Three"):
        add_person(id=new_id(), name=f"Wilhelmina {n}", by=mina, at=timezone.now())
    assert statements(client, reverse("people:find") + "?q=wilhelmina") == one


@pytest.mark.parametrize("asked", ["", "x" * 101, "\x00", "<script>alert(1)</script>", "%%%", "😀", "ابو"])
def test_whatever_is_looked_for_the_page_answers(cast, sign_in, asked):
    response = sign_in(cast.workers["farah"]).get(reverse("people:find"), {"q": asked})
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()


def test_somebody_is_added_and_their_page_opens(cast, sign_in):
    client, key = sign_in(cast.workers["farah"]), new_id()
    facts = {
        "id": key,
        "name": "Noor Ali",
        "known_as": "Noor",
        "born_on_day": "3",
        "born_on_month": "4",
        "born_on_year": "1961",
    }
    response = client.post(reverse("people:add"), facts)
    assert response["Location"] == f"/people/{key}/"
    assert client.post(reverse("people:add"), facts)["Location"] == f"/people/{key}/"
    assert Person.objects.filter(name="Noor Ali").count() == 1


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"name": ""}, "Write the person"),
        ({"name": "x" * 300}, "too long"),
        ({"name": "No\x07or"}, "cannot be seen or kept"),
        ({"born_on_day": "31", "born_on_month": "2", "born_on_year": "1960"}, "February 1960 has 29 days"),
        ({"born_on_day": "3", "born_on_month": "2", "born_on_year": "2960"}, "in the future"),
    ],
)
def test_what_cannot_be_right_has_a_sentence_and_stays_typed(cast, sign_in, facts, says):
    typed = {"id": new_id(), "name": "Noor Ali", "known_as": "<b>Noor</b> 😀", **facts}
    response = sign_in(cast.workers["mina"]).post(reverse("people:add"), typed)
    html = response.content.decode()
    assert response.status_code == 422
    assert says in html
    assert "There is a problem" in html
    assert "&lt;b&gt;Noor&lt;/b&gt; 😀" in html
    assert not Person.objects.filter(name="Noor Ali").exists()


def test_the_second_editor_sees_both_versions_and_loses_nothing(cast, sign_in):
    client, dorothy = sign_in(cast.workers["mina"]), cast.people["dorothy"]
    url = page_of(dorothy, "change")
    facts = {"version": dorothy.version, "name": "Dorothy Hale", "pronouns": "She"}
    assert client.post(url, {**facts, "known_as": "Dot"}).status_code == 302
    response = client.post(url, {**facts, "known_as": "Dolly"})
    html = response.content.decode()
    assert response.status_code == 422
    assert "Dot" in html
    assert "Dolly" in html
    dorothy.refresh_from_db()
    assert dorothy.known_as == "Dot"
    assert client.post(url, {**facts, "version": dorothy.version, "known_as": "Dolly"}).status_code == 302
    dorothy.refresh_from_db()
    assert dorothy.known_as == "Dolly"


def test_people_shows_those_one_is_alongside_and_an_empty_state(cast, sign_in):
    assert "Dorothy Hale" in sign_in(cast.workers["mina"]).get(reverse("people:people")).content.decode()
    assert "not alongside anybody" in sign_in(cast.workers["leo"]).get(reverse("people:people")).content.decode()
