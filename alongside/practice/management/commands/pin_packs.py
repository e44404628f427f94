"""`manage.py pin_packs`: keep what the active pack and those it stands on say, from their first use on."""

import sys
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from alongside import packs
from alongside.audit.acting import House
from alongside.kit.ids import new_id
from alongside.kit.refusals import UnableTo
from alongside.packs.models import PinnedPack
from alongside.packs.rules import changed, not_pinned
from alongside.practice.actions import pin_pack


class Command(BaseCommand):
    help = "Pins the active practice pack and those it extends; refuses one whose words changed under the same version."

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit 0 when all are pinned, 1 (and nothing pinned) when one changed without a new version or has a fault."""
        try:
            chain = packs.active().chain
            pins = PinnedPack.objects.digests()
            for sentence in changed(chain, pins):
                raise UnableTo(sentence)
            for layer in not_pinned(chain, pins):
                pin_pack(layer=layer, id=new_id(), by=House("packs"), at=timezone.now())
        except UnableTo as refusal:
            self.stderr.write(str(refusal))
            sys.exit(1)
