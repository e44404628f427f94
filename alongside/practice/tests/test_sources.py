"""Where words come from, in a line."""

from types import SimpleNamespace

from alongside import packs
from alongside.packs import SHIPPED
from alongside.packs.loading import load
from alongside.packs.parts import Origin
from alongside.practice.sources import made_from

PACK = load("southend", SHIPPED)


def thing(model, place):
    return SimpleNamespace(origin=Origin(model, place))


def test_a_document_and_its_place():
    assert made_from([thing("SOUTHEND", "6 Our vision")], PACK) == "Connected Southend: 6 Our vision"
    assert made_from([thing("OURS", "A prompt of ours")], PACK) == "Ours: A prompt of ours"
    assert made_from([], PACK) == ""


def test_each_document_and_each_place_once_in_the_order_met():
    things = [thing("SOUTHEND", "b"), thing("LEEDS", "x"), thing("SOUTHEND", "a"), thing("SOUTHEND", "b")]
    assert made_from(things, PACK) == "Connected Southend: b, a; Strengths based social care in Leeds City Council: x"


def test_many_places_are_only_the_document():
    assert made_from([thing("SOUTHEND", str(place)) for place in range(4)], PACK) == "Connected Southend"


def test_the_active_pack_is_the_one_the_settings_name(settings):
    settings.PACK = "leeds"
    assert packs.active().name == "leeds"
    assert packs.active() is packs.active()
