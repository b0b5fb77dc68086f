ACTIONS = {}


def action(name):
    def decorate(function):
        ACTIONS[name] = function
        return function

    return decorate


def get_action(name):
    return ACTIONS[name]
