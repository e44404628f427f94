"""docs/law.md says what the register says."""

from datetime import date
from pathlib import Path

from alongside.law.checks import Check
from alongside.law.kinds import Text
from alongside.law.page import law_page
from alongside.law.registry import Register

PAGE = Path(__file__).parents[3] / "docs" / "law.md"


def test_the_page_is_fresh():
    assert PAGE.read_text(encoding="utf-8") == law_page(), "Run `./manage.py law --page > docs/law.md`."


def test_the_page_says_that_the_recording_clock_is_no_statute():
    assert "A requirement of the practice models, not of statute" in law_page()


def test_the_page_shows_versions_and_what_is_not_yet_checked():
    register = Register()
    read = Check("Read section 2.", date(2030, 1, 1), "A. Solicitor", date(2027, 2, 3))
    unread = Check("Read section 1.", date(2028, 1, 1))
    same = {"provisions": ("An Act", "a judgment"), "facts": {"care": Text()}, "says": "Says.", "source": "Read."}
    register.provision("duty", start=date(2015, 4, 1), checks=(read, unread), **same)(lambda *, care: None)
    register.provision("duty", start=date(2026, 6, 2), **same)(lambda *, care: None)
    page = law_page(register)
    rests_on = "An Act; a judgment | `care`: string"
    assert f"| `duty` | `duty@2015-04-01` | 2015-04-01 | 2026-06-01 | {rests_on} | **not yet checked** |" in page
    assert f"| `duty` | `duty@2026-06-02` | 2026-06-02 |  | {rests_on} | yes |" in page
    waiting, signed = page.split("## Not yet checked")[1].split("## Checked")
    assert "| `duty@2015-04-01` | Read section 1. | 2028-01-01 |  |" in waiting
    assert "| `duty@2015-04-01` | Read section 2. | 2030-01-01 | A. Solicitor, 2027-02-03 |" in signed


def test_where_all_is_checked_the_page_says_so():
    assert "Nothing.\n\n## Checked" in law_page(Register())
