"""Who is in whose life among the cast, what is agreed to be shared with them, and a night when the glass was broken."""

from datetime import date, datetime, timedelta
from typing import Any

from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.people import actions as people
from alongside.workforce.models import Worker


def people_in_lives(cast: Any, *, told: datetime, back: datetime) -> None:
    """Somebody for everybody but Li, `told` on one day; what Simon took back, he took `back` on another."""
    mina, helen = cast.workers["mina"], cast.workers["helen"]

    def knows(slug: str, name: str, by: Worker, **facts: Any) -> Any:
        return people.add_contact(person=cast.people[slug], id=new_id(), name=name, by=by, at=told, **facts)

    knows(
        "simon", "Jo Archer", mina, kind="family", said="sister", matters_most=True, is_emergency=True,
        phone="0113 496 0102", how_best="Text first, she works nights",
    )  # fmt: skip
    advocate = knows(
        "simon", "Bea Lowther", mina, kind="advocate", starts_on=in_london(told).date(), phone="0113 496 0177"
    )
    people.agree_sharing(
        person=cast.people["simon"], id=new_id(), contact=advocate, parts=["who_i_am", "story"],
        what_for="So that she can speak for me at meetings", starts_on=in_london(told).date(), how_given="said",
        by=mina, at=told,
    )  # fmt: skip
    surgery = people.agree_sharing(
        person=cast.people["simon"], id=new_id(), organisation="Town Street surgery", parts=["health"],
        what_for="So that I need not say it twice", starts_on=in_london(told).date(), how_given="written",
        by=mina, at=told,
    )  # fmt: skip
    people.take_back_sharing(
        consent=surgery, seen_version=surgery.version, taken_back_on=in_london(back).date(),
        how_taken_back="Said so on the phone: “I will tell them myself.”", by=mina, at=back,
    )  # fmt: skip
    niece = knows(
        "dorothy", "Una Hale", mina, kind="carer", said="niece", matters_most=True, is_emergency=True,
        phone="0113 496 0135", lives_with=True,
    )  # fmt: skip
    people.add_relationship(
        contact=niece, id=new_id(), kind="attorney", powers=["property"], seen_on=in_london(told).date(),
        starts_on=date(2021, 4, 6), by=mina, at=told,
    )  # fmt: skip
    knows("dorothy", "Arthur Pell", mina, kind="friend", said="from the allotment")
    people.agree_sharing(
        person=cast.people["dorothy"], id=new_id(), contact=niece, parts=["how_to_support", "plan"],
        starts_on=in_london(told).date(), how_given="said", by=mina, at=told,
    )  # fmt: skip
    knows("yusuf", "Amina Khan", helen, kind="family", said="daughter", matters_most=True)
    knows("rosa", "Dee", helen, kind="friend", matters_most=True)


def a_night_at_mr_khans(cast: Any, *, rang: datetime, looked: datetime) -> None:
    """Leo opened Mr Khan's record one night for a reason, and closed it early; Helen reviewed it, and he read that."""
    leo, helen = cast.workers["leo"], cast.workers["helen"]
    glass = people.break_glass(
        person=cast.people["yusuf"], id=new_id(), reason="crisis", hours=4, by=leo, at=rang,
        words="His neighbour rang: he was in the street in his slippers and would not come in.",
    )  # fmt: skip
    people.close_glass(glass=glass, by=leo, at=rang + timedelta(minutes=95))
    people.review_glass(
        glass=glass, verdict="right", words="Thank you for going. I rang him this morning, and he is well.",
        by=helen, at=looked,
    )  # fmt: skip
    people.read_review(glass=glass, by=leo, at=looked + timedelta(hours=1))
