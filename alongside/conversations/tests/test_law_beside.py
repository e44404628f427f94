"""Care Act 2014, sections 2, 4 and 9, beside a conversation: its law, and that no advice was written down."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from alongside.conversations import actions
from alongside.conversations.tests.talking import talk
from alongside.conversations.told import Offered
from alongside.conversations.views.laws import NO_ADVICE
from alongside.directory.actions import give_advice
from alongside.kit.ids import new_id


def test_beside_a_conversation_stands_that_no_advice_was_written_down_until_it_was(cast, sign_in):
    simon, mina = cast.people["simon"], cast.workers["mina"]
    as_mina = sign_in(mina)

    def read(one):
        return as_mina.get(reverse("conversations:conversation", args=[simon.pk, one.pk])).text

    def writing(kind):
        address = reverse("conversations:write_conversation", args=[simon.pk, new_id()])
        return as_mina.get(f"{address}?kind={kind}").text

    offers = f'<a href="#id_offer-0-what">{NO_ADVICE}</a>'
    page = writing("connecting")
    assert offers in page
    assert 'id="id_offer-0-what"' in page
    assert NO_ADVICE not in writing("crisis"), "nobody in a crisis is asked for it first"
    key = new_id()
    address = reverse("conversations:write_conversation", args=[simon.pk, key])
    typed = {"kind": "connecting", "offer-0-what": "The bus times", "offer-0-kind": "advice", "add": ""}
    assert NO_ADVICE not in as_mina.post(address, typed, follow=True).text

    long_ago = talk(cast, contact_at=timezone.now() - timedelta(hours=3))
    with_advice = talk(cast, offered=[Offered("The bus times", "advice")])
    another = talk(cast, offered=[Offered("A pass", "equipment")])
    way = f'<a href="{reverse("directory:give_advice", args=[simon.pk])}">{NO_ADVICE}</a>'
    assert way in read(long_ago)
    assert way in read(another)
    assert NO_ADVICE not in read(with_advice)
    now = {"by": mina, "at": timezone.now()}
    give_advice(person=simon, id=new_id(), what="Where to ask", form="said", given_on=timezone.localdate(), **now)
    assert NO_ADVICE not in read(another), "it was given and kept elsewhere since"
    html = read(another)
    assert "<bdi>Care Act 2014, sections 2 and 4</bdi>" in html
    assert html.count("Not yet checked by somebody with a legal training.") == 1, "said once of both"


def test_a_series_that_ended_asks_for_nothing_more(cast, sign_in):
    one = talk(cast)
    page = reverse("conversations:conversation", args=[cast.people["simon"].pk, one.pk])
    now = {"by": cast.workers["mina"], "at": timezone.now()}
    assert NO_ADVICE in sign_in(cast.workers["mina"]).get(page).text
    actions.end_series(series=one.series, seen_version=one.series.version, achieved="The bus is his now.", **now)
    assert NO_ADVICE not in sign_in(cast.workers["mina"]).get(page).text
