"""The handbook's pictures, taken of the product itself.

    HANDBOOK=docs/handbook ./run test tests/journeys/test_handbook.py

writes them where the handbook shows them; otherwise they are taken, looked at and thrown away.
"""

import os
from pathlib import Path

import pytest

from tests.journeys.conftest import LAPTOP, PHONE

PNG = b"\x89PNG"
# A long story goes on as it began: its picture ends here.
TALL = 1600


@pytest.mark.parametrize(
    ("name", "size", "who", "where"),
    [
        ("desk", LAPTOP, "mina", lambda cast: "/"),
        ("person", LAPTOP, "mina", lambda cast: f"/people/{cast.people['simon'].pk}/"),
        ("note", PHONE, "ade", lambda cast: f"/people/{cast.people['simon'].pk}/notes/new/"),
        ("administration", LAPTOP, "sam", lambda cast: "/administration/workers/"),
    ],
)
def test_a_picture_of_the_page(read, lives, tmp_path, name, size, who, where):
    folder = Path(os.environ.get("HANDBOOK") or tmp_path)
    reader = read(size).signs_in(who).visit(where(lives))
    reader.page.evaluate("document.fonts.ready")
    picture = folder / f"{name}.png"
    height = min(TALL, reader.page.evaluate("document.documentElement.scrollHeight"))
    top = {"x": 0, "y": 0, "width": size["width"], "height": height}
    reader.page.screenshot(path=picture, full_page=True, clip=top, animations="disabled")
    assert picture.read_bytes().startswith(PNG)
    assert picture.stat().st_size > 20_000
