"""Where postcodes are, from a table that the council brings in."""

from django.db import models

from alongside.kit.models import Record


class Postcode(Record):
    """One postcode and the point it stands for, in degrees (WGS84). `outward` is its first half, `LS12`.

    `lsoa21` is the code of the small area of the 2021 census it lies in; empty: not told. No fact about anybody.
    """

    postcode = models.CharField(max_length=8, unique=True)
    outward = models.CharField(max_length=4, db_index=True)
    latitude = models.FloatField()
    longitude = models.FloatField()
    lsoa21 = models.CharField(max_length=9, blank=True)

    def __str__(self) -> str:
        return self.postcode
