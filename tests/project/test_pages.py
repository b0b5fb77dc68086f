from analyzer.facts.templates import read_template
from analyzer.frameworks import BUILTIN
from analyzer.model.project import Project
from analyzer.model.source import SourceTree
from analyzer.project.build import build_project
from tests.reading import code_of

MODELS = """
from django.db import models
class Owner(models.Model):
    def __str__(self):
        return self.ship_set.first().name
class Ship(models.Model):
    owner = models.ForeignKey(Owner, models.CASCADE)
    def berth(self):
        return self.leg_set.first()
class Leg(models.Model):
    ship = models.ForeignKey(Ship, models.CASCADE)
"""
VIEW = """
from django.shortcuts import render
from shop.models import Leg, Owner, Ship
def page(request):
    return render(request, "page.html", {"ship": Ship.objects.get(pk=1), "ships": Ship.objects.all()})
"""
TAGS = """
from django import template
from shop.models import Leg
register = template.Library()
@register.filter
def shout(text):
    return text
@register.simple_tag
def legs():
    return Leg.objects.all()
"""


def shop(page: str, views: str = VIEW, **further: str) -> Project:
    code = code_of({
        "shop/__init__.py": "", "shop/models.py": MODELS, "shop/views.py": views, "shop/tags/shop_tags.py": TAGS,
    })  # fmt: skip
    files = [(module.file, module.facts) for module in code.all_modules.values()]
    texts = {"shop/templates/page.html": page} | {f"shop/templates/{name}.html": text for name, text in further.items()}
    tree = SourceTree("shop", tuple(file for file, _facts in files), ("",))
    return build_project(files, tree, BUILTIN, {path: read_template(text) for path, text in texts.items()})


def reads(page, views=VIEW, **further):
    """Table and lines of what the templates of `page` read."""
    found = shop(page, views, **further).accesses
    rows = [(one, [place for place in one.locations if place.path.endswith(".html")]) for one in found]
    return sorted((one.table, place.path.split("/")[-1], place.line) for one, places in rows for place in places)


def test_lookups_over_foreign_keys_are_read_by_the_view_at_the_line_of_the_template():
    assert reads("\n{{ ship.owner.name }}") == [("shop_owner", "page.html", 2)]


def test_loops_know_their_elements_and_are_flagged():
    (access,) = [
        one for one in shop("{% for one in ships %}{{ one.owner.pk }}{% endfor %}").accesses if one.verb == "lazy"
    ]
    assert (access.function, access.table, access.in_loop) == ("shop.views.page", "shop_owner", True)


def test_names_end_where_their_tag_ends():
    assert reads("{% with one=ship.leg_set.first %}{% endwith %}{{ one.ship.pk }}") == [("shop_leg", "page.html", 1)]


def test_a_loop_variable_hides_what_the_view_hands_over():
    assert reads("{% for ship in numbers %}{{ ship.owner.pk }}{% endfor %}") == []


def test_groups_hold_lists_of_their_rows():
    rows = "{% for one in group.list %}{{ one.owner.pk }}{% endfor %}"
    page = "{% regroup ships by name as groups %}{% for group in groups %}" + rows + "{% endfor %}"
    assert reads(page) == [("shop_owner", "page.html", 1)]


def test_blocks_replace_those_of_the_template_above():
    base = "{% block main %}{{ ship.owner.pk }}{% endblock %}{% block side %}{{ ship.leg_set.count }}{% endblock %}"
    page = '{% extends "base.html" %}{% block main %}nothing{% endblock %}'
    assert reads(page, base=base) == [("shop_leg", "base.html", 1)]


def test_a_block_may_write_the_one_it_replaces():
    page = '{% extends "base.html" %}{% block main %}{{ block.super }}{% endblock %}'
    assert reads(page, base="{% block main %}{{ ship.owner.pk }}{% endblock %}") == [("shop_owner", "base.html", 1)]


def test_includes_see_what_they_are_given_and_with_only_nothing_else():
    part = "{{ boat.owner.pk }}{{ ship.leg_set.count }}"
    assert reads('{% include "part.html" with boat=ship only %}', part=part) == [("shop_owner", "part.html", 1)]
    assert len(reads('{% include "part.html" with boat=ship %}', part=part)) == 2


def test_templates_that_include_themselves_end():
    assert reads('{{ ship.owner.pk }}{% include "page.html" %}{% include "page.html" %}') == [
        ("shop_owner", "page.html", 1)
    ]


def wires(project) -> list[tuple[str, str]]:
    return [(wire.source, wire.target) for wire in project.wires if wire.via == "template"]


def test_methods_properties_and_texts_that_templates_run_are_wires_of_the_view():
    found = wires(shop("{{ ship.berth.pk }}{{ ship.owner }}"))
    assert found == [("shop.views.page", "shop.models.Owner.__str__"), ("shop.views.page", "shop.models.Ship.berth")]


def test_tags_and_filters_of_the_project_are_wires_of_the_view():
    project = shop(
        "{% load shop_tags %}{{ 1|shout }}{% legs as all %}{% for one in all %}{{ one.ship.pk }}{% endfor %}"
    )
    assert wires(project) == [
        ("shop.views.page", "shop.tags.shop_tags.legs"),
        ("shop.views.page", "shop.tags.shop_tags.shout"),
    ]
    assert [one.table for one in project.accesses if one.verb == "lazy"] == ["shop_ship"]


def test_of_functions_that_reach_no_table_only_one_page_is_listed():
    views = VIEW + 'def other(request):\n    return render(request, "page.html", {})\n'
    project = shop("{% load shop_tags %}{{ 1|shout }}{% legs %}", views)
    assert wires(project) == [
        ("shop.views.other", "shop.tags.shop_tags.legs"),
        ("shop.views.other", "shop.tags.shop_tags.shout"),
        ("shop.views.page", "shop.tags.shop_tags.legs"),
    ]


def test_what_templates_never_do_is_no_access():
    assert reads("{{ ship.delete }}{{ ship.save }}{{ ships.delete }}{{ ship.owner_id }}{{ ship.pk }}") == []


def test_values_are_found_wherever_the_dict_is_built():
    views = """
from django.shortcuts import render
from shop.models import Ship
def handed():
    return {"a": Ship.objects.get(pk=1)}
def page(request):
    context = dict(handed(), b=Ship.objects.get(pk=2))
    context["c"] = Ship.objects.get(pk=3)
    context.update({"d": Ship.objects.get(pk=4)}, e=Ship.objects.get(pk=5))
    return render(request, "page.html", context)
"""
    page = "\n".join(f"{{{{ {name}.owner.pk }}}}" for name in "abcde")
    assert [line for _table, _file, line in reads(page, views)] == [1, 2, 3, 4, 5]


def test_a_class_whose_subclasses_name_the_template_reads_for_each_of_them():
    views = """
from django.shortcuts import render
from django.views import View
from shop.models import Leg, Ship
class Base(View):
    def get(self, request):
        return render(request, self.page, {"one": self.model.objects.get(pk=1)})
class Ships(Base):
    page = "page.html"
    model = Ship
class Legs(Base):
    page = "legs.html"
    model = Leg
"""
    found = shop("{{ one.owner.pk }}", views, legs="{{ one.ship.pk }}").accesses
    assert {(one.function, one.table) for one in found if one.verb == "lazy"} == {
        ("shop.views.Ships", "shop_owner"),
        ("shop.views.Legs", "shop_ship"),
    }


def slugs(project):
    return [one.slug for one in project.problems]


def test_a_template_that_is_not_there_is_a_problem():
    (problem,) = shop('{% include "gone.html" %}').problems
    assert (problem.slug, problem.location.path) == ("missing-template", "shop/templates/page.html")
    (problem,) = shop("", VIEW.replace("page.html", "gone.html")).problems
    assert (problem.slug, problem.location.path) == ("missing-template", "shop/views.py")


def test_gives_up_on_names_known_at_run_time_and_says_so():
    views = VIEW.replace('"page.html"', "request.GET['page']")
    assert slugs(shop("{{ ship.owner.pk }}", views)) == ["template-named-at-run-time"]


def test_names_that_nobody_hands_over_are_counted():
    (problem,) = shop("{{ stranger.owner.pk }}\n{{ stranger.pk }}{{ request.path }}").problems
    assert problem.slug == "unknown-template-names"
    assert problem.message.startswith("2 lines")


def test_a_page_without_lookups_adds_nothing():
    project = shop("<p>Nothing</p>")
    assert (wires(project), slugs(project)) == ([], [])
