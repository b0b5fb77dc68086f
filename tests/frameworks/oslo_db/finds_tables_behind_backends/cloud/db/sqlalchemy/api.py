import sys

from oslo_db.sqlalchemy import enginefacade

from cloud.db.sqlalchemy import models


def get_backend():
    return sys.modules[__name__]


@enginefacade.reader
def share_get(context, share_id):
    return context.session.query(models.Share).filter_by(id=share_id).first()


@enginefacade.writer
def share_create(context, values):
    share = models.Share()
    share.update(values)
    share.save(session=context.session)
