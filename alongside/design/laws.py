"""What the law asks today, as a page says it at its side (`laws_beside` in design/macros.html)."""

from django.http import HttpRequest

from alongside.kit.moments import in_london
from alongside.law.beside import Law, laws_on


def laws_today(request: HttpRequest, *names: str) -> list[Law]:
    """The laws of these names as they are on the day of the request, in their order."""
    return laws_on(in_london(request.at).date(), *names)  # type: ignore[attr-defined]
