import click

from port.ships import ships


@click.group()
def cli():
    pass


@cli.command()
@click.option("--all", is_flag=True)
def list_legs_command(all):
    pass


@cli.group("db")
def database():
    pass


@database.command(name="up")
def upgrade():
    pass


@cli.group(invoke_without_command=True)
def report():
    pass


cli.add_command(ships)
cli.add_command(ships, name="vessels")

if __name__ == "__main__":
    cli()
