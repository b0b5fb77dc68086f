"""What reaches out of the process, in one folder. Pure."""

from analyzer.frameworks.outside import caches, files, http, mail, messages, programs, remote, search
from analyzer.frameworks.outside.words import of
from analyzer.model.knowledge import Configured, Framework

# Source: docs.djangoproject.com, "Django settings"; flask.palletsprojects.com, "Configuration Handling";
# docs.python.org, "os.environ"; docs.openstack.org/oslo.config; docs.pydantic.dev, "Settings Management";
# www.starlette.dev/config; github.com/HBNetwork/python-decouple; the manual of django-environ.
SETTINGS = Configured(
    objects=frozenset({"django.conf.settings", "oslo_config.cfg.CONF", "oslo_config.cfg.ConfigOpts()"}),
    mappings=frozenset({"os.environ", "flask.current_app.config", "flask.Flask().config"}),
    readers=of("os", "getenv environ.get")
    | of("decouple", "config Config()")
    | of("starlette.config", "Config()")
    | frozenset({"environ.Env()", "environ.Env().str", "environ.Env().url", "flask.current_app.config.get",
                 "flask.Flask().config.get", "environs.Env()", "environs.Env().str", "environs.Env().url"}),
    options=of("oslo_config.cfg", "Opt StrOpt URIOpt HostAddressOpt HostnameOpt"),
    registering=frozenset({"register_opt", "register_opts", "register_cli_opt", "register_cli_opts"}),
    classes=of("pydantic_settings", "BaseSettings main.BaseSettings") | of("pydantic", "BaseSettings"),
)  # fmt: skip

KINDS = (http, search, mail, files, caches, messages, programs, remote)
OUTSIDE = Framework(
    name="outside",
    title="External effects",
    packages=frozenset(),
    source="https://docs.python.org/3/library/internet.html",
    listed=False,
    outside=tuple(row for one in KINDS for row in one.CALLS),
    configured=SETTINGS,
)
