"""Classes that only calls name: `get_model("app", "Model")`, `get_user_model()`, `content_type.model_class()`.

Source: https://docs.djangoproject.com/en/5.2/ref/contrib/contenttypes/,
https://docs.djangoproject.com/en/5.2/ref/applications/#django.apps.apps.get_model and
https://docs.djangoproject.com/en/5.2/topics/auth/customizing/#referencing-the-user-model

Pure.
"""

from analyzer.frameworks.django.library import TABLES
from analyzer.frameworks.django.lookups import LOADERS
from analyzer.frameworks.django.targets import Targets
from analyzer.model.terms import Code, Term

USER = "get_user_model"
LIBRARY = frozenset({"django.contrib.auth.get_user_model", "django.utils.module_loading.import_string"})


MANAGER = "objects"
MODEL_CLASS = "model_class"
CONTENT_TYPES = "django.contrib.contenttypes.models.ContentType.objects."
OFTEN = ("all", "create", "exclude", "filter", "get", "get_for_model", "get_or_create", "create_user", "first", "count")


def used_library_models(code: Code) -> list[tuple[str, Term]]:
    """Return the third-party models that are queried or made by their own name, with a place where that happens."""
    found: list[tuple[str, Term]] = []
    for path in sorted(TABLES):
        calls = code.calls_to(frozenset({path, *(f"{path}.{MANAGER}.{member}" for member in OFTEN)}))
        found.extend((path, call) for call in calls[:1])
    return found


def named_classes(code: Code, targets: Targets) -> dict[Term, str]:
    """Return every such call with the class that it gives, where its strings are constants."""
    own = frozenset(function.symbol for function in code.functions() if function.name in LOADERS | {USER})
    calls = [*code.calls_to(LIBRARY | own)]
    for name in sorted(LOADERS | {USER}):
        calls.extend(code.calls_of(name))
    found = {call.resolved: targets.of(call) for call in calls}
    found |= {call.resolved: _of_content_type(targets, call) for call in code.calls_of(MODEL_CLASS)}
    return {call: symbol for call, symbol in found.items() if symbol}


def _of_content_type(targets: Targets, call: Term) -> str:
    """Return the class of `ContentType.objects.get_for_model(Order).model_class()`, or of constant label and model."""
    kind = call.callee.base.resolved if call.callee is not None and call.callee.base is not None else None
    asked = kind.callee if kind is not None else None
    if kind is None or asked is None or not asked.path.startswith(CONTENT_TYPES):
        return ""
    if asked.attribute == "get_for_model":
        return targets.of(kind.argument(0, "model"))
    label, model = kind.argument(0, "app_label"), kind.argument(1, "model")
    texts = [one.text for one in (label, model) if one is not None]
    return targets.named(".".join(text for text in texts if text)) if len(texts) == 2 and all(texts) else ""
