from shop.logic import get_action


def show(context):
    return get_action("ship_show")(context, {})


def any_of(context, name):
    return get_action(name)(context, {})
