"""Bringing in where postcodes are."""

from datetime import datetime

from alongside.audit.acting import House
from alongside.audit.acts import HOUSE, action
from alongside.directory.models import Postcode, SearchPlace


@action("postcodes.taken", needs=HOUSE)
def take_postcodes(*, rows: list[Postcode], by: House, at: datetime) -> None:
    """Keep where these postcodes are, in the place of what was known of them before. No postcode twice among them.

    Entries whose place is told by its postcode alone are found there from then on.
    """
    Postcode.objects.bulk_create(
        rows,
        batch_size=2_000,
        update_conflicts=True,
        unique_fields=["postcode"],
        update_fields=["outward", "latitude", "longitude", "lsoa21"],
    )
    points = {row.postcode: row for row in rows}
    places = list(SearchPlace.objects.filter(by_postcode=True, postcode__in=points))
    for place in places:
        place.latitude, place.longitude = points[place.postcode].latitude, points[place.postcode].longitude
    SearchPlace.objects.bulk_update(places, ["latitude", "longitude"], batch_size=500)
