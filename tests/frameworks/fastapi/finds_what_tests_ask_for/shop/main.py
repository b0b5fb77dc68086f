from fastapi import APIRouter, FastAPI

app = FastAPI()
router = APIRouter(prefix="/orders")


@router.get("/latest")
async def latest():
    return 0


@router.get("/{number}")
async def order(number: int):
    return number


app.include_router(router, prefix="/api")
