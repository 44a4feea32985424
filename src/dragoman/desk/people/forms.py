"""What is typed into this room's forms -> checked values. Each form holds exactly what may be set, and nothing else."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _lazy

from dragoman.desk.actions.make_token import LONGEST_DAYS, SCOPES
from dragoman.desk.actions.rights import holds
from dragoman.desk.models import Role, User
from dragoman.tell import languages

_SCOPE_WORDS = {
    "read": _lazy("read events, claims and documents"),
    "import": _lazy("hand documents in"),
    "decide": _lazy("accept, correct and reject claims"),
}
LANGUAGE_NAMES = {"en": "English", "fr": "Français", "ar": "العربية", "uk": "Українська"}


class PersonForm(forms.Form):
    """A new account."""

    username = forms.CharField(
        label=_lazy("Name to sign in with"),
        max_length=80,
        help_text=_lazy("Letters, digits and @ . + - _ only."),
    )
    shown_name = forms.CharField(
        label=_lazy("Name that decisions carry"),
        max_length=80,
        required=False,
        help_text=_lazy("Else the name above."),
    )
    role = forms.ChoiceField(label=_lazy("Role"), choices=Role.choices, initial=Role.ANALYST)


class DeskForm(forms.Form):
    """The desk itself."""

    title = forms.CharField(label=_lazy("Name of the desk"), max_length=80)
    requires_two = forms.BooleanField(
        label=_lazy("A second person confirms"),
        required=False,
        help_text=_lazy(
            "A claim is accepted once two persons have accepted it, the second a reviewer, an editor or an "
            "administrator. It holds for claims accepted before too: those that one person accepted are open again."
        ),
    )


class ProfileForm(forms.Form):
    """What a person may change of the own account."""

    shown_name = forms.CharField(
        label=_lazy("Name that your decisions carry"),
        max_length=80,
        required=False,
        help_text=_lazy("Decisions made before keep the name that they carry."),
    )
    language = forms.ChoiceField(label=_lazy("Language of the reports that you begin"))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [(lang, LANGUAGE_NAMES.get(lang, lang)) for lang in languages()]


class TokenForm(forms.Form):
    """A token for a program."""

    title = forms.CharField(label=_lazy("What it is for"), max_length=80)
    scopes = forms.MultipleChoiceField(label=_lazy("What it may do"), widget=forms.CheckboxSelectMultiple)
    days = forms.IntegerField(
        label=_lazy("Days until it ends"), min_value=1, max_value=LONGEST_DAYS, initial=90
    )

    def __init__(self, user: User, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        held = [scope for scope, right in SCOPES.items() if holds(user, right)]
        self.fields["scopes"].choices = [(scope, f"{scope}: {_SCOPE_WORDS[scope]}") for scope in held]
        self.fields["scopes"].initial = ["read"]
