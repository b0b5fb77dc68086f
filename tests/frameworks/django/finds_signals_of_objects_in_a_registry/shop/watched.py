from django.apps import apps
from django.db.models.signals import post_delete, post_save, pre_save


class Watched:
    _registry = {}

    @classmethod
    def all(cls):
        return sorted(cls._registry.values(), key=lambda one: one.name)

    def __init__(self, app_label, name):
        self.app_label = app_label
        self.name = name.lower()
        self._proxies = []
        self.__class__._registry[self.name] = self

    @property
    def model(self):
        return apps.get_model(app_label=self.app_label, model_name=self.name)

    @property
    def proxies(self):
        result = []
        for proxy in self._proxies:
            result.append(apps.get_model(app_label=proxy["app_label"], model_name=proxy["name"]))
        return result

    def add_proxy(self, app_label, name):
        self._proxies.append({"app_label": app_label, "name": name})

    def related(self):
        return {getattr(self.model, name) for name in dir(self.model)}


def index(sender, **named):
    return None


def forget(sender, **named):
    return None


def look(sender, **named):
    return None


def connect():
    for watched in Watched.all():
        post_save.connect(index, sender=watched.model)
        for proxy in watched.proxies:
            post_delete.connect(forget, sender=proxy)
        for related in watched.related():
            pre_save.connect(look, sender=related)
