import dramatiq


def actor(**options):
    def decorate(function):
        return dramatiq.actor(**options)(function)

    return decorate


@dramatiq.actor
def count():
    pass


@dramatiq.actor(actor_name="ship.close")
def close():
    count.send()
