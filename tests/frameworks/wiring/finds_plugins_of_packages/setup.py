from setuptools import setup

setup(entry_points={"port.reports": ["daily = port.checks:daily"], "console_scripts": ["p = port.work:main"]})
