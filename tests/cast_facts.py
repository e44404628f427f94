"""What is known of the cast in facts, and who they are in their own words."""

from datetime import date, timedelta
from typing import Any

from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.people import actions as people
from tests.cast_days import working


def in_facts(cast: Any) -> None:
    """Where people of the cast live, how they are reached, and how they tell of themselves; Dorothy stays somewhere else."""
    mina, helen, now = cast.workers["mina"], cast.workers["helen"], cast.now
    at, today = working(now, 32, "11:40"), in_london(now).date()
    simon, dorothy, rosa = cast.people["simon"], cast.people["dorothy"], cast.people["rosa"]
    people.change_identity(
        person=simon, seen_version=None, by=mina, at=at, first_language="English", other_languages="Some Polish, from his grandmother",
        words="Leeds first, Irish on my mum's side. We go to Mass at Christmas for the singing. I tell jokes the way my grandad did.",
    )  # fmt: skip
    people.change_characteristics(
        person=simon, seen_version=None, by=mina, at=at,
        answers={
            "ethnicity_words": "Leeds Irish", "ethnicity": "white_irish", "gender_words": "A man", "gender": "male", "gender_as_at_birth": "yes",
            "religion_words": "Catholic at Christmas", "religion": "christian", "sexual_orientation": "prefers_not_to_say",
            "disability_words": "My nerves come and go", "disability": "limits_a_little", "primary_support_reason": "mental_health_support",
            "accommodation": "tenant_social_housing", "employment": "not_in_paid_employment_seeking_work", "has_unpaid_carer": "yes",
        },
    )  # fmt: skip
    people.change_health_record_link(
        person=simon, seen_version=None, nhs_number="999 000 0018", nhs_number_status="verified",
        gp_practice="Invented Lane Surgery", gp_code="B99999", by=mina, at=at,
    )  # fmt: skip
    for facts in (
        {"lines": "Flat 2, 14 Invented Street\nLeeds", "postcode": "LS12 3AB", "starts_on": date(today.year - 3, 4, 1)},
        {
            "lines": "With his sister, 6 Made Up Road\nLeeds",
            "starts_on": date(today.year - 9, 1, 1),
            "ends_on": date(today.year - 3, 4, 1),
        },
    ):
        people.add_address(person=simon, id=new_id(), by=mina, at=at, **facts)
    for number, about, first in (
        ("0113 496 0001", "Text first, then ring.", True),
        ("0113 496 0002", "Jo, his sister. She passes it on.", False),
    ):
        people.add_way_to_reach(
            person=simon, id=new_id(), way="phone", number_or_email=number, about=about, is_first=first, by=mina, at=at
        )
    people.add_address(
        person=dorothy, id=new_id(), lines="The house with the green gate, 3 Allotment Walk\nLeeds", postcode="LS12 4XY",
        ends_on=today - timedelta(days=20), by=mina, at=at,
    )  # fmt: skip
    people.add_address(
        person=dorothy, id=new_id(), lines="With her niece, 27 Nowhere Terrace\nLeeds", postcode="LS28 9ZZ", is_confidential=True,
        about="She does not want her neighbour to know where she is.", starts_on=today - timedelta(days=20), by=mina, at=working(now, 19, "10:00"),
    )  # fmt: skip
    people.add_address(
        person=rosa,
        id=new_id(),
        lines="A refuge: ask Helen",
        is_confidential=True,
        starts_on=today - timedelta(days=80),
        by=helen,
        at=working(now, 79, "13:00"),
    )


def who_they_are(cast: Any) -> None:
    """How to communicate with Simon, Dorothy and Mr Khan, and what Simon and Dorothy say about themselves."""
    mina, helen, now = cast.workers["mina"], cast.workers["helen"], cast.now
    asked, today = working(now, 33, "15:20"), in_london(now).date()
    simon, dorothy, yusuf = cast.people["simon"], cast.people["dorothy"], cast.people["yusuf"]
    people.write_communication(
        person=simon, id=new_id(), seen_version=0, has_needs=True, contacts=["text_message", "phone_call"],
        supports=["day_before", "one_thing"], in_short="Short messages first, then a call. He likes to know the day before.",
        own_words="Text me first, then ring me. Tell me the day before, so that I can get ready.",
        how_met="Whoever is coming texts him the day before and says their name.",
        review_on=today + timedelta(days=5), by=mina, at=asked,
    )  # fmt: skip
    people.write_communication(
        person=dorothy, id=new_id(), seen_version=0, has_needs=True, formats=["large_print"], supports=["faces_them", "hearing_aid"],
        own_words="Look at me when you talk, and I will hear you well enough.", share="some", share_with="Her GP, and the home care agency",
        how_met="Letters go out in large print.", review_on=today + timedelta(days=300), by=mina, at=working(now, 30, "16:00"),
    )  # fmt: skip
    people.write_communication(
        person=yusuf, id=new_id(), seen_version=0, has_needs=False, review_on=today + timedelta(days=280),
        by=helen, at=working(now, 79, "12:00"),
    )  # fmt: skip
    said = in_london(asked).date()
    about = {
        "people": ("Jo, my sister. Mum. Uncle Pat, who taught me the bus one. Lee from the service.", ""),
        "wellness": ("I am well when I have slept and there is something to look forward to. When I stop joking, ask me what is up.", ""),
        "please_do": ("Let me lead on the bus. Ask for today's joke.", ""),
        "please_do_not": ("Talk over me when it is noisy.", ""),
        "support": ("I do my own shopping and cooking. Going somewhere new, come with me the first time, then let me go.", ""),
        "also": ("He plans every joke on paper first. Ask to see the notebook.", "Jo, his sister"),
    }  # fmt: skip
    for heading, (words, said_by) in about.items():
        people.write_about_me(
            person=simon, heading=heading, seen_version=0, words=words, said_by=said_by, said_on=said,
            supported_by="" if said_by else "Mina Osei", by=mina, at=asked,
        )  # fmt: skip
    people.write_about_me(
        person=dorothy, heading="please_do", seen_version=0, words="Come to the back door. I am in the garden if it is dry.",
        by=mina, at=working(now, 30, "16:05"),
    )  # fmt: skip
