"""Pages of somebody's feed, from files or the network: only from hosts that were listed, and never without an end."""

import ipaddress
import json
import socket
import time
import urllib.error
import urllib.request
import zlib
from collections.abc import Iterator
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from alongside.directory.oruk.values import Unreadable

LARGEST = 64 * 1024 * 1024  # bytes of one page or file, once it is unpacked
SECONDS, SECONDS_OF_A_PAGE = 20, 180  # without a word; and for all of a page, for one that drips
BUSY = (429, 502, 503, 504)  # later it may answer: the import ends here, and goes on from here
PAGES_AT_MOST = 50_000
AT_ONCE = 50
PER_PAGE = 50


class UnableToFetch(Exception):
    """A page cannot be had, or not safely; the message is the sentence."""


class BadAnswer(UnableToFetch):
    """The feed is there, and what it says to this one question cannot be taken."""


class NoSuchSource(Exception):
    """There is no such file or folder."""


def unpacked(packed: bytes, *, limit: int = LARGEST) -> bytes:
    """Bytes as they were before gzip, if they were packed; never more than `limit`."""
    if packed[:2] != b"\x1f\x8b":
        if len(packed) > limit:
            raise UnableToFetch(f"It is larger than {limit // 1024 // 1024} megabytes.")
        return packed
    unpacker = zlib.decompressobj(wbits=31)
    try:
        plain = unpacker.decompress(packed, limit + 1)
    except zlib.error:
        raise UnableToFetch("It is packed with gzip, but cannot be unpacked.") from None
    if len(plain) > limit:
        raise UnableToFetch(
            f"Unpacked, it would be larger than {limit // 1024 // 1024} megabytes: it was not unpacked any further."
        )
    return plain


def read_json(packed: bytes) -> Any:
    """What a page says. Refuses (UnableToFetch) what is no JSON."""
    try:
        return json.loads(unpacked(packed).decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise UnableToFetch("It is not JSON that can be read.") from None


def records_of(said: Any) -> list[Any]:
    """The records of a page, a list, or one service."""
    if isinstance(said, list):
        return said
    if isinstance(said, dict) and isinstance(said.get("contents"), list):
        return said["contents"]
    if isinstance(said, dict) and ("id" in said or "name" in said):
        return [said]
    raise UnableToFetch("It is no page, no list and no service.")


def files_of(source: str) -> list[Path]:
    """The file, or the files of the folder, in the order of their names. Refuses (NoSuchSource) what is not there."""
    path = Path(source)
    try:
        if path.is_dir():
            found = sorted(one for one in path.iterdir() if one.name.endswith((".json", ".json.gz")) and one.is_file())
            if not found:
                raise NoSuchSource(f"The folder “{source}” holds no file that ends in .json or .json.gz.")
            return found
        if path.is_file():
            return [path]
    except OSError as error:  # a name too long, a folder that is shut
        raise NoSuchSource(f"“{source[:200]}” cannot be looked at: {error.strerror}.") from None
    raise NoSuchSource(f"There is no file or folder “{source}”.")


def batches_of_file(path: Path) -> Iterator[list[Any]]:
    """The records of one file, fifty at a time."""
    limit = LARGEST if path.suffix == ".gz" else LARGEST * 8
    try:
        if path.stat().st_size > LARGEST * 8:
            raise UnableToFetch(f"It is larger than {LARGEST * 8 // 1024 // 1024} megabytes.")
        said = json.loads(unpacked(path.read_bytes(), limit=limit).decode("utf-8-sig"))
    except OSError as error:
        raise UnableToFetch(f"It cannot be read: {error.strerror}.") from None
    except (ValueError, RecursionError):
        raise UnableToFetch("It is not JSON that can be read.") from None
    records = records_of(said)
    for begin in range(0, len(records), AT_ONCE):
        yield records[begin : begin + AT_ONCE]


class _OnlyListed(urllib.request.HTTPRedirectHandler):
    """Follows a feed elsewhere only to a host that is listed too."""

    def __init__(self, feed: "NetworkFeed"):
        self.feed = feed

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        self.feed.check(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


class NetworkFeed:
    """A paged feed on the network. `listed` are the hosts it may be fetched from (ORUK_ALLOWED_HOSTS)."""

    def __init__(self, source: str, listed: frozenset[str]):
        self.listed = listed
        self.check(source)
        parts = urlsplit(source)
        path = parts.path.rstrip("/")
        if not path.endswith(("/services", ".json")):
            path = f"{path}/services"
        self.is_static = path.endswith(".json")
        self.services = urlunsplit((parts.scheme, parts.netloc, path, parts.query, ""))
        self._opener = urllib.request.build_opener(_OnlyListed(self))

    def check(self, address: str) -> None:
        """Refuse an address that is no http(s), whose host is not listed, or whose name leads inside the network."""
        try:
            parts = urlsplit(address)
            host, port = (parts.hostname or "").lower(), parts.port
        except ValueError:
            raise UnableToFetch(f"“{address[:200]}” is no address: look whether it was copied whole.") from None
        if parts.scheme not in ("http", "https") or not host:
            raise UnableToFetch(f"“{address[:200]}” is no address of a feed: it begins with https://.")
        if "@" in parts.netloc:
            raise UnableToFetch(f"The address holds a name or a password. {host} must give its feed without one.")
        if host not in self.listed and f"{host}:{port}" not in self.listed:
            raise UnableToFetch(
                f"{host} is not among the hosts that directory entries may come from. Add it to ORUK_ALLOWED_HOSTS."
            )
        if "." in host and not _is_number(host):
            self._check_outside(host, port or (443 if parts.scheme == "https" else 80))

    def _check_outside(self, host: str, port: int) -> None:
        """A name that was listed must not lead to a machine inside the network; a number that was listed may."""
        try:
            found = {info[4][0] for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
        except OSError:
            raise UnableToFetch(f"{host} cannot be found on the network.") from None
        if any(not ipaddress.ip_address(str(one).split("%")[0]).is_global for one in found):
            raise UnableToFetch(f"{host} leads to a machine inside the network, so nothing is fetched from it.")

    def get(self, address: str) -> Any:
        """What an address says, as JSON. None when there is no such thing (404). Refuses (UnableToFetch) the rest."""
        self.check(address)
        asked = urllib.request.Request(  # noqa: S310 - checked above: http or https, and listed
            address, headers={"Accept": "application/json", "Accept-Encoding": "gzip", "User-Agent": "Alongside"}
        )
        try:
            with self._opener.open(asked, timeout=SECONDS) as answer:
                packed = _read_in_time(answer)
        except urllib.error.HTTPError as error:
            if error.code == 404:
                return None
            is_busy = error.code in BUSY
            said = f"It answered {error.code} when asked for {address}."
            raise (UnableToFetch if is_busy else BadAnswer)(said) from None
        except UnableToFetch:
            raise
        except (OSError, ValueError, HTTPException) as error:
            reason = getattr(error, "reason", None) or type(error).__name__
            raise UnableToFetch(
                f"{urlsplit(address).hostname} did not answer, or not as a feed does: {reason}."
            ) from None
        try:
            return read_json(packed)
        except UnableToFetch as bad:
            raise BadAnswer(str(bad)) from None

    def pages(self, *, after: int = 0) -> Iterator[list[Any]]:
        """The records of each page after one, until the feed ends. Refuses a feed that never does.

        A short record of a list is asked for in full; where there is no such page, the short one counts. One whose page
        is at fault stands as Unreadable in its place: the short one would take away what is known of it.
        """
        seen: set[str] = set()
        for number in range(after + 1, PAGES_AT_MOST + 1):
            said = self.get(self._page(number))
            if said is None:
                if number == 1:
                    raise UnableToFetch(f"There is nothing at {self.services}.")
                return
            records = records_of(said)
            if not records:
                return
            keys = {str(one.get("id")) for one in records if isinstance(one, dict)}
            if keys and keys <= seen:
                raise UnableToFetch(
                    f"Page {number} brings only what earlier pages brought: the feed does not end, so it was left."
                )
            seen |= keys
            yield [self._in_full(one) for one in records]
            if self.is_static or _is_last(said, number):
                return
        raise UnableToFetch(f"It has more than {PAGES_AT_MOST:,} pages: it was left there.")

    def _page(self, number: int) -> str:
        if self.is_static:
            return self.services
        parts = urlsplit(self.services)
        query = [(key, value) for key, value in parse_qsl(parts.query) if key != "page"]
        if "per_page" not in dict(query):
            query.append(("per_page", str(PER_PAGE)))
        return urlunsplit((*parts[:3], urlencode([*query, ("page", str(number))]), ""))

    def _in_full(self, record: Any) -> Any:
        if self.is_static or not isinstance(record, dict) or "service_at_locations" in record or "schedules" in record:
            return record
        key = str(record.get("id") or "")
        if not key.replace("-", "").isalnum():
            return record
        try:
            return self.get(urljoin(f"{self.services.split('?')[0]}/", key)) or record
        except BadAnswer as unable:
            return Unreadable(key, f"It cannot be had in full. {unable}")


def _read_in_time(answer: Any) -> bytes:
    """The bytes of an answer, a little more than LARGEST at most. Refuses one that only drips."""
    until, parts, size = time.monotonic() + SECONDS_OF_A_PAGE, [], 0
    while size <= LARGEST and (part := answer.read1(LARGEST + 1 - size)):
        parts.append(part)
        size += len(part)
        if time.monotonic() > until:
            raise UnableToFetch(f"It had not said all after {SECONDS_OF_A_PAGE} seconds, so it was left.")
    return b"".join(parts)


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True


def _is_last(said: Any, number: int) -> bool:
    """Does a page say that it is the last? A bare list is all there is."""
    if not isinstance(said, dict):
        return True
    if said.get("last_page") is True or said.get("empty") is True:
        return True
    total = said.get("total_pages")
    return "contents" not in said or (isinstance(total, int) and number >= total)
