from port.views import Berths, Legs, health


def add_all(blueprint, routes):
    for path, view in routes:
        blueprint.add_url_rule(path, view_func=view.as_view(view.__name__))
    return blueprint


ROUTES = [("/berths", Berths), ("/legs/<id>", Legs)]
MORE = {"/healthz": health}
