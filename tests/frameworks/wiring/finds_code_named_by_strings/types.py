from typing import Annotated

import graphene
import strawberry
from oslo_config import cfg
from oslo_utils import importutils

CONF = cfg.CONF
CONF.register_opts([cfg.StrOpt("driver", default="drivers.fast.FastDriver")])


@strawberry.type
class Leg:
    ship: Annotated["ShipType", strawberry.lazy("harbour.types")]


class Port(graphene.ObjectType):
    ship = graphene.Field("harbour.types.ShipType")


def start():
    driver = importutils.import_object(CONF.driver)
    return driver.run()
