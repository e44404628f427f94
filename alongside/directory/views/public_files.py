"""Pictures and documents of entries that run, as anybody is sent them."""

from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response

from alongside.audit.doors import public_view
from alongside.directory.models import EntryFile
from alongside.files.serving import sent


@public_view
def public_entry_file(request: HttpRequest, entry_file_id: UUID) -> HttpResponseBase:
    """A picture or a document of an entry that runs, for anybody; the same bytes are sent once. 404 for any other."""
    one = get_object_or_404(EntryFile.objects.for_anybody(), pk=entry_file_id)
    response = sent(one.file, name=one.words, is_public=True)
    response["ETag"] = mark = f'"{one.file.sha256[:32]}"'
    return get_conditional_response(request, etag=mark, response=response) or response
