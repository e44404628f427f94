"""Figures of a network: nets worked by hand, golden values of networkx 3.6.1, and what must hold for any net."""

import json
from fractions import Fraction
from itertools import combinations
from math import isclose, log2
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.circles import figures
from alongside.circles.figures import Network, structure

# Made once by networkx 3.6.1 (density, effective_size, constraint, components, betweenness with the ego in the graph)
# on random graphs of up to 45 alters.
GOLDEN = json.loads((Path(__file__).parent / "golden_networks.json").read_text())

TRIANGLE = [(0, 1), (1, 2), (0, 2)]


def net(alters, ties=()):
    return Network.of(range(alters), ties)


def close(figure, expected):
    return figure is None if expected is None else isclose(figure, expected, rel_tol=1e-12, abs_tol=1e-12)


# density, effective size, constraint, components, isolates, largest, component ratio, fragmentation, betweenness
BY_HAND = {
    "nobody": (net(0), (None, None, None, 0, 0, 0, None, None, 0)),
    "one": (net(1), (None, 1, 1, 1, 1, 1, None, None, 0)),
    "two apart": (net(2), (0, 2, 1 / 2, 2, 2, 1, 1, 1, 1)),
    "two linked": (net(2, [(0, 1)]), (1, 1, 2 * (3 / 4) ** 2, 1, 0, 2, 0, 0, 0)),
    "five apart": (net(5), (0, 5, 1 / 5, 5, 5, 1, 1, 1, 10)),
    "five, all linked": (net(5, combinations(range(5), 2)), (1, 1, 5 * (1.8 / 5) ** 2, 1, 0, 5, 0, 0, 0)),
    "two triangles": (
        net(6, [*TRIANGLE, (3, 4), (4, 5), (3, 5)]),
        (0.4, 4, 6 * (5 / 18) ** 2, 2, 0, 3, 1 / 5, 1 - 12 / 30, 9),
    ),
    "a path of four": (
        net(4, [(0, 1), (1, 2), (2, 3)]),
        # ends know one who knows two: 1/4 (1 + 1/3); the middle ones 1/4 (1 + 1/2 + 1/3)
        (0.5, 2.5, 2 * (1 / 3) ** 2 + 2 * (11 / 24) ** 2, 1, 0, 4, 0, 0, 1 / 2 + 1 / 2 + 1),
    ),
    "triangle, pair and single": (
        net(6, [*TRIANGLE, (3, 4)]),
        (4 / 15, 14 / 3, 3 * (5 / 18) ** 2 + 2 * (1 / 4) ** 2 + (1 / 6) ** 2, 3, 1, 3, 2 / 5, 1 - 8 / 30, 11),
    ),
}


@pytest.mark.parametrize(("network", "expected"), BY_HAND.values(), ids=BY_HAND)
def test_small_nets_worked_by_hand(network, expected):
    found = structure(network)
    n = len(network.neighbours)
    got = (found.density, found.effective_size, *found[6:])
    assert all(close(figure, value) for figure, value in zip(got, expected, strict=True)), (got, expected)
    assert found.size == n
    if n:
        assert close(found.mean_degree, 2 * found.ties / n)
        assert close(found.efficiency, found.effective_size / n)
    else:
        assert (found.mean_degree, found.efficiency) == (None, None)


def test_the_published_constraints_of_the_small_nets():
    known = [1, 0.5, 1.125, 0.2, 0.648, 0.462963, 0.642361, 0.384259]
    got = [round(figures.constraint(network), 6) for network, _ in list(BY_HAND.values())[1:]]
    assert got == known


@pytest.mark.parametrize("golden", GOLDEN, ids=[f"{each['alters']}-{len(each['ties'])}" for each in GOLDEN])
def test_random_nets_agree_with_networkx(golden):
    found = structure(net(golden["alters"], map(tuple, golden["ties"])))._asdict()
    assert list(found) == list(golden["figures"])
    assert {key: (found[key], value) for key, value in golden["figures"].items() if not close(found[key], value)} == {}


def test_what_counts_once_and_what_does_not_count():
    messy = Network.of(["a", "b", "b", "c"], [("a", "b"), ("b", "a"), ("a", "b"), ("c", "c")])
    assert structure(messy) == structure(net(3, [(0, 1)]))
    for stranger in [("a", "x"), ("x", "a"), ("x", "x")]:
        with pytest.raises(KeyError):
            Network.of(["a"], [stranger])


@st.composite
def nets(draw, most=9):
    alters = list(range(draw(st.integers(0, most))))
    pairs = list(combinations(alters, 2))
    return alters, draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []


@given(nets(most=14), st.randoms(use_true_random=False))
def test_order_direction_repetition_and_labels_do_not_matter(drawn, random):
    alters, ties = drawn
    names = random.sample([f"name {each}" for each in range(100)], len(alters))
    others = [(names[a], names[b]) if random.random() < 0.5 else (names[b], names[a]) for a, b in ties]
    others += others[: len(others) // 2]
    random.shuffle(others)
    random.shuffle(names)
    # Equal, not nearly: the sums are exact before they are rounded.
    assert structure(Network.of(names, others)) == structure(Network.of(alters, ties))


def by_definition(alters, ties):
    """Constraint by Burt's double sum and betweenness by listing shortest paths, in fractions, with the ego as -1."""
    edges = {(a, b) for a, b in ties} | {(b, a) for a, b in ties}
    edges |= {(-1, a) for a in alters} | {(a, -1) for a in alters}

    def p(a, b):
        return Fraction((a, b) in edges, sum(one == a for one, _ in edges))

    everyone = [*alters, -1]
    paths = [sum((p(-1, q) * p(q, j) for q in alters if q != j), p(-1, j)) for j in alters]
    between = Fraction(0)
    for j, k in combinations(alters, 2):
        if (j, k) not in edges:
            middle = [q for q in everyone if (j, q) in edges and (q, k) in edges]
            between += Fraction(middle.count(-1), len(middle))
    return sum(path**2 for path in paths) if alters else None, between


@given(nets())
def test_figures_keep_to_their_definitions_and_bounds(drawn):
    alters, ties = drawn
    found = structure(Network.of(alters, ties))
    constraint, between = by_definition(alters, ties)
    assert close(found.constraint, constraint)
    assert close(found.betweenness, between)
    n = len(alters)
    assert (found.density is None) == (found.component_ratio is None) == (found.fragmentation is None) == (n < 2)
    assert found.isolates <= found.components <= n
    if n > 1:
        assert 0 <= found.density <= 1
        assert 1 <= found.effective_size <= n
        assert 0 <= found.fragmentation <= 1
        assert 0 <= found.component_ratio <= 1
        assert found.largest_component >= n / found.components


# Who is in it.


def test_composition_counts_shares_of_the_known_and_the_unknown():
    assert figures.composition(["family", "friend", "friend", None]) == (
        {"family": 1, "friend": 2},
        {"family": 1 / 3, "friend": 2 / 3},
        1,
    )
    assert figures.composition([None, None]) == ({}, None, 2)
    assert figures.composition([]) == ({}, None, 0)
    assert figures.composition([False, True, False]).counts == {False: 2, True: 1}, "no is known"


def test_how_mixed_they_are():
    mixed = ["a", "a", "b", "c", None]  # p = 1/2, 1/4, 1/4
    assert figures.blau(mixed) == 5 / 8
    assert figures.iqv(mixed, offered=3) == pytest.approx(15 / 16)
    assert figures.iqv(mixed, offered=5) == pytest.approx(25 / 32), "K is what the field offers, not what was answered"
    assert figures.entropy(mixed) == 1.5
    assert figures.blau(["a"]) == figures.entropy(["a"]) == figures.iqv(["a"], offered=2) == 0
    assert figures.iqv(["a", "a"], offered=1) is None
    for figure in (figures.blau, figures.entropy, lambda values: figures.iqv(values, offered=3)):
        assert figure([None]) is None
        assert figure([]) is None
    with pytest.raises(ValueError, match="more than the 2 values"):
        figures.iqv(mixed, offered=2)


@given(st.lists(st.sampled_from("abcd"), min_size=1), st.randoms(use_true_random=False))
def test_mixture_has_bounds_and_no_order(values, random):
    shuffled = random.sample(values, len(values))
    assert figures.entropy(shuffled) == figures.entropy(values)
    assert 0 <= figures.entropy(values) <= log2(4) + 1e-12
    assert 0 <= figures.blau(values) < 1
    assert 0 <= figures.iqv(values, offered=4) <= 1 + 1e-12


def test_homophily_between_the_person_and_the_others():
    assert figures.ei_homophily(["x", "x", "y", "y", "z", None], own="x") == 1 / 5  # E = 3, I = 2
    assert figures.ei_homophily(["x", "x"], own="x") == -1
    assert figures.ei_homophily(["y", "z"], own="x") == 1
    assert figures.ei_homophily([None], own="x") is None
    assert figures.ei_homophily([], own="x") is None
    assert figures.ei_homophily(["x"], own=None) is None


def test_closeness_help_formality_and_kinds_of_help():
    assert figures.closeness([1, 1, 3, None]) == (5 / 3, 2 / 3, 3, 1)
    assert figures.closeness([2]) == (2, 0, 1, 0)
    assert figures.closeness([None]) == (None, None, 0, 1)
    helps = [(["lifts"], []), ([], ["meals", "lifts"]), ({"money"}, {"company"}), ((), ()), ([], [])]
    assert figures.help_balance(helps) == (1, 1, 1, 2)
    assert figures.multiplexity([["lifts", "lifts"], ["meals", "money"], []]) == 1
    assert figures.multiplexity([]) is None
    # paid; a neighbour; somebody met in the day centre alone; a paid worker met there
    ties = [(True, False), (False, False), (False, True), (True, True)]
    assert figures.formality(ties) == (3 / 4, 1)
    assert figures.formality([]) == (None, 0)


# How it changed.


def test_turnover_between_two_maps():
    found = figures.turnover("ABCDEF", "ABCG")
    assert found == (3, 3, 1, 3 / 7, 4 / 7, 1 / 2, 1 / 4)
    assert figures.turnover("", "") == (0, 0, 0, None, None, None, None)
    assert figures.turnover("", "A") == (0, 0, 1, 0, 1, None, 1)
    assert figures.turnover("A", "") == (0, 1, 0, 0, 1, 1, None)


def test_moves_between_rings():
    before = {"a": 2, "b": 1, "c": 3, "d": None, "e": 1, "gone": 1}
    after = {"a": 1, "b": 3, "c": 3, "d": 1, "e": None, "new": 1}
    assert figures.ring_moves(before, after) == (1, 1, 1, 2)


def test_churn_over_three_maps_or_more():
    # a always; b left and came back; c left; d came
    assert figures.churn(["abc", "ac", "abd"]) == (4, 1, 1, 3 / 4)
    assert figures.churn(["", "", ""]) == (0, 0, 0, None)
    with pytest.raises(ValueError, match="three maps"):
        figures.churn(["a", "b"])


@given(st.sets(st.integers(0, 9)), st.sets(st.integers(0, 9)))
def test_turnover_adds_up_and_is_churn_when_the_last_map_is_copied(before, after):
    found = figures.turnover(before, after)
    assert found.kept + found.gone == len(before)
    assert found.kept + found.new == len(after)
    over_three = figures.churn([before, after, after])
    assert over_three.total_churn == found.turnover
    assert over_three.intermittent == 0
