HANDLERS = {}


def register(key):
    def decorate(function):
        HANDLERS[key] = function
        return function

    return decorate
