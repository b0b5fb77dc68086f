def plan():
    return None
