import click
from flask import Flask
from flask.cli import AppGroup


def create_app():
    app = Flask(__name__)
    users = AppGroup("users")

    @users.command("add")
    def add():
        pass

    @app.cli.command("purge")
    @click.argument("days")
    def purge(days):
        pass

    app.cli.add_command(users)
    return app
