from django import forms
from django.views.generic import CreateView, ListView

from shop.models import Crew, Ship


class ShipForm(forms.ModelForm):
    class Meta:
        model = Ship
        fields = "__all__"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)

    def save(self, commit=True):
        row = super().save(commit=False)
        row.save()
        self.save_m2m()
        return row


class HomeForm(forms.ModelForm):
    class Meta:
        model = Crew
        fields = ["home"]

    def save(self, commit=True):
        return super().save()


class CrewForm(forms.ModelForm):
    class Meta:
        model = Crew
        fields = ["home", "ports"]


class AddCrew(CreateView):
    model = Crew
    form_class = CrewForm


class Ships(ListView):
    form_class = ShipForm

    def __init__(self, **kwargs):
        self.model = Ship


def tag(ship: Ship, words):
    ship.tags.add(*words)
