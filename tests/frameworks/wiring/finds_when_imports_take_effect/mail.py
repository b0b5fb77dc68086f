def send(leg):
    import orders

    return orders
