import dramatiq


def send(name):
    dramatiq.get_broker().get_actor(name).send()
