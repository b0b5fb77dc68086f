from typing import Annotated

from fastapi import APIRouter, Depends, WebSocket

from port.deps import current_user, get_db

router = APIRouter(prefix="/ships")
CurrentUser = Annotated[dict, Depends(current_user)]


@router.get("/")
async def list_ships(db=Depends(get_db)):
    return []


@router.post("/")
async def add_ship(user: CurrentUser):
    return {}


@router.websocket("/live")
async def live(socket: WebSocket):
    pass
