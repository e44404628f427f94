"""Keeping what entries mean, and letting go of what has had its last day."""

from datetime import datetime

from django.db.models import Max

from alongside.audit.acting import House
from alongside.audit.acts import HOUSE, action
from alongside.directory.models import SearchEntry, SearchMeaning, SearchPlace, SearchStem


@action("meaning.kept", needs=HOUSE)
def keep_meanings(*, entries: list[SearchEntry], vectors: list[bytes], by: House, at: datetime) -> None:
    """Keep what these entries mean, made from their `means`. One that says something else by now waits for its own."""
    now = dict(SearchEntry.objects.filter(pk__in=[entry.pk for entry in entries]).values_list("pk", "means"))
    same = [(entry, vector) for entry, vector in zip(entries, vectors, strict=True) if now.get(entry.pk) == entry.means]
    last = SearchMeaning.objects.aggregate(last=Max("turn"))["last"] or 0
    # In the order in which they are kept: two who make meanings at once want the same turn, and one tries again.
    rows = [
        SearchMeaning(service_id=entry.service_id, vector=vector, turn=last + number)
        for number, (entry, vector) in enumerate(same, 1)
    ]
    SearchMeaning.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["service"], update_fields=["vector", "turn"]
    )
    SearchEntry.objects.filter(pk__in=[entry.pk for entry, _ in same]).update(is_new=False)


@action("found.let_go", needs=HOUSE)
def let_go_found(*, entries: list[SearchEntry], by: House, at: datetime) -> None:
    """Let go of how these are found: they have had their last day. A change of the entry brings it back."""
    services = [entry.service_id for entry in entries]
    for model in (SearchStem, SearchPlace, SearchEntry):
        model.objects.filter(service__in=services).delete()
