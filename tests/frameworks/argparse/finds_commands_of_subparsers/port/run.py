import argparse

from port import ships


def main():
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers(dest="command")
    dock = commands.add_parser("dock", help="dock a ship")
    dock.add_argument("ship")
    dock.set_defaults(func=ships.dock, quiet=False)
    crew = commands.add_parser("crew")
    actions = crew.add_subparsers()
    for name, function in (("hire", ships.hire), ("fire", ships.fire)):
        actions.add_parser(name).set_defaults(handler=function)
    given = parser.parse_args()
    given.func(given)
