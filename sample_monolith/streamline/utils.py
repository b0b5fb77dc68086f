"""Odds and ends used everywhere. Please do not add to this file.  (2016)

Adding anyway, no better place.  (2017, 2018, 2019, 2021, 2022)
"""

import csv
import functools
import hashlib
import hmac
import io
import json
import logging
import math
import os
import re
import secrets
import string
import unicodedata
from collections import defaultdict
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from django.apps import apps
from django.conf import settings
from django.core import signing
from django.core.cache import cache
from django.core.mail import EmailMultiAlternatives
from django.core.paginator import EmptyPage, Paginator
from django.http import JsonResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.text import slugify

log = logging.getLogger("streamline")

CURRENCY_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£"}
CURRENCY_BY_COUNTRY = {"US": "USD", "GB": "GBP", "DE": "EUR", "FR": "EUR", "ES": "EUR", "IT": "EUR", "NL": "EUR"}
COUNTRY_NAMES = {"US": "United States", "GB": "United Kingdom", "DE": "Germany", "FR": "France", "ES": "Spain"}
STOP_WORDS = frozenset("a an and the of in on to for with der die das und le la les et el los las y".split())
CODE_ALPHABET = "".join(c for c in string.ascii_uppercase + string.digits if c not in "O0I1L")

# --- time -------------------------------------------------------------------------------------


def now():
    return timezone.now()


def today() -> date:
    return timezone.now().date()


def minutes_ago(minutes):
    return now() - timedelta(minutes=minutes)


def days_from_now(days):
    return now() + timedelta(days=days)


def days_in_month(year, month):
    if month == 12:
        return 31
    return (date(year, month + 1, 1) - date(year, month, 1)).days


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or the last one if that month is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    month += 1
    return date(year, month, min(day.day, days_in_month(year, month)))


def days_between(start: date, end: date) -> int:
    return (end - start).days


def age_on(born, day=None):
    day = day or today()
    before_birthday = (day.month, day.day) < (born.month, born.day)
    return day.year - born.year - before_birthday


def seconds_to_clock(seconds):
    """3725 -> '1:02:05'"""
    minutes, seconds = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours}:{minutes:02}:{seconds:02}"
    return f"{minutes}:{seconds:02}"


def clock_to_seconds(clock):
    total = 0
    for part in str(clock).split(":"):
        total = total * 60 + int(part)
    return total


def humanize_seconds(seconds):
    hours, minutes = divmod(round(seconds / 60), 60)
    if hours and minutes:
        return f"{hours} h {minutes} min"
    return f"{hours} h" if hours else f"{minutes} min"


def parse_day(text, default=None):
    try:
        return date.fromisoformat(text)
    except (TypeError, ValueError):
        return default


# --- money ------------------------------------------------------------------------------------


def format_money(cents, currency="USD"):
    sign = "-" if cents < 0 else ""
    symbol = CURRENCY_SYMBOLS.get(currency, currency + " ")
    return f"{sign}{symbol}{abs(cents) / 100:,.2f}"


def share_of(cents, part, whole):
    """cents * part / whole, rounded half up, never through floats."""
    if not whole:
        return 0
    exact = Decimal(cents) * Decimal(part) / Decimal(whole)
    return int(exact.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def percent_of(cents, percent):
    return share_of(cents, percent, 100)


def currency_for(country):
    return CURRENCY_BY_COUNTRY.get((country or "").upper(), "USD")


def country_name(code):
    return COUNTRY_NAMES.get((code or "").upper(), code or "somewhere")


# --- text -------------------------------------------------------------------------------------


def strip_accents(text):
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def normalize(text):
    return re.sub(r"\s+", " ", strip_accents(text or "").lower()).strip()


def tokenize(text):
    """Lower-case words without accents and stop words, in order."""
    words = re.findall(r"[a-z0-9]+", normalize(text))
    return [word for word in words if word not in STOP_WORDS]


def trigrams(word):
    padded = f"  {word} "
    return {padded[i : i + 3] for i in range(len(padded) - 2)}


def similarity(left, right):
    ours, theirs = trigrams(left), trigrams(right)
    return len(ours & theirs) / len(ours | theirs)


def truncate(text, length=80):
    text = text or ""
    if len(text) <= length:
        return text
    return text[: length - 1].rsplit(" ", 1)[0] + "…"


def unique_slug(model, text, field="slug", max_length=200):
    """A slug of `text` that no row of `model` has yet."""
    base = slugify(strip_accents(text))[: max_length - 6] or "untitled"
    slug, n = base, 1
    while model._default_manager.filter(**{field: slug}).exists():
        n += 1
        slug = f"{base}-{n}"
    return slug


def mask_email(email):
    name, _, domain = (email or "").partition("@")
    return f"{name[:1]}***@{domain}" if domain else "***"


def mask_card(last_four):
    return f"•••• {last_four}" if last_four else "no card"


def initials(name):
    return "".join(part[0] for part in (name or "").split()[:2]).upper()


# --- secrets and hashes -----------------------------------------------------------------------


def random_code(length=8):
    return "".join(secrets.choice(CODE_ALPHABET) for _ in range(length))


def random_token():
    return secrets.token_urlsafe(32)


def hash_token(token):
    return hashlib.sha256(token.encode()).hexdigest()


def hash_pin(pin, salt):
    digest = hashlib.pbkdf2_hmac("sha256", str(pin).encode(), f"pin:{salt}".encode(), 1000)
    return digest.hex()


def check_pin(pin, pin_hash, salt):
    return hmac.compare_digest(hash_pin(pin, salt), pin_hash)


def make_signed(payload, salt):
    return signing.dumps(payload, salt=f"streamline.{salt}", compress=True)


def read_signed(text, salt, max_age=None):
    """The payload, or None if it is forged or too old."""
    try:
        return signing.loads(text, salt=f"streamline.{salt}", max_age=max_age)
    except signing.BadSignature:
        return None


def checksum_of(text):
    return hashlib.sha256(text.encode()).hexdigest()


# --- collections ------------------------------------------------------------------------------


def chunks(items, size):
    items = list(items)
    for start in range(0, len(items), size):
        yield items[start : start + size]


def first(items, default=None):
    return next(iter(items), default)


def group_by(items, key):
    groups = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return dict(groups)


def rank_by(scores, limit=None):
    """Keys by falling score; ties by key, so that the order is stable."""
    ordered = sorted(scores, key=lambda key: (-scores[key], str(key)))
    return ordered[:limit]


def merge_weighted(*weighted):
    """Sum of score dicts: merge_weighted((a, 0.7), (b, 0.3))"""
    total = defaultdict(float)
    for scores, weight in weighted:
        for key, score in scores.items():
            total[key] += weight * score
    return dict(total)


def clamp(value, low, high):
    return max(low, min(high, value))


def decay(age_days, half_life_days=30):
    return math.pow(0.5, max(age_days, 0) / half_life_days)


# --- caching and other decorators -------------------------------------------------------------


def cached(prefix, seconds=300):
    """Cache the result of a function of simple arguments."""

    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args):
            key = cache_key(prefix, *args)
            value = cache.get(key)
            if value is None:
                value = function(*args)
                cache.set(key, value, seconds)
            return value

        wrapper.forget = lambda *args: cache.delete(cache_key(prefix, *args))
        return wrapper

    return decorate


def cache_key(prefix, *args):
    parts = [str(getattr(arg, "pk", arg)) for arg in args]
    return ":".join(["streamline", prefix, *parts])


# --- requests and responses -------------------------------------------------------------------


def client_ip(request):
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "")
    if forwarded:
        return forwarded.split(",")[0].strip()
    return request.META.get("REMOTE_ADDR")


def wants_json(request):
    return "application/json" in request.headers.get("Accept", "") or request.path.startswith("/api/")


def json_body(request):
    try:
        body = json.loads(request.body or b"{}")
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}


def json_error(message, status=400, **extra):
    return JsonResponse({"error": message, **extra}, status=status)


def parse_int(text, default=0, low=None, high=None):
    try:
        value = int(text)
    except (TypeError, ValueError):
        return default
    if low is not None:
        value = max(low, value)
    if high is not None:
        value = min(high, value)
    return value


def parse_bool(text):
    return str(text).lower() in ("1", "true", "yes", "on")


def page_of(items, number, size=24):
    paginator = Paginator(items, size)
    try:
        return paginator.page(parse_int(number, 1, low=1))
    except EmptyPage:
        return paginator.page(paginator.num_pages)


def safe_next(request, default="/"):
    target = request.POST.get("next") or request.GET.get("next") or default
    if not target.startswith("/") or target.startswith("//"):
        return default
    return target


# --- mail and files ---------------------------------------------------------------------------


def send_templated_mail(to, subject, template, **context):
    body = render_to_string(f"streamline/mail/{template}.txt", context)
    message = EmailMultiAlternatives(subject, body, settings.DEFAULT_FROM_EMAIL, [to])
    message.extra_headers["X-Streamline-Template"] = template
    return message.send()


def storage_path(*parts):
    return os.path.join(settings.MEDIA_ROOT, *[str(part) for part in parts])


def remove_quietly(path):
    try:
        os.remove(path)
    except FileNotFoundError:
        return False
    return True


def to_csv(header, rows):
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()


# --- the rest ---------------------------------------------------------------------------------


def feature_enabled(name, user=None):
    if user is not None and getattr(user, "is_staff", False):
        return True
    return bool(settings.FEATURES.get(name))


@functools.lru_cache
def load_plugins(setting):
    """Instances of the classes that a settings list names."""
    return tuple(import_string(path)() for path in getattr(settings, setting))


def model_of(label):
    return apps.get_model("streamline", label)


def dump_rows(label, **filters):
    """Any table as a list of dicts; the data team's back door."""
    return list(model_of(label)._default_manager.filter(**filters).values())


def current_subscription(user):
    """Everyone needs this one."""
    from streamline.services.billing import subscription_of

    return subscription_of(user.household) if getattr(user, "household_id", None) else None
