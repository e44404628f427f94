"""The page of a first contact: written in any order, somebody found or added meanwhile, recorded once, taken on."""

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from alongside.audit.models import LedgerEntry
from alongside.conversations import actions
from alongside.conversations.models import FirstContact, FirstContactDraft, ToldInConfidence
from alongside.conversations.places import leads_on_to, onward
from alongside.conversations.summary import write
from alongside.conversations.tests.calling import call
from alongside.conversations.told import Calling, MayBeTold, RightPlace, Said
from alongside.files.tests.test_reading import PDF
from alongside.kit.ids import new_id
from alongside.kit.moments import day_in_words, in_london
from alongside.people import actions as people
from alongside.people.models import Consent, Person
from alongside.talking_points.models import Booking
from alongside.talking_points.story import when_in_words
from alongside.workforce.actions.teams import set_duty


def sign_in(worker):
    client = Client()
    client.force_login(worker.account)
    return client


def boxes(**facts):
    """What the page sends: only who called, when, and the concern."""
    at = in_london(timezone.now() - timedelta(minutes=10))
    back = at.date() + timedelta(days=14)
    return {
        "concern": "I cannot manage the stairs.", "caller": "person", "how": "phone", "person": "",
        "contact_at_day": at.day, "contact_at_month": at.month, "contact_at_year": at.year,
        "contact_at_time": f"{at:%H:%M}", "check_back": "day", "check_back_by": "me",
        "check_back_on_day": back.day, "check_back_on_month": back.month, "check_back_on_year": back.year, **facts,
    }  # fmt: skip


def page(name, *keys):
    return reverse(f"conversations:{name}", args=keys)


def text(response):
    return response.content.decode()


def test_a_call_is_followed_in_any_order_and_he_is_found_to_be_nobody_we_know(cast):
    farah, key = sign_in(cast.workers["farah"]), new_id()
    there = page("write_first_contact", key)
    sent = boxes(concern="", caller="close", q="Quillfeather", contact_at_day="")
    answer = farah.post(there, {**sent, "do": "look"}, follow=True)
    assert "Nobody here fits that" in text(answer)
    assert "Quillfeather" in text(answer), "what was typed is kept, half a moment too"
    new = {"new_key": str(new_id()), "new_name": "Dorothy Hale", "new_born": "1944 or so"}
    assert "or the year alone" in text(farah.post(there, {**sent, "version": 1, **new, "do": "add"}))
    new["new_born"] = ""
    answer = farah.post(there, {**sent, "version": 2, **new, "do": "add"})
    assert "Is it one of these?" in text(answer)
    new = {**new, "new_name": "Frank Hale", "new_born": "1944"}
    not_these = {"not_these": [str(cast.people["dorothy"].pk)]}
    answer = farah.post(there, {**sent, "version": 3, **new, **not_these, "do": "add"}, follow=True)
    frank = Person.objects.get(name="Frank Hale")
    assert (frank.born_precision, frank.added_by) == ("year", cast.workers["farah"])
    assert FirstContactDraft.objects.get(pk=key).person == frank
    again = farah.post(there, {**sent, "version": 4, **new, **not_these, "do": "add"}, follow=True)
    assert again.status_code == 200
    assert Person.objects.filter(name="Frank Hale").count() == 1, "a page sent twice adds once"

    whole = boxes(
        person=str(frank.pk), caller="close", close_name="Jo Hale", close_tie="family", close_phone="0113 496 0123",
        said="I would go out if I had my bike.", strong="Mends bikes", sharing="agreed", parts=["goals"],
        how_given="said", place="talking_point", owner="me", assessment="they_refuse", why_they="Not yet, he says",
    )  # fmt: skip
    version = FirstContactDraft.objects.get(pk=key).version
    refused = farah.post(there, {**whole, "version": version, "concern": "", "record": "yes"})
    assert refused.status_code == 422
    assert "in the words of whoever called" in text(refused)
    assert FirstContactDraft.objects.get(pk=key).words["strong"] == "Mends bikes", "nothing typed is lost"
    recorded = farah.post(there, {**whole, "version": version + 1, "record": "yes"}, follow=True)
    html = text(recorded)
    for words in (
        "Recorded. It is in the story now.",
        "Jo Hale may be told what Frank Hale agreed to, and nothing else: “My goals”.",
        "What they said themselves", "Mends bikes", "A Talking Point", "This refuses an assessment",
        "You may say no to an assessment.", "Not yet checked", "I take this on",
    ):  # fmt: skip
        assert words in html, words
    assert farah.post(there, {**whole, "record": "yes"}).status_code == 302
    assert FirstContact.objects.of(frank).count() == 1
    consent = Consent.objects.of(frank).get()
    now = timezone.now()
    people.take_back_sharing(
        consent=consent, seen_version=1, taken_back_on=in_london(now).date(), how_taken_back="He rang",
        by=cast.workers["farah"], at=now,
    )  # fmt: skip
    assert "Nothing may be told to Jo Hale any more" in text(farah.get(page("conversation", frank.pk, key)))
    assert LedgerEntry.objects.filter(verb="looked", page="conversation", person=frank.pk).exists()


def test_two_devices_a_colleague_and_a_draft_thrown_away(cast):
    farah, ruth, key = sign_in(cast.workers["farah"]), sign_in(cast.workers["ruth"]), new_id()
    there = page("write_first_contact", key)
    kept = text(farah.post(page("keep_first_contact", key), boxes(concern="The stairs")))
    assert "Saved" in kept
    farah.post(page("keep_first_contact", key), boxes(concern="The stairs and the bath", version=1))
    both = farah.post(there, boxes(concern="The garden", version=1, record="yes"))
    assert both.status_code == 422
    assert "The stairs and the bath" in text(both)
    assert "The garden" in text(both)
    assert not FirstContact.objects.filter(pk=key).exists()
    mark = str(new_id())
    for concern in ("The st", "The stairs, the ba"):  # an answer that was lost on its way
        kept = farah.post(page("keep_first_contact", key), boxes(concern=concern, version=2, page=mark))
        assert "Saved" in text(kept)
    assert ruth.get(there).status_code == 404
    assert "To go on with" in text(farah.get(reverse("desk:first_contact")))
    farah.post(page("drop_first_contact", key))
    assert not FirstContactDraft.objects.filter(pk=key).exists()


def test_those_who_know_them_are_offered_first_and_only_what_may_be_known_is_shown(cast):
    farah, simon, yusuf = sign_in(cast.workers["farah"]), cast.people["simon"], cast.people["yusuf"]
    call(cast, simon, at=timezone.now() - timedelta(days=100), by="mina")
    html = text(farah.get(f"{page('write_first_contact', new_id())}?person={simon.pk}"))
    assert "Alongside now: <bdi>Mina Osei</bdi>" in html
    assert "no times in 90 days" in html
    assert "1 time in 180 days" in html
    assert html.index("Mina Osei, who knows them") < html.index("I do, Farah Noor")
    assert "laugh" not in html, "nothing else of the record is shown"
    begun = farah.get(page("begin", cast.people["li"].pk, "first_contact"), follow=True)
    assert "Li Ng" in text(begun), "from a person's page too"
    closed = text(farah.get(f"{page('write_first_contact', new_id())}?person={yusuf.pk}"))
    assert "goes to them alone" in closed
    assert "Helen" not in closed
    assert "Who takes it on?" not in closed
    hidden = text(farah.get(f"{page('write_first_contact', new_id())}?person={cast.people['rosa'].pk}"))
    nobody = text(farah.get(f"{page('write_first_contact', new_id())}?person={new_id()}"))
    assert len(hidden) == len(nobody)
    key = new_id()
    sent = farah.post(page("write_first_contact", key), boxes(person=str(yusuf.pk), record="yes"), follow=True)
    assert "It went to those who look after that record" in text(sent)
    assert "cannot manage the stairs" not in text(farah.get(page("first_contact", key), follow=True))
    helen = sign_in(cast.workers["helen"])
    assert "cannot manage the stairs" in text(helen.get(page("first_contact", key)))
    taken = helen.post(page("first_contact", key), {"version": 1, "what_was_done": "I rang him."}, follow=True)
    assert "I rang him." in text(taken)


def test_whom_it_was_given_to_reads_it_takes_it_on_or_passes_it_on_and_nobody_else(cast):
    simon, farah, now = cast.people["simon"], cast.workers["farah"], timezone.now()
    jo = {
        "calling": Calling("close", name="Jo B"),
        "said": Said("He is not himself."),
        "may_be_told": MayBeTold("nothing"),
    }
    contact = call(cast, simon, right_place=RightPlace("safeguarding", team=cast.teams["Rapid response"]), **jo)
    alone = text(sign_in(farah).get(page("first_contact", contact.pk), follow=True))
    assert "Nobody is on duty for the <bdi>Rapid response</bdi> team now" in alone
    leo, ade, graham = (sign_in(cast.workers[slug]) for slug in ("leo", "ade", "graham"))
    assert graham.get(page("first_contact", contact.pk)).status_code == 404
    assert ade.get(page("first_contact", contact.pk)).status_code == 403
    set_duty(
        id=new_id(), team=cast.teams["Rapid response"], worker=cast.workers["leo"],
        starts_at=now - timedelta(hours=1), ends_at=now + timedelta(hours=5), by=cast.workers["ruth"], at=now,
    )  # fmt: skip
    assert "A worry for the safety of Simon" in text(leo.get("/"))
    offered = text(sign_in(farah).get(page("write_first_contact", new_id())))
    assert "Rapid response team: Leo Grant, on duty" in offered
    assert "Community team: nobody is on duty now" in offered
    html = text(leo.get(page("first_contact", contact.pk)))
    for words in ("He is not himself.", "ring 999", "does not want it", "Care Act 2014, section 42"):
        assert words in html, words
    assert LedgerEntry.objects.filter(verb="looked", page="first_contact", actor=cast.workers["leo"].key).exists()
    assert leo.get(reverse("people:story", args=[simon.pk])).status_code == 403
    passed = {"version": 1, "place": "longer", "owner": f"team:{cast.teams['Armley'].pk}"}
    assert leo.post(page("pass_on", contact.pk), passed).status_code == 302
    assert leo.get(page("first_contact", contact.pk)).status_code == 404
    leads_on_to("known", "A room that is not open", "no_such_room:page")
    assert onward("known") is None
    mina = sign_in(cast.workers["mina"])
    html = text(mina.get(page("first_contact", contact.pk), follow=True))
    assert "Begin that conversation" in html
    assert f"/people/{simon.pk}/conversations/start/?asked_at=" in html
    mina.post(page("first_contact", contact.pk), {"version": 2, "what_was_done": ""}, follow=True)
    assert FirstContact.objects.get(pk=contact.pk).answered_by == cast.workers["mina"]
    assert page("first_contact", contact.pk) not in text(sign_in(farah).get(reverse("desk:first_contact")))


def test_nobody_named_and_what_is_told_in_confidence(cast):
    farah, simon, rosa = cast.workers["farah"], cast.people["simon"], cast.people["rosa"]
    contact = call(cast, None, calling=Calling("anonymous"))
    client = sign_in(farah)
    assert "somebody nobody can name yet" in text(client.get(page("first_contact", contact.pk)))
    assert sign_in(cast.workers["graham"]).get(page("first_contact", contact.pk)).status_code == 404
    assert "It is about <bdi>Simon Archer</bdi>" in text(client.get(page("say_who", contact.pk), {"q": "Simon"}))
    said = client.post(page("say_who", contact.pk), {"version": 1, "person": str(simon.pk)}, follow=True)
    assert "What may be told" in text(said)
    other = people.add_person(id=new_id(), name="Rosa Lind", born_on=rosa.born_on, by=farah, at=timezone.now())
    told = ToldInConfidence.objects.of(rosa).get(contact=call(cast, other))
    helen, there = sign_in(cast.workers["helen"]), page("told_in_confidence", rosa.pk, told.pk)
    assert "Somebody got in touch, perhaps about" in text(helen.get("/"))
    assert "cannot manage the stairs" in text(helen.get(there))
    assert "Read by" in text(helen.post(there, follow=True))
    assert client.get(there).status_code == 404


def test_the_desk_costs_the_same_for_one_and_for_three_and_counts_who_came_back_without_names(cast):
    farah, armley = sign_in(cast.workers["farah"]), cast.teams["Armley"]
    assert "Nothing waits to be taken on" in text(sign_in(cast.workers["ruth"]).get(reverse("desk:first_contact")))
    counts = []
    for slugs in (["simon"], ["dorothy", "li"]):
        for slug in slugs:
            call(cast, cast.people[slug], right_place=RightPlace("longer", team=armley))
        farah.get(reverse("desk:first_contact"))
        with CaptureQueriesContext(connection) as seen:
            html = text(farah.get(reverse("desk:first_contact")))
        counts.append(len(seen))
    assert counts[0] == counts[1]
    assert "First contact about Simon" in html
    assert "Check back with Simon" in html
    call(cast, cast.people["li"], at=timezone.now() + timedelta(minutes=1))
    html = text(farah.get(reverse("desk:first_contact")))
    assert "within 90 days: fewer than 5" in html
    assert sign_in(cast.workers["priya"]).get(reverse("desk:first_contact")).status_code == 403
    contact = FirstContact.objects.of(cast.people["li"]).order_by("contact_at").first()
    actions.take_on(contact=contact, seen_version=1, by=cast.workers["farah"], at=timezone.now())


def test_a_professional_is_answered_as_they_asked_and_their_letter_is_kept_as_it_came(cast):
    gp = Calling("professional", name="Dr Bell, GP", organisation="Armley Surgery", answer_how="By letter")
    contact, farah = call(cast, cast.people["li"], calling=gp), sign_in(cast.workers["farah"])
    [first] = FirstContact.objects.of(cast.people["li"]).exclude(pk=contact.pk)
    assert "Keep how to communicate with" in text(farah.get(page("first_contact", first.pk), follow=True))
    html = text(farah.get(page("first_contact", contact.pk), follow=True))
    for words in ("Dr Bell, GP, Armley Surgery", "By letter", "Attach their letter", "until Li Ng was asked"):
        assert words in html, words
    there = page("keep_letter", contact.pk)
    page_of = SimpleUploadedFile("letter.pdf", b"<script>", "application/pdf")
    assert farah.post(there, {"version": 1, "letter": page_of, "letter_says": "Falls"}).status_code == 422
    sent = {"version": 1, "letter": SimpleUploadedFile("letter.exe", PDF), "letter_says": "Three falls since May."}
    assert "Three falls since May." in text(farah.post(there, sent, follow=True))
    answer = farah.get(page("letter", contact.pk))
    assert (b"".join(answer.streaming_content), answer["Content-Type"]) == (PDF, "application/pdf")
    assert answer["Content-Disposition"].startswith("attachment")
    assert farah.get(there).status_code == 302, "there is one already"
    assert sign_in(cast.workers["graham"]).get(page("letter", contact.pk)).status_code == 404


def test_whoever_gave_a_time_sees_which_and_it_stands_in_what_the_person_is_given(cast):
    farah, li = cast.workers["farah"], cast.people["li"]
    contact = call(cast, li, right_place=RightPlace("talking_point", worker=farah))
    time = Booking.objects.of(li).with_when().get()
    html = text(sign_in(farah).get(page("first_contact", contact.pk) + f"?booked={time.pk}", follow=True))
    assert f"has a time to talk:</strong> {day_in_words(time.starts_at)}, 13:20" in html
    assert reverse("talking_points:booking", args=[li.pk, time.pk]) in html
    assert "Book a time at a Talking Point</a>" not in html, "they have one"
    looked_for = call(cast, li, said=Said("I am bored.", strong="Mends bikes"), right_place=RightPlace("introduction"))
    html = text(sign_in(farah).get(page("first_contact", looked_for.pk), follow=True))
    assert "&amp;q=Mends+bikes" in html, "nobody types again what was said"
    assert f"A time to talk: {when_in_words(time)}." in str(write(li, contact.conversation_id))


def test_putting_it_right_asks_whether_whoever_called_is_in_the_other_life_too(cast):
    farah, li = cast.workers["farah"], cast.people["li"]
    now = {"by": farah, "at": timezone.now()}
    other = people.add_person(id=new_id(), name="Lin Ng", **now)
    jo = people.add_contact(person=li, id=new_id(), name="Jo Ng", **now)
    contact, client = call(cast, li, calling=Calling("close", contact=jo)), sign_in(farah)
    there = page("conversation_mistake", li.pk, contact.conversation_id)
    assert "Is Jo Ng, who called, somebody in that person’s life too?" in text(client.get(there))
    sent = {"id": new_id(), "what": "move", "to": str(other.pk)}
    assert "Say whether they are." in text(client.post(there, sent))
    assert client.post(there, {**sent, "caller": "yes"}).status_code == 302
    assert FirstContact.objects.of(other).get().caller_contact == other.contacts.get(name="Jo Ng")


def test_a_carers_conversation_begins_in_a_record_of_the_carers_own(cast):
    mina, simon = cast.workers["mina"], cast.people["simon"]
    calling = Calling("close", name="Wendy Marsh", tie="carer")
    contact = call(cast, simon, by="mina", calling=calling, right_place=RightPlace("carer", worker=mina))
    client, wendy = sign_in(mina), contact.caller_contact
    shown = text(client.get(page("first_contact", contact.pk), follow=True))
    assert f'href="{page("carer", simon.pk)}?asked_at=' in shown
    back = {"back": page("first_contact", contact.pk)}

    def statements():
        with CaptureQueriesContext(connection) as asked:
            html = text(client.get(page("carer", simon.pk), back))
        return len(asked), html

    before, html = statements()
    there = page("carers_record", simon.pk, wendy.pk)
    assert html.index("Wendy Marsh") < html.index("got in touch") < html.index("Others in")
    assert f'href="{there}?back=' in html
    for name in ("Ann Bird", "Bo Reed"):
        people.add_contact(person=simon, id=new_id(), name=name, kind="carer", by=mina, at=timezone.now())
    assert statements()[0] == before

    html = text(client.get(there, back))
    assert f'name="back" value="{back["back"]}"' in html
    assert "Nobody here fits “Wendy Marsh”" in html
    assert "Dorothy Hale" in text(client.get(there, {"q": "Dorothy"}))
    stale = client.post(there, {"version": wendy.version + 5, "new_key": str(new_id())})
    assert (stale.status_code, Person.objects.filter(name="Wendy Marsh").exists()) == (422, False)
    sent = {"version": wendy.version, "new_key": str(new_id())}
    for _ in range(2):
        answer = client.post(there, sent, follow=True)
        assert "Start a conversation with <bdi>Wendy Marsh</bdi>" in text(answer)
    theirs = Person.objects.get(name="Wendy Marsh")
    wendy.refresh_from_db()
    assert (wendy.record, wendy.they_may_know, wendy.person_may_know) == (theirs, "", "")
    assert page("start", theirs.pk) in statements()[1]
    assert LedgerEntry.objects.filter(verb="contact.record_begun", person=simon.pk).count() == 1

    # Somebody who has a record already, alongside whom nobody of the first contact is: found, chosen, rung.
    other = people.add_person(id=new_id(), name="Ann Bird", by=cast.workers["farah"], at=timezone.now())
    ann = simon.contacts.get(name="Ann Bird")
    there = page("carers_record", simon.pk, ann.pk)
    assert f'value="{other.pk}"' in text(client.get(there))
    answer = client.post(there, {"version": ann.version, "record": str(other.pk)}, follow=True)
    assert "closed to you" in text(answer)
    assert f"{page('new_first_contact')}?person={other.pk}" in text(answer)
    again = client.post(there, {"version": 9, "new_key": str(new_id())})
    assert "has a record here already" in text(again)
    assert sign_in(cast.workers["graham"]).get(there).status_code == 403
