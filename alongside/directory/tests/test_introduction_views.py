"""The pages of introductions, advice and files: found, suggested with one press, answered, told, printed, denied."""

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alongside.directory import actions
from alongside.directory.actions import Plan
from alongside.directory.models import Advice, EntryFile, Introduction, Service
from alongside.directory.tests.factories import add
from alongside.directory.tests.test_entry_views import carried, page_of
from alongside.directory.tests.test_entry_views import text as html_of
from alongside.files.tests.test_reading import PDF, PLACE, jpeg
from alongside.kit.ids import new_id


def text(answer):
    """What a page says, without the marks around names."""
    return html_of(answer).replace("<bdi>", "").replace("</bdi>", "")


def day_of(name, on):
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}


def count(client, address):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_from_their_words_to_how_it_went(cast, sign_in):
    simon, mina, ade = cast.people["simon"], cast.workers["mina"], cast.workers["ade"]
    bikes = add(cast, name="Bike repair evening")
    client = sign_in(mina)
    found = client.get(page_of("fits_them", simon.pk), {"q": "He repairs bikes for everybody"})
    assert "“repairs” and “bikes”" in text(found)
    assert "Suggest this to Simon" in text(found)
    assert "Begin with a word of theirs" in text(client.get(page_of("fits_them", simon.pk)))
    nothing = client.get(page_of("fits_them", simon.pk), {"q": "astronomy"})
    assert "Nothing is found like that" in text(nothing)
    wish = carried(nothing)
    assert (wish["words"], wish["area"]) == (["astronomy"], [simon.addresses.get(ends_on=None).outward])
    # One press, sent twice.
    sent = {"id": new_id(), "why": "He repairs bikes"}
    for _ in range(2):
        answer = client.post(page_of("propose", simon.pk, bikes.pk), sent)
        assert answer.url == page_of("introduction", simon.pk, sent["id"])
    assert Introduction.objects.filter(service=bikes).count() == 1
    assert "Suggested to Simon already" in text(client.get(page_of("fits_them", simon.pk), {"q": "repairs bikes"}))
    again = client.post(page_of("propose", simon.pk, bikes.pk), {**sent, "id": new_id()})
    assert (again.status_code, "suggested to Simon already" in text(again)) == (422, True)
    # His answer, with what is missing said beside it and nothing lost.
    to_answer = page_of("answer_introduction", simon.pk, sent["id"])
    said = {**carried(client.get(to_answer)), "answer": "yes", "words": "If Ade comes"}
    missing = client.post(to_answer, {**said, "introducer": "", "how": ""})
    assert missing.status_code == 422
    for sentence in ("Say who introduces them.", "Say how they are introduced.", "If Ade comes"):
        assert sentence in text(missing)
    on = timezone.localdate() + timedelta(days=2)
    plan = {
        "introducer": "worker",
        "worker": str(ade.pk),
        "how": "together",
        "asker": str(mina.pk),
        **day_of("on_day", on),
    }
    assert client.post(to_answer, {**said, **plan}).status_code == 302
    assert client.get(to_answer).status_code == 302, "it is arranged"
    assert client.post(to_answer, {**said, **plan}).status_code == 302, "a form sent twice is done once"
    late = client.post(to_answer, {**said, "answer": "no", "words": "Not with Ade"})
    assert (late.status_code, "This is arranged already" in text(late), "Not with Ade" in text(late)) == (
        422,
        True,
        True,
    )
    here = page_of("introduction", simon.pk, sent["id"])
    shown = text(client.get(here))
    assert "With Ade Bello, on " in shown
    assert "If Ade comes" in shown
    assert "All about it" in text(client.get(page_of("introduction_to_print", simon.pk, sent["id"])))
    # Two editors: the second sees both.
    to_arrange = page_of("arrange_introduction", simon.pk, sent["id"])
    earlier = carried(client.get(to_arrange))
    for _ in range(2):
        assert client.post(to_arrange, {**earlier, **plan, "how": "call"}).status_code == 302
    late = client.post(to_arrange, {**earlier, **plan, "how": "leaflet"})
    assert (late.status_code, 'id="meanwhile"' in text(late)) == (422, True)
    # How it went, on the desk until it is told; what did not suit leads on.
    assert "Ask Simon how it went" in text(client.get("/", follow=True))
    to_tell = page_of("tell_introduction", simon.pk, sent["id"])
    told = {**carried(client.get(to_tell)), "outcome": "not_suited"}
    assert "Write what did not suit" in text(client.post(to_tell, told))
    for _ in range(2):
        assert client.post(to_tell, {**told, "why": "The stairs", "words": "My legs"}).status_code == 302
    shown = text(client.get(here))
    for words in ("Another may suit", "The stairs", "My legs", "They would like to come back"):
        assert words in shown
    assert "The stairs" in text(client.get(page_of("introductions", simon.pk)))
    turn = Introduction.objects.get(pk=sent["id"]).turns.get(what="told")
    assert "My legs" in text(client.get(page_of("introduction_at", simon.pk, turn.pk)))
    story = text(client.get(f"/people/{simon.pk}/"))
    assert "It did not suit me." in story
    ended = page_of("end_introduction", simon.pk, sent["id"])
    assert client.post(ended, {**carried(client.get(ended)), "why": "He is busy"}).status_code == 302
    # Whoever is not alongside is refused; somebody else's introduction is not there.
    stranger = sign_in(cast.workers["ruth"])
    assert stranger.get(page_of("introductions", simon.pk)).status_code == 403
    assert stranger.post(page_of("propose", simon.pk, bikes.pk), {**sent, "id": new_id()}).status_code == 403
    other = sign_in(mina).get(page_of("introduction", cast.people["dorothy"].pk, sent["id"]))
    assert other.status_code == 404


def test_lists_cost_the_same_for_more_and_say_what_has_closed(cast, sign_in):
    dorothy, mina = cast.people["dorothy"], cast.workers["mina"]
    who = {"by": mina, "at": timezone.now()}
    client = sign_in(mina)
    here, search = page_of("introductions", dorothy.pk), page_of("fits_them", dorothy.pk) + "?q=repair"
    bench = Service.objects.get(name="Mending bench")
    introduce = page_of("introduce", bench.pk)
    assert "Suggest it to" in text(client.get(introduce))
    add(cast, name="Kettle repair")
    actions.propose_introduction(person=dorothy, id=new_id(), service=bench, **who)
    first = [count(client, address) for address in (here, search, introduce)]
    for name in ("Radio repair", "Clock repair"):
        service = add(cast, name=name)
        one = actions.propose_introduction(person=dorothy, id=new_id(), service=service, **who)
    assert [count(client, address) for address in (here, search, introduce)] == first
    assert "It is suggested to them already" in text(client.get(introduce))
    actions.close_entry(service=service, seen_version=service.version, status="defunct", why="Bev retired", **who)
    assert "Does not run any more" in text(client.get(here))
    assert "Bev retired" in text(client.get(page_of("introduction", dorothy.pk, one.pk)))
    assert "suggested to nobody" in text(client.get(page_of("introduce", service.pk)))
    yusuf = cast.people["yusuf"]
    assert "Nothing yet." in text(sign_in(cast.workers["helen"]).get(page_of("introductions", yusuf.pk)))


def test_an_entry_says_how_many_were_introduced_and_never_few(cast, sign_in):
    mina, service = cast.workers["mina"], add(cast)
    who = {"by": mina, "at": timezone.now()}
    client, here = sign_in(mina), page_of("entry", service.pk)
    assert "Nobody was introduced yet" in text(client.get(here))
    for went in range(5):
        one = actions.propose_introduction(person=cast.people["simon"], id=new_id(), service=service, **who)
        plan = Plan(introducer="alone", how="call", on_day=timezone.localdate(who["at"]))
        one = actions.answer_introduction(introduction=one, seen_version=1, answer="yes", plan=plan, **who)
        actions.tell_introduction(introduction=one, seen_version=2, outcome="liked", **who)
        assert ("Fewer than 5 were introduced" in text(client.get(here))) == (went < 4)
    assert "5 were introduced: 5 liked it or go on." in text(client.get(here))


def test_advice_is_written_down_and_asked_about(cast, sign_in):
    simon, bench = cast.people["simon"], Service.objects.get(name="Comedy night, all welcome")
    client = sign_in(cast.workers["mina"])
    address = page_of("give_advice", simon.pk) + f"?about={bench.pk}"
    sent = {**carried(client.get(address)), "what": "", "form": "printed"}
    refused = client.post(address, sent)
    assert (refused.status_code, "Write what you told them." in text(refused)) == (422, True)
    for _ in range(2):
        answer = client.post(address, {**sent, "what": "Ring Nell before you come"})
    advice = Advice.objects.get(what="Ring Nell before you come")
    assert (answer.url, advice.service) == (page_of("advice", simon.pk, advice.pk), bench)
    sent = {**carried(client.get(answer.url)), "helped": "yes", "words": "She knew my name"}
    assert client.post(answer.url, sent).status_code == 302
    assert "She knew my name" in text(client.get(answer.url))
    assert client.post(answer.url, {**sent, "helped": "no"}).status_code == 422, "from an earlier page"
    assert "Ring Nell" in text(client.get(page_of("introductions", simon.pk)))
    assert client.get(page_of("give_advice", simon.pk) + "?about=nonsense").status_code == 200


def test_pictures_and_documents_stand_on_an_entry(cast, sign_in):
    service = add(cast)
    client, here = sign_in(cast.workers["ade"]), page_of("entry", service.pk)
    address = page_of("add_entry_file", service.pk)
    assert client.get(address).status_code == 200
    picture = SimpleUploadedFile("IMG_1.JPG", jpeg(), content_type="text/html")
    sent = {"id": new_id(), "words": "A green door"}
    for file, says in (
        (SimpleUploadedFile("page.jpg", b"<script>alert(1)</script>"), "This file cannot be kept."),
        (None, "Choose a picture or a document."),
    ):
        refused = client.post(address, {**sent, **({"file": file} if file else {})})
        assert (refused.status_code, says in text(refused), "A green door" in text(refused)) == (422, True, True)
    no_words = client.post(address, {"id": new_id(), "words": "", "file": picture})
    assert "choose it again" in text(no_words)
    for _ in range(2):
        picture.seek(0)
        assert client.post(address, {**sent, "file": picture}).url == f"{here}?done=filed"
    one = EntryFile.objects.get(service=service)
    leaflet = SimpleUploadedFile("leaflet.pdf", PDF)
    client.post(address, {"id": new_id(), "words": "The leaflet", "file": leaflet})
    shown = text(client.get(here))
    assert f'src="{page_of("entry_file", one.pk)}" alt="A green door"' in shown
    assert "PDF, 0.1 MB" in shown
    answer = client.get(page_of("entry_file", one.pk))
    assert PLACE not in b"".join(answer.streaming_content)
    assert answer["Content-Disposition"] == 'attachment; filename="a-green-door.jpg"'
    assert answer["Content-Type"] == "image/jpeg"
    assert "sandbox" in answer["Content-Security-Policy"]
    for _ in range(2):
        assert client.post(page_of("take_entry_file_away", one.pk)).status_code == 302
    assert client.get(page_of("entry_file", one.pk)).status_code == 404
    assert "A green door" not in text(client.get(here))
    for _ in range(11):
        actions.add_entry_file(
            service=service, id=new_id(), read=_read(), words="x", by=cast.workers["ade"], at=timezone.now()
        )
    full = client.post(address, {"id": new_id(), "words": "One more", "file": SimpleUploadedFile("x.pdf", PDF)})
    assert "There are 12 already" in text(full)


def _read():
    from alongside.files.reading import document

    return document([PDF])
