import click


@click.group()
def ships():
    pass


@ships.command()
def close_all():
    pass


@click.command("lonely")
def alone():
    pass
