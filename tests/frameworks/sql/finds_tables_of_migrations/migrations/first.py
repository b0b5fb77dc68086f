import sqlalchemy as sa
from alembic import op


def upgrade():
    op.create_table("ports", sa.Column("id", sa.Integer, primary_key=True))
    op.create_table("ships", sa.Column("id", sa.Integer), sa.Column("port_id", sa.Integer, sa.ForeignKey("ports.id")))
    op.execute("UPDATE ships SET port_id = 1")


def downgrade():
    op.drop_table("ships")
