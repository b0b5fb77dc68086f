from oslo_config import cfg


class Listing:
    def table(self, rows):
        return rows


class ShipCommands(Listing):
    def list(self):
        return self.table([])

    def _check(self):
        return None


class DbCommands:
    def sync(self, version=None):
        return None


CATEGORIES = {"ship": ShipCommands, "db": DbCommands}


def methods_of(found):
    return [(name, getattr(found, name)) for name in dir(found) if not name.startswith("_")]


def add_command_parsers(subparsers):
    for category in CATEGORIES:
        command_object = CATEGORIES[category]()
        parser = subparsers.add_parser(category)
        parser.set_defaults(command_object=command_object)
        actions = parser.add_subparsers(dest="action")
        for action, function in methods_of(command_object):
            actions.add_parser(action).set_defaults(action_fn=function)


OPTION = cfg.SubCommandOpt("category", handler=add_command_parsers)
