"""What a note asks, as a bare Django form."""

from django import forms


class WriteNote(forms.Form):
    id = forms.UUIDField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(choices=[("visit", "A visit"), ("call", "A call"), ("message", "A message")])
    contact_at = forms.DateTimeField()
    place = forms.CharField(max_length=120, required=False)
    in_their_words = forms.CharField(max_length=10_000, required=False, widget=forms.Textarea)
    together = forms.CharField(max_length=10_000, required=False, widget=forms.Textarea)
