from django import template

from streamline.utils import format_money, mask_card, seconds_to_clock, truncate

register = template.Library()


@register.filter
def money(cents, currency="USD"):
    return format_money(cents or 0, currency)


@register.filter
def clock(seconds):
    return seconds_to_clock(seconds or 0)


@register.filter
def card(last_four):
    return mask_card(last_four)


@register.filter
def teaser(text):
    return truncate(text, 160)


@register.inclusion_tag("streamline/_title_card.html")
def title_card(title, profile=None):
    return {"title": title, "profile": profile}
