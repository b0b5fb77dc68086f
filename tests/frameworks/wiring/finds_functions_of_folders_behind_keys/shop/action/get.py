def ship_show(context, data):
    return _load(data)


def _load(data):
    return data
