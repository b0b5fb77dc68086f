def send():
    return None


class Backend:
    pass
