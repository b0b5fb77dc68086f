import pytest

from analyzer.model.location import Confidence
from tests.project.tiny import project_of, with_models

ABSTRACT = "class Base:\n    def run(self):\n        raise NotImplementedError()\n    def stop(self): pass\n"


def found(text):
    return {(one.caller, one.callee): one.confidence for one in project_of(with_models(text)).calls}


def classes(number):
    return "".join(f"class C{one}(Base):\n    def run(self): pass\n    def stop(self): pass\n" for one in range(number))


@pytest.mark.parametrize(("number", "confidence"), [(2, Confidence.MEDIUM), (9, Confidence.LOW)])
def test_calls_of_abstract_methods_run_those_of_subclasses(number, confidence):
    rows = found(ABSTRACT + classes(number) + "def f(job: Base):\n    job.run()\n")
    assert [rows["app.f", f"app.C{one}.run"] for one in range(number)] == [confidence] * number


def test_abstract_methods_are_known_by_their_decorator():
    text = "import abc\nclass Base:\n    @abc.abstractmethod\n    def run(self): pass\n"
    assert ("app.f", "app.C0.run") in found(text + classes(1) + "def f(job: Base):\n    job.run()\n")


def test_ignores_overrides_of_methods_that_do_something():
    assert set(found(ABSTRACT + classes(2) + "def f(job: Base):\n    job.stop()\n")) == {("app.f", "app.Base.stop")}


def test_gives_up_on_abstract_methods_with_too_many_overrides():
    rows = found(ABSTRACT + classes(101) + "def f(job: Base):\n    job.run()\n")
    assert set(rows) == {("app.f", "app.Base.run")}
