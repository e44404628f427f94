"""What a note and a conversation ask, as bare Django forms."""

from datetime import date

from django import forms
from django.utils import timezone

ON_A_DAY = [("day", "On a day"), ("none", "We do not")]


class WriteNote(forms.Form):
    id = forms.UUIDField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(choices=[("visit", "A visit"), ("call", "A call"), ("message", "A message")])
    contact_at = forms.DateTimeField()
    place = forms.CharField(max_length=120, required=False)
    in_their_words = forms.CharField(max_length=10_000, required=False, widget=forms.Textarea)
    together = forms.CharField(max_length=10_000, required=False, widget=forms.Textarea)


class WriteConversation(forms.Form):
    """What a conversation asks. The names are the product's, so that one browser can answer both."""

    in_their_words = forms.CharField(max_length=20_000, widget=forms.Textarea)
    contact_at = forms.DateTimeField(initial=timezone.now)
    how = forms.ChoiceField(choices=[("visit", "A visit"), ("phone", "By phone"), ("message", "By message")])
    place = forms.CharField(max_length=120, required=False)
    series = forms.ChoiceField(widget=forms.RadioSelect)
    purpose = forms.CharField(max_length=200, required=False)
    check_back = forms.ChoiceField(choices=ON_A_DAY)
    check_back_on_day = forms.IntegerField()
    check_back_on_month = forms.IntegerField()
    check_back_on_year = forms.IntegerField()

    def __init__(self, *args, series, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["series"].choices = [*((str(one.pk), one.purpose) for one in series), ("new", "Something new")]
        self.initial["series"] = self.fields["series"].choices[0][0]

    def clean(self):
        parts = (self.cleaned_data.get(f"check_back_on_{part}", 0) for part in ("year", "month", "day"))
        try:
            return {**self.cleaned_data, "check_back_on": date(*parts)}
        except ValueError:
            raise forms.ValidationError("That is no day.") from None


class Noticed(forms.Form):
    words = forms.CharField(max_length=4000, widget=forms.Textarea)
    mark = forms.ChoiceField(choices=[("observed", "Seen or heard"), ("said", "Said"), ("opinion", "An opinion")])


class ToDo(forms.Form):
    words = forms.CharField(max_length=400)
    by_on = forms.DateField(required=False)
