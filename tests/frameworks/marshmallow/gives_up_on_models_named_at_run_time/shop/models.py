from marshmallow_sqlalchemy import SQLAlchemyAutoSchema


def schema_of(entity):
    class OwnSchema(SQLAlchemyAutoSchema):
        class Meta:
            model = entity
            load_instance = True

    return OwnSchema


def change(entity, row, data):
    return schema_of(entity)().load(data, instance=row)
