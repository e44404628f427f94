"""`python -m alongside.design.vendor`: fetch the pinned browser files that others wrote, and commit what it writes.

For developers only: it needs npm, and the product and its tests never do. GOV.UK Frontend comes without its
typeface (licensed for GOV.UK addresses only), without the royal crest and without source map comments, which would
point at files that are not there. Our typeface is named once, in the theme: `--typeface`.
"""

import hashlib
import json
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

OUT = Path(__file__).parent / "static" / "vendor"

MIT_OF_GOVUK = """The MIT License (MIT)

Copyright (C) 2017 Crown Copyright (Government Digital Service)

Permission is hereby granted, free of charge, to any person obtaining a copy of
this software and associated documentation files (the "Software"), to deal in
the Software without restriction, including without limitation the rights to
use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies
of the Software, and to permit persons to whom the Software is furnished to do
so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
"""


def without_source_map(text: str) -> str:
    """The same style sheet or script without its pointer to a source map."""
    return re.sub(r"/\*# sourceMappingURL=.*?\*/|//# sourceMappingURL=\S*", "", text).rstrip() + "\n"


def without_branding(css: str) -> str:
    """GOV.UK's style sheet with our typeface in place of its own, no crest and no source map.

    Refuses to give anything in which the typeface's name, the crest or an address outside the sheet is left.
    """
    css = re.sub(r"/\*! Copyright \(c\) 2011 by Margaret Calvert.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"@font-face\{[^}]*\}", "", css)
    css = re.sub(r'font-family:"?GDS Transport"?,arial,sans-serif', "font-family:var(--typeface,arial,sans-serif)", css)
    css = re.sub(r"font-family:sans-serif", "font-family:var(--typeface,sans-serif)", css)
    css = re.sub(r"url\(/assets/images/govuk-crest\.svg\)", "none", css)
    css = without_source_map(css)
    for left in ("GDS Transport", "crest.svg", "/assets/", "@font-face", "url(/"):
        if left in css:
            raise SystemExit(f"GOV.UK's style sheet still holds {left!r}: look at what changed in this version.")
    return css


@dataclass(frozen=True)
class Package:
    """One package of the npm registry: what is taken from it (ours <- theirs), and its licence."""

    name: str
    version: str
    licence: str
    integrity: str  # what npm said of the package when it was chosen
    takes: dict[str, str]
    changed: dict[str, Callable[[str], str]]
    licence_file: str  # where it goes
    licence_text: str | None = None  # for a package that carries none


FONT = "files/atkinson-hyperlegible-next-{}-wght-{}.woff2"
PACKAGES = (
    Package(
        "govuk-frontend",
        "6.6.0",
        "MIT",
        "sha512-xctkWrQvLnvQt7fyjQ3MGX9S0wz0x0RQuLxCeoXF+s8EjGICG81/DYQGKN5qgO+0KVT12UAaRwUsGY6fulRcRg==",
        {
            "govuk/govuk-frontend.min.css": "dist/govuk/govuk-frontend.min.css",
            "govuk/govuk-frontend.min.js": "dist/govuk/govuk-frontend.min.js",
        },
        {"govuk/govuk-frontend.min.css": without_branding, "govuk/govuk-frontend.min.js": without_source_map},
        "govuk/LICENSE.txt",
        MIT_OF_GOVUK,
    ),
    Package(
        "htmx.org",
        "2.0.11",
        "0BSD",
        "sha512-Thx/WtpeOQqSrqBCw/A1cwGJGg4UrVa3+sW0GmrM3p4gJgO89ecH4qtbnyzDDWFvBTqjnIMCgELTNt636dtamA==",
        {"htmx/htmx.min.js": "dist/htmx.min.js", "htmx/LICENSE": "LICENSE"},
        {},
        "htmx/LICENSE",
    ),
    Package(
        "@fontsource-variable/atkinson-hyperlegible-next",
        "5.3.0",
        "OFL-1.1",
        "sha512-UnLzNUy1RWoLDfydAatP4NaRm99X/WbQEph7q/PymJnCFIOOwKOx3pBmp5ys8trO0dM+CKGuJgeZP9fAR4mQpA==",
        {
            "atkinson/LICENSE": "LICENSE",
            "atkinson/latin.woff2": FONT.format("latin", "normal"),
            "atkinson/latin-italic.woff2": FONT.format("latin", "italic"),
            "atkinson/latin-ext.woff2": FONT.format("latin-ext", "normal"),
            "atkinson/latin-ext-italic.woff2": FONT.format("latin-ext", "italic"),
        },
        {},
        "atkinson/LICENSE",
    ),
)


def fetch(package: Package, into: Path) -> Path:
    """Fetch a package by npm and unpack it; refuses one that is not the package chosen. Gives its folder."""
    asked = ["npm", "pack", "--json", "--silent", f"{package.name}@{package.version}"]
    answer = json.loads(subprocess.run(asked, cwd=into, check=True, capture_output=True, text=True).stdout)[0]
    if answer["integrity"] != package.integrity:
        raise SystemExit(f"{package.name} {package.version} is not what it was: {answer['integrity']}.")
    folder = into / hashlib.sha256(package.name.encode()).hexdigest()[:12]
    archive = next(into.glob("*.tgz"))
    # Debian 12's Python has no filters yet; what is unpacked was checked above.
    careful: dict[str, Any] = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
    with tarfile.open(archive) as files:
        files.extractall(folder, **careful)
    archive.unlink()
    return folder / "package"


def take(package: Package, folder: Path, out: Path) -> list[dict[str, str]]:
    """Copy what we take of a package; gives the manifest's lines for it."""
    lines = []
    if package.licence_text is not None:
        (out / package.licence_file).parent.mkdir(parents=True, exist_ok=True)
        (out / package.licence_file).write_text(package.licence_text, encoding="utf-8")
    for ours, theirs in package.takes.items():
        target = out / ours
        target.parent.mkdir(parents=True, exist_ok=True)
        change = package.changed.get(ours)
        if change is None:
            shutil.copyfile(folder / theirs, target)
        else:
            target.write_text(change((folder / theirs).read_text(encoding="utf-8")), encoding="utf-8")
    for ours in dict.fromkeys([*package.takes, package.licence_file]):
        lines.append(
            {
                "file": ours,
                "package": package.name,
                "version": package.version,
                "licence": package.licence,
                "source": package.takes.get(ours, "the licence's text, which the package does not carry"),
                "changed": getattr(package.changed.get(ours), "__name__", "no").replace("_", " "),
                "sha256": checksum(out / ours),
            }
        )
    return lines


def checksum(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main() -> int:
    """Write the whole folder anew, and its manifest."""
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    lines = []
    for package in PACKAGES:
        with tempfile.TemporaryDirectory() as into:
            lines += take(package, fetch(package, Path(into)), OUT)
    manifest = {"made_by": "python -m alongside.design.vendor", "files": sorted(lines, key=lambda line: line["file"])}
    (OUT / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
