from oslo_db.sqlalchemy import enginefacade

from cloud import models


@enginefacade.reader
def share_get(context, share_id):
    return context.session.query(models.Share).filter_by(id=share_id).first()
