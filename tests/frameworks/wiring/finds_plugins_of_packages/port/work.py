from importlib.metadata import entry_points

import pkg_resources
from stevedore import ExtensionManager, driver, named


def main():
    manager = ExtensionManager(namespace="port.drivers", invoke_on_load=True)
    return list(manager)


def one():
    return driver.DriverManager("port.drivers", "fast", invoke_on_load=True).driver


def some():
    return named.NamedExtensionManager("port.drivers", names=["slow"])


def checks():
    return [point.load() for point in entry_points(group="port.checks")]


def old():
    for point in pkg_resources.iter_entry_points("port.reports"):
        point.load()()


def older():
    return entry_points().get("port.reports"), entry_points().get("port.checks"), entry_points().select(group="port.checks")
