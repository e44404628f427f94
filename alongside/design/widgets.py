"""How answers arrive: the names under which a browser sends them. Drawing is done by macros: see `drawing.py`."""

from collections.abc import Mapping
from typing import Any

from django.forms import widgets

DAY_PARTS = ("day", "month", "year")


class Typed(widgets.Widget):
    """One answer as text. Line ends are kept as typed."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> str | None:
        value = data.get(name)
        return None if value is None else str(value)


class Hidden(Typed):
    """An answer that the page itself carries."""

    input_type = "hidden"


class Sent(widgets.Widget):
    """A file as a browser sends it; it comes beside the answers, and a page can never send it back."""

    needs_multipart_form = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return (files or {}).get(name)

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in (files or {})


class Several(widgets.Widget):
    """Several answers under one name."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        values = data.getlist(name) if hasattr(data, "getlist") else data.get(name, [])
        return [str(value) for value in ([values] if isinstance(values, str) else values or [])]


class Tick(widgets.Widget):
    """One box: ticked or not. A box that was not sent is not ticked."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return data.get(name) not in (None, "", False, "no")

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return False


class Parts(widgets.Widget):
    """One answer in several boxes, as a tuple of texts: `born_on_day`, `born_on_month`, `born_on_year`."""

    def __init__(self, *parts: str):
        super().__init__()
        self.parts = parts

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> tuple[str, ...]:
        return tuple(str(data.get(f"{name}_{part}") or "") for part in self.parts)

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return all(f"{name}_{part}" not in data for part in self.parts)
