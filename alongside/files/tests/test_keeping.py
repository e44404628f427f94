"""Files in and out of the database, and how they leave: nothing in them runs."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from alongside.design.drawing import field
from alongside.design.fields import FileField, LineField
from alongside.design.forms import Form
from alongside.files.keeping import keep
from alongside.files.models import FilePart
from alongside.files.reading import ACCEPT_BOTH, PART, made, picture_or_document
from alongside.files.serving import sent
from alongside.files.tests.test_reading import PDF, PLACE, jpeg


class Send(Form):
    """A letter and what it is about."""

    about = LineField("What is it about?")
    letter = FileField("The letter", reads=picture_or_document, accept=ACCEPT_BOTH)


@pytest.mark.django_db
def test_a_file_is_kept_and_leaves_so_that_nothing_in_it_runs(cast):
    large = made(bytes(PART) + b"the end", "application/pdf", "pdf")
    file = keep(large, by=cast.workers["mina"], at=timezone.now())
    assert (FilePart.objects.filter(file=file).count(), file.in_megabytes, file.is_picture) == (2, "0.5 MB", False)
    answer = sent(file, name="Letter from Dr Rao <b>")
    assert b"".join(answer.streaming_content).endswith(b"the end")
    assert answer["Content-Disposition"] == 'attachment; filename="letter-from-dr-rao-b.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["Cache-Control"] == "no-store"
    picture = keep(picture_or_document([jpeg()]), by=cast.workers["mina"], at=timezone.now())
    assert sent(picture, name="…")["Cache-Control"] == "private, max-age=3600"
    assert sent(picture, name="…", is_public=True)["Cache-Control"].startswith("public")
    assert str(picture).startswith("image/jpeg, ")


def test_a_form_takes_a_file_refuses_it_in_a_sentence_and_says_that_it_must_be_chosen_again():
    form = Send({"about": "Simon"}, {"letter": SimpleUploadedFile("x.exe", jpeg(), content_type="application/exe")})
    assert form.is_valid()
    assert form.cleaned_data["letter"].ending == "jpg"
    assert PLACE not in b"".join(form.cleaned_data["letter"].parts)
    form = Send({"about": "Simon"}, {"letter": SimpleUploadedFile("letter.pdf", b"<html>")})
    assert not form.is_valid()
    assert "This file cannot be kept." in field(form["letter"])
    form = Send({"about": ""}, {"letter": SimpleUploadedFile("letter.pdf", PDF)})
    assert not form.is_valid()
    assert "You chose letter.pdf. A page cannot keep a file: choose it again." in field(form["letter"])
    form = Send({"about": "Simon"}, {})
    assert form.errors["letter"] == ["Choose the file of “The letter”."]
    assert 'accept="application/pdf' in field(form["letter"])
