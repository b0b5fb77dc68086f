import argparse

from port.form import Form


def fill(given):
    return given


def main(options: Form):
    parser = argparse.ArgumentParser()
    parser.set_defaults(func=fill)
    options.set_defaults(func=fill)
    commands = parser.add_subparsers()
    commands.add_parser("load").set_defaults(quiet=True, level=3)
