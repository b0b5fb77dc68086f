from flask import Blueprint

from port.ships import bp as ships

admin = Blueprint("admin", __name__, url_prefix="/admin")
admin.register_blueprint(ships, url_prefix="/fleet")


@admin.get("/stats")
def stats():
    return "stats"
