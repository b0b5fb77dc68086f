import argparse


def main(registry):
    commands = argparse.ArgumentParser().add_subparsers()
    commands.add_parser("dock").set_defaults(func=registry.lookup("dock"))
    for name in registry.names():
        commands.add_parser(name).set_defaults(func=registry.lookup(name))
