"""Bringing in where postcodes are."""

from datetime import datetime

from alongside.audit.acting import House
from alongside.audit.acts import HOUSE, action
from alongside.directory.models import Postcode


@action("postcodes.taken", needs=HOUSE)
def take_postcodes(*, rows: list[Postcode], by: House, at: datetime) -> None:
    """Keep where these postcodes are, in the place of what was known of them before. No postcode twice among them."""
    Postcode.objects.bulk_create(
        rows,
        batch_size=2_000,
        update_conflicts=True,
        unique_fields=["postcode"],
        update_fields=["outward", "latitude", "longitude", "lsoa21"],
    )
