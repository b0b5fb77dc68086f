"""What each library means; one line per framework. Pure."""

from analyzer.frameworks.argparse import ARGPARSE
from analyzer.frameworks.blinker import BLINKER
from analyzer.frameworks.channels import CHANNELS
from analyzer.frameworks.click import CLICK, FLASK_CLI
from analyzer.frameworks.django.framework import DJANGO
from analyzer.frameworks.drf import DRF
from analyzer.frameworks.fastapi.routes import FASTAPI
from analyzer.frameworks.flask.routes import FLASK
from analyzer.frameworks.flask_admin import FLASK_ADMIN
from analyzer.frameworks.flask_restful import FLASK_RESTFUL
from analyzer.frameworks.flask_sqlalchemy import FLASK_SQLALCHEMY
from analyzer.frameworks.graphql.graphene import GRAPHENE
from analyzer.frameworks.graphql.strawberry import STRAWBERRY
from analyzer.frameworks.launchers import LAUNCHERS
from analyzer.frameworks.marshmallow import MARSHMALLOW
from analyzer.frameworks.openstack.framework import OPENSTACK
from analyzer.frameworks.oslo_db import OSLO_DB
from analyzer.frameworks.others import OTHERS
from analyzer.frameworks.outside.framework import OUTSIDE
from analyzer.frameworks.peewee.framework import PEEWEE
from analyzer.frameworks.queues.apscheduler import APSCHEDULER
from analyzer.frameworks.queues.celery import CELERY
from analyzer.frameworks.queues.dramatiq import DRAMATIQ
from analyzer.frameworks.queues.rq import RQ
from analyzer.frameworks.scripts import SCRIPTS
from analyzer.frameworks.sql import SQL
from analyzer.frameworks.sqlalchemy.framework import SQLALCHEMY
from analyzer.frameworks.sqlmodel import SQLMODEL
from analyzer.frameworks.typer import TYPER
from analyzer.frameworks.wagtail import WAGTAIL
from analyzer.frameworks.wiring.framework import WIRING
from analyzer.model.knowledge import Framework

BUILTIN: tuple[Framework, ...] = (
    DJANGO,
    DRF,
    WAGTAIL,
    SQLALCHEMY,
    FLASK_SQLALCHEMY,
    SQLMODEL,
    OSLO_DB,
    MARSHMALLOW,
    PEEWEE,
    SQL,
    FLASK,
    FLASK_RESTFUL,
    FLASK_ADMIN,
    FASTAPI,
    CELERY,
    DRAMATIQ,
    RQ,
    APSCHEDULER,
    BLINKER,
    OPENSTACK,
    CHANNELS,
    GRAPHENE,
    STRAWBERRY,
    ARGPARSE,
    CLICK,
    FLASK_CLI,
    TYPER,
    SCRIPTS,
    WIRING,
    OTHERS,
    LAUNCHERS,
    OUTSIDE,
)
