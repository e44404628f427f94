"""What is asked with a picture or a document of an entry."""

from alongside.design.fields import FileField, KeyField, LineField
from alongside.design.forms import Form
from alongside.files.reading import ACCEPT_BOTH, MEGABYTES_AT_MOST, picture_or_leaflet


class AddEntryFile(Form):
    """The file, and what it is in words."""

    id = KeyField()
    file = FileField(
        "The picture or document",
        reads=picture_or_leaflet,
        accept=ACCEPT_BOTH,
        missing="Choose a picture or a document.",
        hint=f"A picture (JPEG, PNG, WebP), a PDF or a Word document, of at most {MEGABYTES_AT_MOST} MB.",
    )
    words = LineField(
        "What is it?",
        limit=300,
        missing="Write what it is, so that whoever cannot see it knows too.",
        hint="For a picture, what whoever cannot see it would miss: “The side door, with a ramp and a green bell.”",
    )
