from fastapi import APIRouter, Depends

from port.deps import require_crew

router = APIRouter(prefix="/legs", dependencies=[Depends(require_crew)])


@router.api_route("/{id}", methods=["GET", "DELETE"])
def leg(id: int):
    return {}


def total():
    return 0


router.add_api_route("/total", total, methods=["GET"])
