from shop.registry import PROVIDERS, get_action, jobs
from shop.weather import TABLE


def show(context):
    return get_action("ship_show")(context, {})


def forecast():
    return PROVIDERS["weather"]().ask()


def run():
    jobs.get("close")()


def quick():
    return TABLE["fast"](None, None)
