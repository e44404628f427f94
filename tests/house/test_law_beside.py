"""Beside each page on which the law needs something, the law stands: folded, dated, one tap away (D21)."""

import re

import pytest
from django.urls import reverse

from alongside.assessments.actions import begin_assessment
from alongside.kit.ids import new_id
from alongside.people.actions import add_contact
from alongside.people.models.contact import Tie
from tests.house.addresses import keys_of
from tests.house.test_pages_by_role import signed_in

SECTION_2_4, SECTION_9, SECTION_10 = (
    "Care Act 2014, sections 2 and 4",
    "Care Act 2014, section 9",
    "Care Act 2014, section 10",
)
REFUSED = "Care Act 2014, section 9; Care Act 2014, section 11; Care Act 2014, section 13(5)"
SHARING = "Common law duty of confidentiality; UK GDPR, articles 6(1)(e) and 9(2)(h); Caldicott Principles"
STANDARD = "Accessible Information Standard DAPB1605"
YOUNG = "Children Act 1989, section 17ZA; Care and Support (Assessment) Regulations 2014 (SI 2014/2827)"
IN_THE_HAND = "Care Act 2014, section 12(3) and (4); Care Act 2014, section 13(2)"
# The view, what its address takes besides the person, what is asked with it, and what stands at its side.
BESIDE = (
    ("conversations:write_conversation", ("new_id",), "?kind=connecting", (SECTION_2_4, SECTION_9)),
    ("conversations:write_conversation", ("new_id",), "?kind=crisis", (SECTION_2_4, SECTION_9)),
    ("conversations:conversation", ("conversation_id",), "", (SECTION_2_4, SECTION_9)),
    ("conversations:carer", (), "", (SECTION_10,)),
    ("directory:give_advice", (), "", (SECTION_2_4,)),
    ("people:sharing", (), "", (SHARING,)),
    ("people:agree_sharing", (), "", (SHARING,)),
    ("people:consent", ("consent_id",), "", (SHARING,)),
    ("people:take_back", ("consent_id",), "", (SHARING,)),
    ("people:communication", (), "", (STANDARD,)),
    ("people:ask_communication", (), "", (STANDARD,)),
    ("people:people_in_life", (), "", (SECTION_10,)),
    ("people:contact", ("carer_id",), "", (SECTION_10,)),
    ("conversations:carers_record", ("carer_id",), "", (SECTION_10,)),
    ("assessments:begin", (), "", (SECTION_9, SECTION_10)),
    ("assessments:write", ("assessment_id",), "", ("Care Act 2014, section 9(4) to (6)", YOUNG)),
    ("assessments:assessment", ("assessment_id",), "", ("Care Act 2014, section 9(4) to (6)", YOUNG)),
    ("assessments:end", ("assessment_id",), "", (REFUSED,)),
    ("assessments:joint", ("assessment_id",), "", ("Care Act 2014, section 12",)),
    ("assessments:notice_young_carer", ("assessment_id",), "", (YOUNG,)),
    (
        "assessments:offer",
        ("assessment_id",),
        "",
        ("Care and Support (Assessment) Regulations 2014 (SI 2014/2827), regulation 2",),
    ),
    ("talking_points:book", (), "?slot={slot_id}", (SECTION_9,)),
    ("letters:copies", (), "", (IN_THE_HAND,)),
    ("letters:prepare", (), "", (IN_THE_HAND,)),
)
# Of those about nobody yet, or about several.
BESIDE_NOBODY = (
    ("conversations:write_first_contact", (SECTION_2_4, REFUSED, SHARING)),
    ("conversations:group", (SECTION_2_4, SECTION_9)),
)
FOLD = r'<details class="govuk-details opens-on-paper"><summary[^>]*><span[^>]*><bdi>(.*?)</bdi>'


@pytest.mark.walk
@pytest.mark.django_db
def test_the_law_stands_beside_each_page_that_needs_it(cast):
    mina, simon = cast.workers["mina"], cast.people["simon"]
    begin_assessment(person=simon, id=new_id(), kind="adult", by=mina, at=cast.now)
    jo = add_contact(person=simon, id=new_id(), name="Jo Price", kind=Tie.CARER, by=mina, at=cast.now)
    keys = keys_of(cast, ["simon"])["simon"] | {"carer_id": jo.pk}
    as_mina, as_ruth = signed_in(mina), signed_in(cast.workers["ruth"])
    pages = [
        (
            as_mina,
            reverse(view, args=[simon.pk, *(keys.get(part, new_id()) for part in parts)]) + asked.format(**keys),
            laws,
        )
        for view, parts, asked, laws in BESIDE
    ]
    pages += [(as_ruth, reverse(view, args=[new_id()]), laws) for view, laws in BESIDE_NOBODY]
    lacking = {}
    for client, address, laws in pages:
        answer = client.get(address)
        assert answer.status_code == 200, address
        aside = answer.text.split("<aside")[-1]
        folded = re.findall(FOLD, aside)
        if missing := [law for law in laws if law not in folded]:
            lacking[address] = (missing, folded)
    assert lacking == {}
