from oslo_config import cfg
from oslo_db import api as db_api

_BACKEND_MAPPING = {"sqlalchemy": "cloud.db.sqlalchemy.api"}
IMPL = db_api.DBAPI.from_config(cfg.CONF, backend_mapping=_BACKEND_MAPPING, lazy=True)


def share_get(context, share_id):
    return IMPL.share_get(context, share_id)


def share_create(context, values):
    return IMPL.share_create(context, values)
