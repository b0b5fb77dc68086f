from fastapi import APIRouter, FastAPI

from elsewhere import load_prefix

app = FastAPI()
router = APIRouter(prefix=load_prefix())
app.include_router(router)


@router.get("/ships")
def ships():
    return []
