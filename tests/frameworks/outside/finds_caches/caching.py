import redis
from django.core.cache import cache, caches
from django.views.decorators.cache import cache_page
from dogpile.cache import make_region
from flask_caching import Cache

PREFIX = "report:"
store = Cache()
region = make_region().configure("memory")
connection = redis.Redis.from_url("redis://localhost")


def read(number):
    caches["slow"].get(PREFIX + str(number))
    return cache.get_or_set(f"user:{number}", 3)


@store.memoize(timeout=5)
def remembered():
    return store.get("all")


@cache_page(60)
def page(request):
    return request


@region.cache_on_arguments()
def computed():
    return region.get("x")


def piped():
    with connection.pipeline() as pipe:
        pipe.set("a", 1)
        pipe.execute()
    for number in range(3):
        connection.incr(f"n:{number}")
