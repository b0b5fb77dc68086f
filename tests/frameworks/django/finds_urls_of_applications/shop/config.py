from django.apps import AppConfig
from django.urls import include, re_path
from django.utils.module_loading import import_string


class Mounting(AppConfig):
    url = None

    def get_urls(self):
        return []

    def guarded(self, patterns):
        return [pattern for pattern in patterns]

    @property
    def urls(self):
        return self.get_urls(), self.label, None


class SelfMounting(AppConfig):
    prefix = None

    def ready(self):
        from urls import urlpatterns

        top = "{}/".format(self.prefix) if self.prefix else "{name}/".format(name=self.name)
        found = import_string("{}.urls.urlpatterns".format(self.name))
        urlpatterns += [re_path(route=r"^{}".format(top), view=include((found, self.name)))]
