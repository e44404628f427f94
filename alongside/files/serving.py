"""A kept file as it leaves us: always as a file to be saved or a picture in a page, never as a page of its own.

A view of the room that the file belongs to stands before this and asks who may: nothing here does.
"""

from django.http import StreamingHttpResponse
from django.utils.text import slugify

from alongside.files.models import KeptFile

# Whatever a file holds: nothing in it may run, load, send or be framed, even where somebody opens it by its address.
LOCKED = "default-src 'none'; sandbox; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"


def sent(file: KeptFile, *, name: str, is_public: bool = False) -> StreamingHttpResponse:
    """The file, to be saved as `name` with its own ending; an `<img>` shows a picture all the same.

    `is_public`: may anybody have it, so that it may also be kept on the way? Otherwise the browser alone keeps a
    picture for an hour, and a document not at all.
    """
    response = StreamingHttpResponse(file.parts_in_order(), content_type=file.content_type)
    response["Content-Length"] = str(file.size)
    response["Content-Disposition"] = f'attachment; filename="{slugify(name)[:80] or "file"}.{file.ending}"'
    response["Content-Security-Policy"] = LOCKED
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    keeps = "public, max-age=3600" if is_public else "private, max-age=3600" if file.is_picture else "no-store"
    response["Cache-Control"] = keeps
    return response
