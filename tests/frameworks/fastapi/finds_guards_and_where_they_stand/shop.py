from fastapi import APIRouter, Depends, FastAPI, Security


def current_user():
    return None


def require_admin():
    return None


def get_db():
    return None


router = APIRouter(dependencies=[Depends(require_admin)])


@router.get("/a")
def show(user=Security(current_user), db=Depends(get_db)):
    return None


app = FastAPI()
app.include_router(router)


@app.get("/b")
def open_to_all(db=Depends(get_db)):
    return None
