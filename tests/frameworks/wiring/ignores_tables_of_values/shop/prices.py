PRICES = {"small": 1}
cache = {}


def price(name):
    return PRICES[name]


def remember(key, value):
    cache[key] = value


def timed(name):
    def decorate(function):
        def inner(*args):
            cache[name] = 1
            return function(*args)

        return inner

    return decorate


@timed("total")
def total(name):
    return price(name) * 2


def work():
    remember("a", 1)
    return total("small"), cache.get("a")
