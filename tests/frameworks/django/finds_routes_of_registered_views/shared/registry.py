from django.urls import path
from django.utils.module_loading import import_string

registry = {"views": {}}


def register_view(model, name="", path=None, detail=True, kwargs=None):
    def wrapper(cls):
        app_label = model._meta.app_label
        model_name = model._meta.model_name
        if app_label not in registry["views"]:
            registry["views"][app_label] = {}
        if model_name not in registry["views"][app_label]:
            registry["views"][app_label][model_name] = []
        registry["views"][app_label][model_name].append(
            {"name": name, "view": cls, "path": path if path is not None else name, "detail": detail}
        )
        return cls

    return wrapper


def get_urls_for(app_label, model_name, detail=True):
    paths = []
    views = [config for config in registry["views"][app_label][model_name] if config["detail"] == detail]
    for config in views:
        view = config["view"]
        if isinstance(view, str):
            view = import_string(view)
        url_path = f"{config['path']}/" if config["path"] else ""
        paths.append(path(url_path, view.as_view(), name=config["name"]))
    return paths
