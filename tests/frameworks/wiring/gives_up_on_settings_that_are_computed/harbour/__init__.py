def clock(get_response):
    return get_response
