from mailing import DBAPI

IMPL = DBAPI.from_config({}, backend_mapping={"sqlalchemy": "cloud.sql"})


def share_get(context, share_id):
    return IMPL.share_get(context, share_id)
