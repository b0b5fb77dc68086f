def draught():
    return None


def daily():
    return None
