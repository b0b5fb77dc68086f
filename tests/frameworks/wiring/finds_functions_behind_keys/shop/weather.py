from shop.registry import add_action, jobs, others, provider


@provider("weather")
class Weather:
    def ask(self):
        return None


@provider("tide")
class Tide:
    def ask(self):
        return None


def ship_show(context, data):
    return None


def ship_list(context, data):
    return None


add_action("ship_show", ship_show)
add_action("ship_list", function=ship_list)


@jobs.register("close")
def close():
    return None


@others.register("close")
def close_other():
    return None


TABLE = {"fast": ship_show, "slow": ship_list}
