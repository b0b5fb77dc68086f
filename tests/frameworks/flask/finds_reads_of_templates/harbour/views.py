from flask import Blueprint, render_template

from harbour.models import Notice, Ship

bp = Blueprint("harbour", __name__)


@bp.app_template_filter("shout")
def shout(text):
    return text.upper()


@bp.app_context_processor
def notices():
    return {"notice": Notice.query.first()}


def page(name, **values):
    return render_template(f"harbour/{name}.html", **values)


def rendered(template, values=None):
    values = values or {}
    return render_template(template, title="Harbour", **values)


@bp.route("/ships/<int:pk>")
def ship(pk):
    return render_template("harbour/ship.html", ship=Ship.query.get_or_404(pk))


@bp.route("/fleet")
def fleet():
    return rendered("harbour/fleet.html", {"ships": Ship.query.all()})


@bp.route("/lost")
def lost():
    return page("fleet", ships=Ship.query.all())
