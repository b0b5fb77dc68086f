from django import forms
from django.contrib.auth.password_validation import validate_password

from streamline.models import Bookmark, Licence, PaymentMethod, Profile, SourceFile, SupportTicket, Title
from streamline.utils import clock_to_seconds, parse_day


class LoginForm(forms.Form):
    email = forms.EmailField()
    password = forms.CharField(widget=forms.PasswordInput)


class SignUpForm(forms.Form):
    name = forms.CharField(max_length=60)
    email = forms.EmailField()
    password = forms.CharField(widget=forms.PasswordInput, validators=[validate_password])
    plan_code = forms.SlugField(initial="basic")
    country = forms.CharField(max_length=2, initial="US")
    voucher_code = forms.CharField(max_length=20, required=False)
    date_of_birth = forms.DateField(required=False)


class ProfileForm(forms.ModelForm):
    class Meta:
        model = Profile
        fields = ["name", "language", "is_kids"]


class ParentalControlForm(forms.Form):
    maturity_limit = forms.IntegerField(min_value=0, max_value=18)
    blocked = forms.CharField(required=False, help_text="slugs, separated by commas")
    pin = forms.RegexField(r"^\d{4}$", required=False)

    def clean_blocked(self):
        return [slug.strip() for slug in self.cleaned_data["blocked"].split(",") if slug.strip()]


class CardForm(forms.ModelForm):
    expiry = forms.CharField(help_text="2030-12-31")

    class Meta:
        model = PaymentMethod
        fields = ["gateway_token", "card_last_four", "cardholder_name", "card_brand"]

    def clean_expiry(self):
        expiry = parse_day(self.cleaned_data["expiry"])
        if expiry is None:
            raise forms.ValidationError("year-month-day, as in 2030-12-31")
        return expiry


class TitleForm(forms.ModelForm):
    class Meta:
        model = Title
        fields = ["name", "kind", "synopsis", "release_year", "maturity", "runtime_seconds", "genres", "prequel"]


class LicenceForm(forms.ModelForm):
    months = forms.IntegerField(min_value=0, initial=12)

    class Meta:
        model = Licence
        fields = ["licensor", "country", "fee_cents"]


class SourceFileForm(forms.ModelForm):
    class Meta:
        model = SourceFile
        fields = ["path", "height", "seconds"]


class BookmarkForm(forms.ModelForm):
    at = forms.CharField(required=False, help_text="1:02:05")

    class Meta:
        model = Bookmark
        fields = ["note"]

    def clean_at(self):
        try:
            return clock_to_seconds(self.cleaned_data["at"] or 0)
        except ValueError:
            raise forms.ValidationError("hours:minutes:seconds") from None


class TicketForm(forms.ModelForm):
    class Meta:
        model = SupportTicket
        fields = ["subject", "body"]


class ReplyForm(forms.Form):
    body = forms.CharField(widget=forms.Textarea)
    internal = forms.BooleanField(required=False)
