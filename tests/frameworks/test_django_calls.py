"""Methods of rows and query sets that Django runs for calls of managers."""

from analyzer.frameworks import BUILTIN
from tests.project.tiny import project_of

MODELS = """
from django.db import models
class Rows(models.QuerySet):
    def close_all(self): return self.update(open=False)
class Base(models.Manager):
    def make(self): return self.create()
class A(models.Model):
    objects = Rows.as_manager()
    def save(self, *args): super().save(*args)
class B(models.Model):
    objects = Base.from_queryset(Rows)()
"""


def called(body):
    project = project_of({"app.py": MODELS + f"def f():\n    {body}\n"}, BUILTIN)
    return [one.callee for one in project.calls if one.caller == "app.f"]


def test_creating_runs_an_overridden_save_but_in_bulk_it_does_not():
    for verb in ("create", "get_or_create", "update_or_create"):
        assert called(f"A.objects.{verb}(n=1)") == ["app.A.save"]
    assert called("A.objects.bulk_create([])") == []


def test_methods_of_query_sets_are_called_on_managers_made_of_them():
    assert called("A.objects.close_all()") == called("A.objects.filter().close_all()") == ["app.Rows.close_all"]
    assert called("B.objects.close_all()") == ["app.Rows.close_all"]
    assert called("B.objects.make()") == ["app.Base.make"]
