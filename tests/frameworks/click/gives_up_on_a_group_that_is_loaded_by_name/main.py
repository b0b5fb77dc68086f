import click

from elsewhere import load


@load("cli").command()
def hidden():
    pass


@click.command()
def seen():
    pass
