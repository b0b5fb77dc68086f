def sweep():
    return None
