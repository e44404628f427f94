"""One batch of a feed's records under way. Inside the transaction of the action that calls."""

import copy
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from alongside.directory.actions.entry_changing import write_down
from alongside.directory.actions.entry_keeping import count_in, keep_clocks, keep_documents, keep_parts
from alongside.directory.entries.parts import MODELS, OWN, Parts, parts_of
from alongside.directory.entries.words import differing, words_of
from alongside.directory.models import (
    Accessibility,
    Attribute,
    CostOption,
    EntryChange,
    EntryCheck,
    FeedRecord,
    FeedRefusal,
    FeedRun,
    Funding,
    Location,
    LocationAddress,
    Organisation,
    OrganisationIdentifier,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    ServiceContact,
    ServiceLanguage,
    ServicePhone,
    Taxonomy,
    TaxonomyTerm,
)
from alongside.directory.models.entry import ChangeState, HowChecked
from alongside.directory.oruk.reading import digest_of, id_of, read_service
from alongside.directory.oruk.rows import OF_A_PLACE, identifiers_from, organisation_from, parts_from_record
from alongside.directory.oruk.values import BadRecord, Json, keepable
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london

NOT_SAID = "Not said by {}"
SERVICE, ORGANISATION, LOCATION = "service", "organization", "location"


class Batch:
    """One batch under way: what was read, and what is to be kept of it."""

    def __init__(self, run: FeedRun, at: datetime):
        self.run, self.at, self.today = run, at, in_london(at).date()
        self.read_so_far: dict[str, tuple[Json, str, Any]] = {}  # their id -> record, digest, raw
        self.taken: set[tuple[type[Any], UUID]] = set()

    def refuse(self, raw: Any, sentence: str) -> None:
        """Count a record that cannot be taken, with the sentence why."""
        self.run.refused += 1
        FeedRefusal.objects.create(
            run=self.run, place=self.run.refused, their_id=keepable(id_of(raw)), reason=keepable(sentence)
        )

    def read(self, raw: Any) -> None:
        """Read one record, or refuse it."""
        try:
            said = read_service(raw, today=self.today)
        except BadRecord as bad:
            self.refuse(raw, str(bad))
            return
        key, digest = str(said["id"]), digest_of(raw)
        if key in self.read_so_far:
            if self.read_so_far[key][1] != digest:
                self.refuse(raw, "It stands twice in the feed, and the two differ; the first was taken.")
            return
        self.read_so_far[key] = (said, digest, raw)
        for sentence in said["left_out"]:
            FeedRefusal.objects.create(
                run=self.run, place=self.run.refused, their_id=key, reason=keepable(sentence), is_taken=True
            )

    def keep(self) -> None:
        """Keep what was read, in a constant number of statements for what is new."""
        known = self._known(SERVICE, self.read_so_far)
        services = Service.objects.select_related("organisation").in_bulk([one.ours for one in known.values()])
        new, changed, same = [], [], []
        for key, (said, digest, raw) in self.read_so_far.items():
            row = known.get(key)
            if row is None:
                new.append((key, said, digest))
            elif row.seen_in_id == self.run.pk:
                if row.digest != digest:
                    self.refuse(raw, "It stands twice in the feed, and the two differ; the first was taken.")
            elif row.digest == digest:
                same.append(row)
            else:
                changed.append((row, said, digest, raw))
        self._organisations([said for said, _, _ in self.read_so_far.values()])
        self._prepare_keys(new, changed)
        self._add(new)
        for row, said, digest, raw in changed:
            self._change(row, services[row.ours], said, digest, raw)
        self._seen(same)
        self.run.added += len(new)
        self.run.changed += len(changed)
        self.run.same += len(same)

    def _known(self, kind: str, their_ids: Any) -> dict[str, FeedRecord]:
        rows = FeedRecord.objects.filter(feed=self.run.feed_id, kind=kind, their_id__in=list(their_ids))
        return {row.their_id: row for row in rows}

    def _seen(self, rows: list[FeedRecord]) -> None:
        """The same as before; one that was gone is back."""
        keys = [row.ours for row in rows]
        FeedRecord.objects.filter(pk__in=[row.pk for row in rows]).update(seen_in=self.run)
        Service.objects.filter(pk__in=keys).exclude(gone_from_feed_on=None).update(gone_from_feed_on=None)

    def _keys_here(self, model: type[Any], kind: str, their_ids: set[UUID]) -> dict[UUID, UUID]:
        """Their keys -> keys here: as before, else the same if nobody else has it, else a new one."""
        known = self._known(kind, map(str, their_ids))
        free = their_ids - set(model.objects.filter(pk__in=their_ids).values_list("pk", flat=True))
        keys = {
            one: known[str(one)].ours if str(one) in known else one if one in free else new_id() for one in their_ids
        }
        FeedRecord.objects.bulk_create(
            FeedRecord(feed_id=self.run.feed_id, kind=kind, their_id=str(one), ours=ours)
            for one, ours in keys.items()
            if str(one) not in known
        )
        return keys

    def _organisations(self, said: list[Json]) -> None:
        told = {one["organization"]["id"]: one["organization"] for one in said if one["organization"]}
        told = {**told, **{one["organization"]["id"]: one["organization"] for one in said if _names(one)}}
        keys = self._keys_here(Organisation, ORGANISATION, set(told))
        there = Organisation.objects.in_bulk(keys.values())
        self.organisations: dict[UUID | None, Organisation] = {}
        rows, numbers = [], []
        for theirs, one in told.items():
            row = organisation_from(one, key=keys[theirs])
            before = there.get(row.pk)
            if not row.name:
                row = before or Organisation(id=row.pk, name=NOT_SAID.format(self.run.feed.name))
            if before is not None:
                row.version, row.parent_id = before.version, before.parent_id
            self.organisations[theirs] = row
            rows.append(row)
            numbers += identifiers_from(one, row)
        if any(one["organization"] is None for one in said):
            nobody = Organisation(id=uuid5(self.run.feed_id, "nobody"), name=NOT_SAID.format(self.run.feed.name))
            self.organisations[None] = nobody
            rows.append(nobody)
        Organisation.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["id"],
            update_fields=["name", "description", "email", "website", "logo", "uri"],
        )
        OrganisationIdentifier.objects.bulk_create(numbers, ignore_conflicts=True)

    def _organisation(self, said: Json) -> Organisation:
        return self.organisations[said["organization"]["id"] if said["organization"] else None]

    def _prepare_keys(self, new: list[Any], changed: list[Any]) -> None:
        records = [said for _, said, _ in new] + [said for _, said, _, _ in changed]
        wanted = {one["id"] for _, one, _ in new}
        self.services = {one: new_id() for one in Service.objects.filter(pk__in=wanted).values_list("pk", flat=True)}
        places = {at["location"]["id"] for one in records for at in one["service_at_locations"]} - {None}
        self.places = self._keys_here(Location, LOCATION, places)
        ours = [row.ours for row, *_ in changed]
        self.elsewhere: dict[type[Any], set[UUID]] = {}
        for model, keys in _keys_of_parts(records).items():
            rows = model.objects.filter(pk__in=keys)
            if model in (LocationAddress, Accessibility):
                rows = rows.exclude(location__in=self.places.values())
            else:
                rows = rows.exclude(**{"contact__service__in" if model is ServicePhone else "service__in": ours})
            self.elsewhere[model] = set(rows.values_list("pk", flat=True))
        kinds = {one["term"]["id"] for said in records for one in said["attributes"]} - {None}
        self.terms = {row.pk: row for row in TaxonomyTerm.objects.filter(pk__in=kinds).select_related("taxonomy")}
        self.lists = {row.name: row for row in Taxonomy.objects.all()}

    def _key_of(self, model: type[Any], theirs: UUID | None) -> UUID:
        if model is Location:
            return self.places[theirs] if theirs else new_id()
        if theirs is None or (model, theirs) in self.taken or theirs in self.elsewhere.get(model, ()):
            return new_id()
        self.taken.add((model, theirs))
        return theirs

    def _parts(self, said: Json, service: Service) -> Parts:
        parts = parts_from_record(said, service, self._organisation(said), key_of=self._key_of)
        for number, term in enumerate(parts.terms):  # a kind that is here already stays as it is here
            of = self.lists.get(term.taxonomy.name, term.taxonomy)
            term.taxonomy = of
            parts.terms[number] = self.terms.setdefault(term.pk, term)
        for row, term in zip(parts.attributes, parts.terms, strict=True):
            row.term = term
        parts.taxonomies = list({term.taxonomy.pk: term.taxonomy for term in parts.terms}.values())
        return parts

    def _add(self, new: list[tuple[str, Json, str]]) -> None:
        if not new:
            return
        all_parts, records, checks = [], [], []
        for key, said, digest in new:
            service = Service(
                id=self.services.get(said["id"], said["id"]),
                added_at=self.at,
                last_modified=said["last_modified"] or self.at,
            )
            self._check(service, said, checks)
            all_parts.append(self._parts(said, service))
            records.append(
                FeedRecord(
                    feed_id=self.run.feed_id,
                    kind=SERVICE,
                    their_id=key,
                    ours=service.pk,
                    digest=digest,
                    version=service.version,
                    seen_in=self.run,
                )
            )
        Service.objects.bulk_create([parts.service for parts in all_parts])
        self._keep_places(all_parts)
        keep_parts(all_parts)
        EntryCheck.objects.bulk_create(checks)
        FeedRecord.objects.bulk_create(records)
        count_in(len(all_parts))
        keep_documents(all_parts)
        keep_clocks([parts.service for parts in all_parts])

    def _check(self, service: Service, said: Json, checks: list[EntryCheck]) -> None:
        """What the feed says of when it was last checked, if that is later than what is known here."""
        day, name = said["assured_date"], self.run.feed.name
        if day and (service.checked_on is None or day > service.checked_on):
            service.checked_on, service.checked_by, service.checked_how = day, name, HowChecked.FEED
            checks.append(
                EntryCheck(service=service, checked_on=day, how=HowChecked.FEED, by_name=name, recorded_at=self.at)
            )

    def _keep_places(self, all_parts: list[Parts]) -> None:
        """Places as the feed has them now: in the place of what it said of them before."""
        rows = {one.pk: one for parts in all_parts for one in parts.locations}
        if not rows:
            return
        LocationAddress.objects.filter(location__in=rows).delete()
        Accessibility.objects.filter(location__in=rows).delete()
        Location.objects.bulk_create(
            rows.values(), update_conflicts=True, unique_fields=["id"], update_fields=list(OF_A_PLACE)
        )
        told: dict[UUID, tuple[list[LocationAddress], list[Accessibility]]] = {}
        for parts in all_parts:  # a place that several entries share is told once, as the first of them has it
            for one in parts.locations:
                told.setdefault(one.pk, (parts.addresses_of(one), parts.accessibility_of(one)))
        for parts in all_parts:
            parts.addresses = [row for one in parts.locations for row in told[one.pk][0]]
            parts.accessibility = [row for one in parts.locations for row in told[one.pk][1]]

    def _change(self, record: FeedRecord, service: Service, said: Json, digest: str, raw: Any) -> None:
        record.digest, record.seen_in = digest, self.run
        if service.version != record.version:
            self._let_wait(service, said, raw)
        else:
            checks: list[EntryCheck] = []
            self._make(service, said, checks)
            record.version = service.version
            EntryCheck.objects.bulk_create(checks)
        record.save(update_fields=["digest", "seen_in", "version"])
        if service.gone_from_feed_on:
            Service.objects.filter(pk=service.pk).update(gone_from_feed_on=None)

    def _let_wait(self, service: Service, said: Json, raw: Any) -> None:
        [now] = parts_of([service])
        before, after = words_of(now), words_of(self._parts(said, copy.copy(service)))
        if names := differing(before, after):
            EntryChange.objects.filter(service=service, feed=self.run.feed_id, state=ChangeState.WAITING).delete()
            EntryChange.objects.create(
                service=service, feed=self.run.feed, by_name=self.run.feed.name, made_at=self.at,
                state=ChangeState.WAITING, answers={"record": keepable(raw)}, seen_version=service.version,
                before={name: before.get(name, "") for name in names},
                after={name: after.get(name, "") for name in names},
            )  # fmt: skip

    def _make(self, service: Service, said: Json, checks: list[EntryCheck]) -> None:
        """Make an entry say what its feed says now, and keep what it said before."""
        [before] = parts_of([service])
        words = words_of(before)
        old = copy.copy(before)
        old.service = copy.copy(service)
        now = self._parts(said, service)
        self._check(service, said, checks)
        service.version += 1
        service.last_modified = said["last_modified"] or self.at
        service.save()
        for name in OWN[::-1]:
            MODELS[name].objects.filter(pk__in=[one.pk for one in getattr(old, name)]).delete()
        self._keep_places([now])
        keep_parts([now])
        [now] = parts_of([service])
        keep_documents([now])
        keep_clocks([service])
        write_down(service, words, words_of(now), feed=self.run.feed, by_name=self.run.feed.name, at=self.at)

    def take(self, waiting: EntryChange) -> None:
        """Make an entry say what its feed said in a change that waited and was looked at."""
        self.read(waiting.answers["record"])
        for key, (said, digest, raw) in self.read_so_far.items():
            record = FeedRecord.objects.get(feed=self.run.feed_id, kind=SERVICE, their_id=key)
            self._organisations([said])
            self._prepare_keys([], [(record, said, digest, raw)])
            checks: list[EntryCheck] = []
            self._make(waiting.service, said, checks)
            EntryCheck.objects.bulk_create(checks)
            FeedRecord.objects.filter(pk=record.pk).update(version=waiting.service.version)


def _names(one: Json) -> bool:
    return bool(one["organization"] and one["organization"]["name"])


def _keys_of_parts(records: list[Json]) -> dict[type[Any], set[UUID]]:
    """The keys that parts have in the feed, by what they are here."""
    places = [at["location"] for said in records for at in said["service_at_locations"]]
    found: dict[type[Any], list[Json]] = {
        model: [one for said in records for one in said[name]]
        for name, model in (
            ("service_areas", ServiceArea),
            ("languages", ServiceLanguage),
            ("cost_options", CostOption),
            ("funding", Funding),
            ("contacts", ServiceContact),
            ("service_at_locations", ServiceAtLocation),
            ("schedules", Schedule),
            ("attributes", Attribute),
        )
    }
    found[ServicePhone] = [phone for contact in found[ServiceContact] for phone in contact["phones"]]
    found[LocationAddress] = [one for place in places for one in place["addresses"]]
    found[Accessibility] = [one for place in places for one in place["accessibility"]]
    return {model: keys for model, rows in found.items() if (keys := {one["id"] for one in rows} - {None})}
