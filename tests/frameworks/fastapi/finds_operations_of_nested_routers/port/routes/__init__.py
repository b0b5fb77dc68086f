from fastapi import APIRouter

from . import legs, ships

router = APIRouter()
for part in (ships.router, legs.router):
    router.include_router(part)
