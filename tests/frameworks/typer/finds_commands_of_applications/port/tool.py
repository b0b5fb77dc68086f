import typer


def sweep_all():
    pass


typer.run(sweep_all)
