from typing import Annotated

from fastapi import APIRouter, Depends, FastAPI


def get_db():
    return object()


def current_user(db=Depends(get_db)):
    return db


def require_crew():
    return None


def require_owner():
    return None


User = Annotated[dict, Depends(current_user)]
router = APIRouter(prefix="/legs", dependencies=[Depends(require_crew)])


@router.get("/{leg_id}")
def get_leg(leg_id: int, user: User):
    return leg_id


@router.post("/")
def add_leg(user: Annotated[dict, Depends(current_user)], db=Depends(get_db)):
    return None


app = FastAPI()
app.include_router(router, prefix="/v1", dependencies=[Depends(require_owner)])
