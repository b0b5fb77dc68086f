"""peewee, in one folder. Pure."""
