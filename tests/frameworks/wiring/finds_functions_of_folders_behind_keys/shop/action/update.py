def ship_update(context, data):
    return None
