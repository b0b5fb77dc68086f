import typer

from port.ships import app as ships

app = typer.Typer()
app.add_typer(ships, name="ships")


def start():
    pass


app.command(name="up")(start)


@app.command()
def shut_down():
    pass


if __name__ == "__main__":
    app()
