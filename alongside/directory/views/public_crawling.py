"""What tells search engines where they may look: the public's pages of the directory, and nothing else."""

from django.core.exceptions import DisallowedHost
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import escape

from alongside.audit.doors import public_view
from alongside.directory.models import Service

A_MAP = 5_000  # addresses of one map; the format allows fifty thousand
# In this order, so that a reader who takes the first line that fits and one who takes the longest agree.
ROBOTS = """User-agent: *
Disallow: /directory/entries/
Disallow: /directory/files/
Disallow: /directory/fits/
Disallow: /directory/wishes/
Disallow: /directory/knowledge/
Disallow: /directory/links/
Disallow: /directory/to-do/
Disallow: /directory/changes/
Disallow: /directory/yours/
Disallow: /directory/find/?q=
Allow: /directory/
Allow: /oruk/v3/
Allow: /static/
Disallow: /
Sitemap: {sitemap}
"""


def _where(request: HttpRequest, path: str) -> str:
    try:
        return request.build_absolute_uri(path)
    except DisallowedHost:
        raise Http404 from None


def _xml(root: str, rows: list[str]) -> HttpResponse:
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} {space}>{"".join(rows)}</{root}>'
    return HttpResponse(text, content_type="application/xml; charset=utf-8")


@public_view
def robots(request: HttpRequest) -> HttpResponse:
    """Only the public's pages may be looked through."""
    text = ROBOTS.format(sitemap=_where(request, reverse("directory:sitemap")))
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@public_view
def sitemap(request: HttpRequest) -> HttpResponse:
    """The maps that there are: as many as the entries need; or one of them (`part` in the address)."""
    if "part" in request.GET:
        return _part(request, request.GET["part"])
    number = -(-Service.objects.going().count() // A_MAP) or 1
    rows = [
        f"<sitemap><loc>{escape(_where(request, reverse('directory:sitemap')))}?part={one}</loc></sitemap>"
        for one in range(1, number + 1)
    ]
    return _xml("sitemapindex", rows)


def _part(request: HttpRequest, words: str) -> HttpResponse:
    """One map: the pages of entries that run, each with the day on which it last changed; the first, the others too."""
    number = int(words) if words.isdecimal() and len(words) < 6 else 0
    if number < 1:
        raise Http404
    begin = (number - 1) * A_MAP
    rows = list(Service.objects.going().order_by("id").values_list("pk", "last_modified")[begin : begin + A_MAP])
    if not rows and number > 1:
        raise Http404
    here = [reverse(f"directory:{name}") for name in ("public", "public_find", "public_week")] if number == 1 else []
    told = [f"<url><loc>{escape(_where(request, path))}</loc></url>" for path in here]
    root = _where(request, reverse("directory:public"))
    told += [f"<url><loc>{escape(root)}{key}/</loc><lastmod>{day:%Y-%m-%d}</lastmod></url>" for key, day in rows]
    return _xml("urlset", told)
