"""The repository as the tests of the house read it: its rooms, its files, its floors."""

import ast
import configparser
import functools
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "alongside"
# Made by others, or by a program: committed as they are.
NOT_OURS = ("static/vendor", "migrations")


def rooms() -> list[str]:
    """The rooms that are open."""
    return sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py"))


@functools.cache
def files() -> list[Path]:
    """Every file of the repository, committed or about to be."""
    listing = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    named = subprocess.run(listing, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    return sorted(path for path in {ROOT / name for name in named if name} if path.is_file())


def ours(*kinds: str, tests: bool = True) -> list[Path]:
    """Our own files of these kinds, such as `.py`; without those of tests when asked."""
    return [
        path
        for path in files()
        if path.suffix in kinds
        and not any(part in path.as_posix() for part in NOT_OURS)
        and (tests or not is_test(path))
    ]


def is_test(path: Path) -> bool:
    """Is this a test, or what tests stand on?"""
    return "tests" in path.relative_to(ROOT).parts or path.name == "conftest.py"


def code() -> list[Path]:
    """The modules of the product itself: no tests, no migrations."""
    return [path for path in ours(".py", tests=False) if path.is_relative_to(PACKAGE)]


@functools.cache
def tree(path: Path) -> ast.Module:
    """A module, read by Python."""
    return ast.parse(path.read_text(encoding="utf-8"))


def room_of(module: str) -> str:
    """The room of a module's dotted name: `people` of `alongside.people.models`."""
    return module.split(".")[1]


def imports(path: Path) -> list[str]:
    """The dotted names of what a module imports, `from x import y` as `x.y`."""
    found = []
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found += [name.name for name in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found += [f"{node.module}.{name.name}" for name in node.names]
    return found


def floors() -> dict[str, int]:
    """Each room of the plan, open or closed, and its floor as .importlinter has it; the top is 0."""
    plan = configparser.ConfigParser()
    plan.read(ROOT / ".importlinter")
    lines = plan["importlinter:contract:floors"]["layers"].split("\n")
    named = [[room.strip(" ()") for room in line.split("|")] for line in lines if line.strip()]
    return {room: floor for floor, together in enumerate(named) for room in together}
