import click
from flask import Flask
from flask.cli import AppGroup

app = Flask(__name__)
users = AppGroup("users")


@app.cli.command("seed")
def seed():
    pass


@users.command("add")
@click.argument("name")
def add_user(name):
    pass


app.cli.add_command(users)
