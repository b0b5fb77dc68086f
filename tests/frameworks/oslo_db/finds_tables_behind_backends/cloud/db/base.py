from oslo_config import cfg
from oslo_utils import importutils

db_driver_opt = cfg.StrOpt("db_driver", default="cloud.db", help="Driver to use for database access.")

CONF = cfg.CONF
CONF.register_opt(db_driver_opt)


class Base:
    def __init__(self, db_driver=None):
        if not db_driver:
            db_driver = CONF.db_driver
        self.db = importutils.import_module(db_driver)
