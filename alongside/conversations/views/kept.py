"""What a page answers when it keeps a draft while somebody types: one line, said politely under the button."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from alongside.conversations.models import ConversationDraft, FirstContactDraft, GroupDraft, NoteDraft
from alongside.design.page_mark import kept_itself
from alongside.design.pages import partial
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile, UnableTo

Draft = ConversationDraft | FirstContactDraft | GroupDraft | NoteDraft


def kept(request: HttpRequest, keep: Callable[[], Draft | None]) -> HttpResponse:
    """Keep a draft, and answer when it was saved; that it was not, and why, where it could not be."""
    try:
        told = {"draft": keep()}
    except AlreadyDone:
        told = {}
    except ChangedMeanwhile:
        told = {"elsewhere": True}
    except UnableTo as refusal:
        told = {"refusal": str(refusal)}
    return partial(request, "conversations/kept.html", told)


def seen_version(request: HttpRequest, draft: Draft | None, words: dict[str, Any], version: int | None) -> int | None:
    """The version that the page was made from: `version`, as it was sent, or the draft's where this very page kept it.

    Its answer was lost on the way then, and nothing else is.
    """
    return draft.version if draft is not None and kept_itself(draft.words, words, request.POST) else version
