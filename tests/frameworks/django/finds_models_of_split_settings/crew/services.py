from django.apps import apps
from django.conf import settings

app, name = settings.AUTH_USER_MODEL.split(".")


def unpacked():
    return apps.get_model(app, name).objects.count()


def by_keywords():
    return apps.get_model(app_label=app, model_name=name).objects.count()


def spread():
    return apps.get_model(*settings.AUTH_USER_MODEL.split(".")).objects.count()


def by_place():
    parts = settings.AUTH_USER_MODEL.split(".")
    return apps.get_model(parts[0], parts[1]).objects.count()


def other_setting():
    return apps.get_model(*settings.SHIP_MODEL.split(".")).objects.count()


def split_by_default():
    return apps.get_model(*settings.AUTH_USER_MODEL.split()).objects.count()


def of_a_parameter(text):
    return apps.get_model(*text.split(".")).objects.count()


def lowered():
    return apps.get_model(app.lower(), name.lower()).objects.count()
