"""What a version of a pack says is kept from its first use."""

from dataclasses import replace

import pytest
from django.core.management import call_command
from django.utils import timezone

from alongside import packs
from alongside.audit.acting import House
from alongside.audit.acts import UnableToAllow
from alongside.audit.models import LedgerEntry
from alongside.kit.ids import new_id
from alongside.packs.models import PinnedPack
from alongside.packs.pack import Layer
from alongside.practice.actions import UnableToPin, pin_pack

LAYER = Layer("ourtown", "Ourtown", "1.0.0", "a" * 64)


def pin(layer, *, by=None):
    return pin_pack(layer=layer, id=new_id(), by=by or House("test"), at=timezone.now())


def test_a_version_is_pinned_once_and_the_ledger_says_so(db):
    first = pin(LAYER)
    assert (first.name, first.version, first.digest) == ("ourtown", "1.0.0", "a" * 64)
    assert pin(LAYER) == first
    assert PinnedPack.objects.count() == 1
    assert LedgerEntry.objects.filter(verb="pack.pinned", subject=f"packs.pinnedpack:{first.id}").count() == 1


def test_other_words_under_the_same_version_are_refused(db):
    pin(LAYER)
    with pytest.raises(UnableToPin, match=r"used here as version 1\.0\.0, and its words have changed"):
        pin(replace(LAYER, digest="b" * 64))
    assert PinnedPack.objects.get().digest == "a" * 64
    pin(replace(LAYER, version="1.0.1", digest="b" * 64))
    assert PinnedPack.objects.count() == 2


def test_only_the_house_pins(mina):
    with pytest.raises(UnableToAllow):
        pin(LAYER, by=mina)
    assert not PinnedPack.objects.exists()


def test_the_command_pins_the_chain_and_a_second_time_nothing(db, settings):
    settings.PACK = "southend"
    call_command("pin_packs")
    assert set(PinnedPack.objects.values_list("name", flat=True)) == {"southend", "connecting-people", "alongside-core"}
    written = LedgerEntry.objects.count()
    call_command("pin_packs")
    assert LedgerEntry.objects.count() == written


def test_the_command_refuses_a_change_and_pins_nothing(db, settings, capsys):
    settings.PACK = "hertfordshire"
    core = packs.active().chain[-1]
    pin(replace(core, digest="b" * 64))
    with pytest.raises(SystemExit) as left:
        call_command("pin_packs")
    assert left.value.code == 1
    assert "The pack 'alongside-core' was used here as version 1.0.0" in capsys.readouterr().err
    assert PinnedPack.objects.count() == 1


def test_the_command_says_when_there_is_no_such_pack(db, settings, capsys):
    settings.PACK = "atlantis"
    with pytest.raises(SystemExit):
        call_command("pin_packs")
    assert "The pack atlantis cannot be used" in capsys.readouterr().err
