def daily():
    return 1
