from port.queue import app


@app.task(bind=True, name="ships.close", queue="low")
def close_ship(self, ship_id):
    return ship_id


@app.task
def bill(ship_id):
    return ship_id


@app.task
def tell(ship_id):
    return ship_id
