import models


def by_name(session, name):
    return session.query(getattr(models, name)).all()


def by_parameter(session, model):
    return session.query(model).filter_by(id=1).one_or_none()


def of_registry(session, mapper):
    for one in mapper.registry.mappers:
        session.add(one.class_())
