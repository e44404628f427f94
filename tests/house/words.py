"""Finds the words this product does not use for people. Run by `./run lint`; prints `path:line: the line` for each.

The people whose record this is are persons, and those paid to be alongside them are workers. Law, published titles and
machines keep their own words: those stand below, each with where it comes from.
"""

import io
import re
import subprocess
import sys
import tokenize
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
KINDS = {".py", ".md", ".html", ".yaml", ".toml", ".js", ".txt"}
# Locks, the bench (its clients are programs), and the places that say which words not to use.
LEFT_OUT = re.compile(
    r"requirements/|bench/|tests/house/.*words\.py|packs/[^/]+/words\.yaml|CONTRIBUTING\.md|.*/test_plain_words\.py|docs/glossary\.md|.*/vendor/"
)

UNUSED = re.compile(
    r"\b(?:service[- ]users?|clients?|patients|the elderly|the disabled|wheelchair[- ]bound)\b"
    r"|\b(?:a|the|each|every|this|that|our|your) patient\b",  # anybody may be patient
    re.I,
)
KEPT = re.compile(
    r"Client Level Data"  # the national return's own name
    r"|patient (?:safety incident|access)|in-?patients?"  # the Mental Health Act's and the NHS's own words
    r"|responsible clinician.{0,40}patient"
    r"|(?:http|test|web|api|oauth2?|oidc) clients?|clients?[-_](?:side|id|secret|server)"  # machines
    r"|[\w)]\.clients?\b|\bclients?(?:[._]\w|[(\[])",  # a name in code, quoted
    re.I,
)

# From Python 3.12 on, the words within an f-string are tokens of their own.
READ = {tokenize.STRING, tokenize.COMMENT, getattr(tokenize, "FSTRING_MIDDLE", tokenize.STRING)}


def lines(path):
    """Give the numbered lines of a file that people read: of Python its texts and comments, of the rest everything."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py" and path.name != "run":
        yield from enumerate(text.splitlines(), 1)
        return
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type in READ:
            yield from enumerate(token.string.splitlines(), token.start[0])


def faults(path):
    """Give each numbered line of a file that has a word we do not use."""
    return [(number, line.strip()) for number, line in lines(path) if UNUSED.search(KEPT.sub("", line))]


def files():
    """Give the files of the repository, committed or about to be, that hold our own words."""
    listing = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    named = subprocess.run(listing, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    ours = [ROOT / name for name in named if name and not LEFT_OUT.match(name)]
    return [path for path in ours if path.is_file() and (path.suffix in KINDS or path.name == "run")]


def main():
    """Print every fault, and give 1 if there was any."""
    found = [(path, *fault) for path in files() for fault in faults(path)]
    for path, number, line in found:
        print(f"{path.relative_to(ROOT)}:{number}: {line[:160]}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
