import typer

APPS = {"main": typer.Typer()}


def find(name):
    return APPS.get(name)


@find("main").command()
def hidden():
    pass
