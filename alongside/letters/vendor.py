"""`python -m alongside.letters.vendor`: fetch the pictures for easy read, pinned, and commit what it writes.

For developers only, as `alongside.design.vendor`: it needs npm, and the product and its tests never do. docs/adr/0014
says why these pictures. They are taken as they are: nothing in them is changed.
"""

import json
import shutil
import sys
import tempfile
from pathlib import Path

from alongside.design.vendor import Package, fetch, take
from alongside.letters.pictures import FOLDER, listed

OPENMOJI = Package(
    "openmoji",
    "17.0.0",
    "CC-BY-SA-4.0",
    "sha512-EBnYrNGdcdw+OSXmENeNE1yBNRu6tOraTmoOyUbJkTmvT/+XETp8RZLSJFzD3lrPc5N9CzsyPnRTk0Vp4UaI9w==",
    {"LICENSE": "LICENSE.txt"}
    | {f"{picture.key}.svg": f"color/svg/{picture.file}.svg" for picture in listed().values()},
    {},
    "LICENSE",
)


def main() -> int:
    """Write the folder of pictures anew, and its manifest."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as into:
        lines = take(OPENMOJI, fetch(OPENMOJI, Path(into)), FOLDER)
    manifest = {"made_by": "python -m alongside.letters.vendor", "files": sorted(lines, key=lambda line: line["file"])}
    (FOLDER / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
