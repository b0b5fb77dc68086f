from django import forms
from rest_framework import serializers

from shop.models import Owner, Port, Ship


class Move(forms.Form):
    port = forms.ModelChoiceField(queryset=Port.objects.all())
    ships = forms.ModelMultipleChoiceField(Ship.objects.none())
    note = forms.CharField()

    def clean(self):
        data = super().clean()
        return data["port"].owner

    def move(self):
        for ship in self.cleaned_data["ships"]:
            ship.delete()
        return self.cleaned_data["note"].owner


class ShipForm(forms.ModelForm):
    class Meta:
        model = Ship
        fields = ["owner"]

    def clean_owner(self):
        owner = self.cleaned_data.get("owner")
        owner.save()
        return owner


class ShipSerializer(serializers.ModelSerializer):
    port = serializers.PrimaryKeyRelatedField(queryset=Port.objects.all())

    class Meta:
        model = Ship
        fields = ["owner"]

    def validate(self, attrs):
        port = attrs.pop("port")
        port.save()
        return attrs


def take(request):
    form = Move(request.POST)
    form.is_valid()
    port = form.cleaned_data["port"]
    port.delete()


def guess(request, key):
    form = Move(request.POST)
    form.cleaned_data[key].delete()
    form.data["port"].save()
