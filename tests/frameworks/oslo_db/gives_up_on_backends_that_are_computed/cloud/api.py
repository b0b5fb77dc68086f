from oslo_config import cfg
from oslo_db import api as db_api
from oslo_utils import importutils

from cloud.settings import backends

IMPL = db_api.DBAPI.from_config(cfg.CONF, backend_mapping=backends(), lazy=True)


def share_get(context, share_id):
    return IMPL.share_get(context, share_id)


def share_get_of(name, context, share_id):
    return importutils.import_module(f"cloud.{name}").share_get(context, share_id)
