class Resource:
    def __init__(self, controller, action_peek=None):
        self.controller = controller

    def __call__(self, request):
        return self.controller


class Controller:
    def index(self, req):
        return []


def action(name):
    def decorator(function):
        function.wsgi_action = name
        return function

    return decorator
