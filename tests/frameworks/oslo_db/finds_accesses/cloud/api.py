from oslo_db.sqlalchemy import enginefacade
from oslo_db.sqlalchemy.utils import model_query

from cloud import models

context_manager = enginefacade.transaction_context()


def shares(context):
    with context_manager.reader.using(context) as session:
        return session.query(models.Share).all()


def create(context, values):
    with enginefacade.writer.using(context) as session:
        share = models.Share()
        share.update(values)
        session.add(share)


@enginefacade.writer
def remove(context, key):
    return model_query(models.Snapshot, context.session).filter_by(id=key).soft_delete()


def save(context, key):
    with context_manager.writer.using(context) as session:
        share = session.query(models.Share).filter_by(id=key).one()
        share.host = "x"
        share.save(session=session)
