"""Each thing that can be wrong with a pack is found, on its line, in a sentence."""

import pytest

from alongside.packs import SHIPPED
from alongside.packs.loading import UnableToLoad, check, load
from alongside.packs.tests.packing import HEAD, TIERS, shipped_copy, small_pack


def faults(path):
    return [(fault.path.rsplit("/", 1)[-1], fault.line, fault.sentence) for fault in check(path, shipped=SHIPPED)]


def only(path):
    found = faults(path)
    assert len(found) == 1, found
    return found[0]


def test_the_small_pack_is_right(tmp_path):
    assert faults(small_pack(tmp_path)) == []


@pytest.mark.parametrize(
    ("was", "becomes", "line", "says"),
    [
        ("    title: First\n", "    tytle: First\n", 5, "'tytle' is not a key known here"),
        ("    text: The first tier.\n", "    text: 12\n", 6, "should be text, and is a whole number. Put it in quotes"),
        ("    text: The first tier.\n", "    text: no\n", 6, "should be text, and is yes or no"),
        ("    text: The first tier.\n", "    text: [a]\n", 6, "should be text, and is a list"),
        ("    text: The first tier.\n", "    text: ''\n", 6, "no words"),
        ("    text: The first tier.\n", "", 4, "'text' is missing"),
        ("    text: The first tier.\n", "    text: <b>First</b>\n", 6, "no HTML"),
        ("    text: The first tier.\n", '    text: "{{ secret }}"\n', 6, "no HTML and no template code"),
        ("    text: The first tier.\n", f"    text: {'a ' * 900}\n", 6, "1799 characters long"),
        ("    text: The first tier.\n", '    text: "a\\u202eb"\n', 6, "cannot be seen"),
        ("    text: The first tier.\n", "    text: One.\n    text: Two.\n", 7, "'text' is given twice"),
        ("  - id: second\n", "  - id: first\n", 7, "'first' is used twice"),
        ("  - id: second\n", "  - id: The Second!\n", 7, "is not an id"),
        ("  - id: second\n", "  - id: 2\n", 7, "is not an id"),
        ("  - id: second\n", "  - id: a-b\n", 7, "is not an id"),
        ("model: BOOK\n", "model: FILM\n", 1, "No source 'FILM'"),
        ("    place: Page 2\n", "    place: Page 2\n    model: FILM\n", 10, "No source 'FILM'"),
        ("place: Page 1\n", "", 3, "Say where this comes from: 'place'"),
        ("model: BOOK\n", "model: &one BOOK\n", 1, "no anchors"),
        ("tiers:\n", "tiers: {a: 1}\nrest:\n", 3, "should be a list"),
    ],
)
def test_a_fault_in_a_section(tmp_path, was, becomes, line, says):
    assert was in TIERS
    found = faults(small_pack(tmp_path, tiers=TIERS.replace(was, becomes, 1)))
    assert any((name, at) == ("tiers.yaml", line) and says in sentence for name, at, sentence in found), found


@pytest.mark.parametrize(
    ("was", "becomes", "line", "says"),
    [
        ("version: 1.0.0\n", "version: 1.0\n", 3, "should be text, and is a number with a point"),
        ("version: 1.0.0\n", "version: one\n", 3, "three numbers with points between"),
        ("schema: 1\n", "schema: 2\n", 4, "reads schema 1 of packs, and this one is 2"),
        ("schema: 1\n", "schema: first\n", 4, "should be a whole number"),
        ("schema: 1\n", "", 1, "'schema' is missing"),
        ("name: small\n", "name: Small Pack\n", 1, "small letters, digits and single hyphens"),
        ("extends: alongside-core\n", "extends: nowhere\n", 5, "no folder of that name"),
        ("extends: alongside-core\n", "extends: ../alongside-core\n", 5, "name of the folder"),
        ("extends: alongside-core\n", "extends: small\n", 5, "goes round in a ring"),
        ("extends: alongside-core\n", "extends: [a, b]\n", 5, "should be text, and is a list"),
        ("    read_on: 2026-11-22\n", "    read_on: soon\n", 13, "should be a day"),
        ("    read_on: 2026-11-22\n", "    read_on: 2026-13-22\n", 13, "should be a day"),
        ("    publisher: A publisher\n", "", 10, "'publisher' is missing"),
        ("  BOOK:\n", "  OURS:\n", 9, "stands for words of one's own"),
        ("title: A small pack\n", "title: A small pack\nmodel: BOOK\n", 3, "'model' is not a key known here"),
        ("licence: CC-BY-4.0\n", "licence: !!python/object:os.system x\n", 6, "should be text"),
    ],
)
def test_a_fault_in_the_head(tmp_path, was, becomes, line, says):
    assert was in HEAD
    found = faults(small_pack(tmp_path, pack=HEAD.replace(was, becomes, 1)))
    assert any((name, at) == ("pack.yaml", line) and says in sentence for name, at, sentence in found), found


@pytest.mark.parametrize(
    ("content", "line", "says"),
    [
        ("", 1, "The file is empty"),
        ("# only a remark\n", 1, "The file is empty"),
        ("tiers: [\n", 2, "This is not YAML"),
        ("tiers:\n\t- a\n", 2, "This is not YAML"),
        ("- one\n- two\n", 1, "should be a set of named things, and is a list"),
        ("just words\n", 1, "should be a set of named things, and is text"),
        ("tiers: []\n", 1, "This list is empty"),
        ("tiers: 1\n---\ntiers: 2\n", 2, "This is not YAML"),
        ("tiers: " + "[" * 3000 + "\n", 1, "nested too deeply"),
        ("model: BOOK\nplace: a\ntiers:\n  - words\n", 4, "should be a set of named things, and is text"),
    ],
)
def test_a_file_that_is_no_section(tmp_path, content, line, says):
    name, at, sentence = only(small_pack(tmp_path, tiers=content))
    assert (name, at) == ("tiers.yaml", line)
    assert says in sentence


@pytest.mark.parametrize(
    ("swap", "says"),
    [
        ("swap: perhaps", "'perhaps' should be any, each or never."),
        ("swap: each", "'begin' says 'swap: each', and has 2 to 'say' and 1 to say 'instead'."),
    ],
)
def test_words_that_do_not_pair(tmp_path, swap, says):
    entries = f"plainer: [{{id: begin, say: [commence, commenced], instead: [start], {swap}}}]\n"
    kinder = "kinder: [{id: who, say: [this case], instead: [this person]}]\n"
    assert only(small_pack(tmp_path, words=f"model: BOOK\nplace: a\n{entries}{kinder}")) == ("words.yaml", 3, says)


def test_bytes_that_are_no_text(tmp_path):
    path = small_pack(tmp_path)
    (path / "tiers.yaml").write_bytes(b"tiers:\n  - \xff\xfe\n")
    assert only(path) == ("tiers.yaml", 2, "This is not UTF-8 text. Save the file as UTF-8.")
    (path / "tiers.yaml").write_bytes(b"tiers:\n  - a\x00b\n")
    assert only(path) == ("tiers.yaml", 2, "There is a control character here. Take it out.")


def test_a_file_of_an_unknown_name(tmp_path):
    assert only(small_pack(tmp_path, teers=TIERS)) == ("teers.yaml", 1, "A pack has no file of this name.")
    assert "no file of this name" in only(small_pack(tmp_path / "b", cards__deep__one=TIERS))[2]


def test_no_head_at_all(tmp_path):
    path = small_pack(tmp_path)
    (path / "pack.yaml").unlink()
    assert only(path) == ("pack.yaml", 1, "There is no pack.yaml here, so this is not a pack.")


def test_a_ring_of_packs(tmp_path):
    small_pack(tmp_path, name="one", pack=HEAD.replace("alongside-core", "two"))
    small_pack(tmp_path, name="two", pack=HEAD.replace("alongside-core", "one"))
    assert only(tmp_path / "one") == ("pack.yaml", 5, "This goes round in a ring: one extends two extends one.")


def test_a_parent_with_faults(tmp_path):
    small_pack(tmp_path, name="parent", tiers="")
    child = small_pack(tmp_path, pack=HEAD.replace("alongside-core", "parent"))
    name, line, sentence = only(child)
    assert (name, line) == ("pack.yaml", 5)
    assert "parent/tiers.yaml:1: The file is empty" in sentence


def test_a_pack_that_stands_on_nothing_lacks_what_the_product_needs(tmp_path):
    found = faults(small_pack(tmp_path, pack=HEAD.replace("extends: alongside-core\n", "")))
    assert [sentence.split()[3] for _, _, sentence in found] == [
        f"{name}.yaml," for name in ("clocks", "conversations", "notes", "peer_review", "rings", "words")
    ]


@pytest.mark.parametrize(
    ("file", "was", "becomes", "says"),
    [
        ("clocks", "recording_working_days", "recording_days", "'recording_working_days' is missing"),
        ("clocks", "count: 72", "count: 0", "from 1 to 999, and is 0"),
        ("clocks", "count: 72", "count: 0x48", "plain digits"),
        ("clocks", "may_pause: true", "may_pause: perhaps", "should be yes or no, and is text"),
        ("conversations", "id: crisis", "id: panic", "'panic' is not known here"),
        ("conversations", "order: 4", "order: 1", "Two conversations have the same order"),
        ("peer_review", "id: clarify", "id: argue", "'clarify' is missing"),
        ("notes", "id: visit", "id: message", "used twice"),
        ("rings", "    default: yes\n", "", "'default: yes'"),
        ("words", "say: [cease,", "say: [commence,", "'commence' is in two entries"),
        ("cards/support_worker", "role: support_worker", "role: juggler", "There is no role 'juggler'"),
        ("cards/support_worker", "role: support_worker", "role: principal", "should be in the file principal.yaml"),
    ],
)
def test_what_makes_no_sense(tmp_path, file, was, becomes, says):
    path = shipped_copy(tmp_path) / "alongside-core"
    spoiled = path / f"{file}.yaml"
    content = spoiled.read_text()
    assert was in content
    spoiled.write_text(content.replace(was, becomes, 1))
    found = check(path)
    assert any(fault.path == str(spoiled) and says in fault.sentence for fault in found), found


def test_principles_out_of_order(tmp_path):
    path = shipped_copy(tmp_path) / "hertfordshire"
    content = (path / "principles.yaml").read_text()
    (path / "principles.yaml").write_text(content.replace("number: 2\n", "number: 12\n"))
    assert "numbered 1, 2, 3" in only(path)[2]


def test_a_faulty_pack_is_not_loaded(tmp_path):
    small_pack(tmp_path, tiers="")
    with pytest.raises(UnableToLoad, match=r"tiers\.yaml:1: The file is empty"):
        load("small", tmp_path, shipped=SHIPPED)
    with pytest.raises(UnableToLoad, match="no such folder"):
        load("nowhere", tmp_path)
    with pytest.raises(UnableToLoad, match="no such folder"):
        load("", tmp_path)
