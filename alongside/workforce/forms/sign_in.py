"""What is asked of somebody who wants to come in."""

from typing import Any

from django.contrib.auth.password_validation import validate_password

from alongside.design.fields import EmailField, PasswordField
from alongside.design.forms import Form
from alongside.workforce.models import Account


class SignIn(Form):
    email = EmailField("Email address", autocomplete="username", missing="Write the email address you sign in with.")
    password = PasswordField("Password")


class AskForLink(Form):
    email = EmailField("Email address", autocomplete="username", missing="Write the email address you sign in with.")


class ChoosePassword(Form):
    """A password that is hard to guess, for one account."""

    password = PasswordField(
        "New password",
        autocomplete="new-password",
        missing="Write a new password.",
        hint="At least 12 characters. Three words that do not belong together are easy to remember and hard to guess.",
    )

    def __init__(self, *args: Any, account: Account, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.account = account

    def clean_password(self) -> str:
        """Refuses, in a sentence each, what is too short, too common, or too like the email address."""
        password = str(self.cleaned_data["password"])
        validate_password(password, self.account)
        return password
