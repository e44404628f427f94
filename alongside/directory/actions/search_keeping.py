"""Keeping the index by which entries are found. Inside the transaction of the action that changes them."""

from collections.abc import Sequence
from uuid import UUID

from django.db import connection

from alongside.directory.entries.parts import Parts
from alongside.directory.models import SearchEntry, SearchGram, SearchPlace, SearchStem, SearchWord
from alongside.directory.search.nearness import points_of_postcodes
from alongside.directory.search.rows import entry_row, marks_of, place_rows, stems_told, words_told
from alongside.directory.search.stems import key_of, stem
from alongside.people.names import slips_of
from alongside.people.rules import postcode_in

AT_ONCE = 2_000
# A slip is forgiven from this length on, and only of what is spelt with letters.
FORGIVEN_FROM = 4


def keep_found(now: Sequence[Parts]) -> None:
    """Write the index of these entries again; what does not run is found no longer. A constant number of statements."""
    keys = [parts.service.pk for parts in now]
    read = dict(SearchEntry.objects.filter(service__in=keys, is_new=False).values_list("service", "means"))
    for model in (SearchStem, SearchPlace, SearchEntry):
        model.objects.filter(service__in=keys).delete()
    runs = [parts for parts in now if parts.service.runs]
    codes = {postcode_in(one.postal_code) for parts in runs for one in parts.addresses} - {""}
    points = points_of_postcodes(codes) if codes else {}
    entries, places, stems, words = [], [], [], {}
    for parts in runs:
        entry = entry_row(parts)
        entry.is_new = read.get(parts.service.pk) != entry.means
        entries.append(entry)
        places += place_rows(parts, points)
        told = words_told(parts)
        words |= told
        of = parts.service.pk
        stems += [(key, of, much) for key, much in stems_told(told).items()]
        stems += [(key, of, 1) for key in marks_of(parts)]
    SearchEntry.objects.bulk_create(entries, batch_size=AT_ONCE)
    SearchPlace.objects.bulk_create(places, batch_size=AT_ONCE)
    _keep_stems(stems)
    _keep_words(set(words))


def _keep_stems(rows: list[tuple[int, UUID, int]]) -> None:
    """Write stem, entry and weight: forty rows an entry, of which records made in Python took longer than all else."""
    of = SearchStem._meta.get_field("service")
    with connection.cursor() as cursor:
        cursor.executemany(
            'INSERT INTO "directory_searchstem" ("stem", "service_id", "weight") VALUES (%s, %s, %s)',
            [(stem_key, of.get_db_prep_value(service, connection), weight) for stem_key, service, weight in rows],
        )


def _keep_words(told: set[str]) -> None:
    """Keep words that no entry used before, and what a slip leaves of them."""
    new = sorted(told - set(SearchWord.objects.filter(word__in=told).values_list("word", flat=True)))
    SearchWord.objects.bulk_create(
        [SearchWord(word=word, stem=key_of(stem(word))) for word in new], ignore_conflicts=True, batch_size=AT_ONCE
    )
    forgiven = [word for word in new if len(word) >= FORGIVEN_FROM and word.isalpha()]
    if forgiven:
        rows = SearchWord.objects.filter(word__in=forgiven)
        SearchGram.objects.bulk_create(
            [SearchGram(gram=gram, word=row) for row in rows for gram in sorted(slips_of(row.word))],
            ignore_conflicts=True,
            batch_size=AT_ONCE,
        )
