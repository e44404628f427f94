"""Care Act 2014, section 10, beside the people in a life: a carer of whom nothing shows that anything was offered."""

from django.urls import reverse
from django.utils import timezone

from alongside.kit.ids import new_id
from alongside.people import actions, in_life
from alongside.people.carers import carers_not_met

NOT_MET = "Odile Marsh is a carer. Nothing here shows that an assessment of their own was offered."


def test_a_carer_who_was_offered_nothing_stands_beside_with_the_way_to_begin(cast, sign_in):
    simon, now = cast.people["simon"], {"by": cast.workers["mina"], "at": timezone.now()}
    page = reverse("people:people_in_life", args=[simon.pk])
    as_mina = sign_in(cast.workers["mina"])
    assert "Care Act 2014, section 10" not in as_mina.get(page).text
    odile = actions.add_contact(person=simon, id=new_id(), name="Odile Marsh", kind="carer", **now)
    hers = reverse("people:contact", args=[simon.pk, odile.pk])
    prompt = f'<a href="{reverse("conversations:carer", args=[simon.pk])}">{NOT_MET}</a>'
    for address in (page, hers):
        html = as_mina.get(address).text
        assert prompt in html
        assert "<bdi>Care Act 2014, section 10</bdi>" in html
        assert "Not yet checked by somebody with a legal training." in html
    odile = actions.begin_their_record(contact=odile, record=new_id(), seen_version=odile.version, **now)
    for address in (page, hers):
        html = as_mina.get(address).text
        assert NOT_MET not in html, "what was offered then stands in a record of her own"
        assert "<bdi>Care Act 2014, section 10</bdi>" in html
    unknown = in_life.as_shown(odile, {}, on=now["at"].date())
    assert carers_not_met([unknown], simon, may_begin=False) == [(NOT_MET, "")], "nothing tells of a hidden record"
