from peewee import CharField, TextField
from playhouse.signals import Model, post_save, pre_delete


class Order(Model):
    state = CharField()


class Log(Model):
    text = TextField()


@post_save(sender=Order)
def log_order(model_class, instance, created):
    Log.create(text=instance.state)
    instance.save()


def keep(sender, instance):
    sender.insert({}).execute()


def watch(model, instance):
    return model


pre_delete.connect(keep, sender=Order)
pre_delete.connect(watch)
