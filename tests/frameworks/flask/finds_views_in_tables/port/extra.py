from flask import Blueprint

blueprint = Blueprint("extra", __name__)


@blueprint.delete("/cache")
def clear():
    return ""
