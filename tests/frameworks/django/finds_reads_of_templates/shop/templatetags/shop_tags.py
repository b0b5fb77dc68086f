from django import template

from shop.models import Voucher

register = template.Library()


@register.simple_tag
def vouchers():
    return Voucher.objects.count()


@register.inclusion_tag("shop/_parcel.html")
def parcel_card(parcel):
    return {"parcel": parcel}
