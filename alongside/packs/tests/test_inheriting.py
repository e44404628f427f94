"""A pack stands on another file by file; what it says under a version has one digest."""

from hypothesis import given
from hypothesis import strategies as st

from alongside.packs import SHIPPED
from alongside.packs.loading import check, load
from alongside.packs.marked import read
from alongside.packs.pack import Layer
from alongside.packs.rules import changed, not_pinned
from alongside.packs.tests.packing import HEAD, TIERS, shipped_copy, small_pack


def test_a_file_of_ones_own_takes_the_place_of_the_parents(tmp_path):
    clocks = (SHIPPED / "alongside-core" / "clocks.yaml").read_text().replace("count: 72", "count: 48")
    small_pack(tmp_path, clocks=clocks)
    pack = load("small", tmp_path, shipped=SHIPPED)
    assert pack.clock("hold_hours").count == 48
    assert pack.given_by["clocks"] == "small"
    assert pack.given_by["conversations"] == "alongside-core"
    assert pack.given_by["tiers"] == "small"
    assert load("alongside-core", SHIPPED).clock("hold_hours").count == 72


def test_a_card_of_ones_own_leaves_the_others(tmp_path):
    card = (SHIPPED / "alongside-core" / "cards" / "principal.yaml").read_text()
    small_pack(tmp_path, cards__principal=card.replace("draft: true", "draft: false"))
    pack = load("small", tmp_path, shipped=SHIPPED)
    assert not pack.cards["principal"].draft
    assert pack.given_by["cards/principal"] == "small"
    assert pack.given_by["cards/support_worker"] == "alongside-core"
    assert len(pack.cards) == 14


def test_a_parent_beside_comes_before_a_shipped_one(tmp_path):
    core = shipped_copy(tmp_path) / "alongside-core" / "clocks.yaml"
    core.write_text(core.read_text().replace("count: 72", "count: 24"))
    small_pack(tmp_path)
    assert load("small", tmp_path, shipped=SHIPPED).clock("hold_hours").count == 24


def test_sources_of_a_parent_may_be_cited(tmp_path):
    assert check(small_pack(tmp_path, tiers=TIERS.replace("model: BOOK", "model: LEEDS")), shipped=SHIPPED) == []


def test_a_copy_of_a_shipped_pack_is_right_alone(tmp_path):
    copy = shipped_copy(tmp_path / "all") / "southend"
    moved = copy.rename(tmp_path / "ours")
    assert check(moved, shipped=SHIPPED) == []


def digest_of(tmp_path, folder, **files):
    small_pack(tmp_path / folder, **files)
    return load("small", tmp_path / folder, shipped=SHIPPED).chain[0].digest


def test_the_digest_is_of_words_and_keys_alone(tmp_path):
    before = digest_of(tmp_path, "a")
    remarked = "# a remark\n" + TIERS.replace("text: The first tier.", 'text: "The first   tier."').replace(
        "\n", "\r\n"
    )
    assert digest_of(tmp_path, "b", tiers=remarked) == before
    assert digest_of(tmp_path, "c", tiers=TIERS.replace("first tier", "foremost tier")) != before
    assert digest_of(tmp_path, "d", pack=HEAD.replace("1.0.0", "1.0.1")) != before


LAYERS = (Layer("a", "A", "1.0.0", "x" * 64), Layer("b", "B", "2.0.0", "y" * 64))


def test_a_version_once_pinned_does_not_change():
    assert changed(LAYERS, {}) == []
    assert not_pinned(LAYERS, {}) == list(LAYERS)
    pins = {("a", "1.0.0"): "x" * 64, ("b", "1.0.0"): "z" * 64}
    assert changed(LAYERS, pins) == []
    assert not_pinned(LAYERS, pins) == [LAYERS[1]]
    (sentence,) = changed(LAYERS, {("b", "2.0.0"): "z" * 64})
    assert sentence.startswith("The pack 'b' was used here as version 2.0.0, and its words have changed since.")


# Standing on nothing, so that each example reads one small pack only.
ALONE = HEAD.replace("extends: alongside-core\n", "")


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_any_text_is_read_or_refused_with_a_line_and_never_breaks(tmp_path_factory, text):
    path = small_pack(tmp_path_factory.mktemp("any"), pack=ALONE, tiers=text)
    for fault in check(path):
        assert fault.line >= 1
        assert "\n" not in str(fault)


@given(st.lists(st.sampled_from(["one", "two", "three", "four"]), min_size=1, max_size=6))
def test_an_id_used_twice_is_always_found(tmp_path_factory, ids):
    tiers = "model: BOOK\nplace: here\ntiers:\n" + "".join(f"  - {{id: {slug}, text: A text.}}\n" for slug in ids)
    path = small_pack(tmp_path_factory.mktemp("twice"), pack=ALONE, tiers=tiers)
    found = [fault for fault in check(path) if "used twice" in fault.sentence]
    assert len(found) == len(ids) - len(set(ids))
    assert [fault.line for fault in found] == [4 + at for at, slug in enumerate(ids) if slug in ids[:at]]


def test_lines_are_those_of_the_file(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("# one\n\na: b\nc:\n  - d\n")
    marked = read(path)
    assert [(key.value, value.line) for key, value in marked.value] == [("a", 3), ("c", 5)]
