import typer

app = typer.Typer()


@app.callback(invoke_without_command=True)
def overview():
    pass


@app.command("ls")
def list_ships():
    pass
