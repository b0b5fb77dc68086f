from fastapi import Depends, FastAPI


def get_settings():
    return {}


def get_db(settings=Depends(get_settings)):
    return None


def loop_a(other=Depends("loop_b")):
    return other


def unused_permission():
    return None


def page(db=Depends(get_db), number: int = 1):
    unused_permission()
    return number


app = FastAPI(dependencies=[Depends(loop_a)])


@app.get("/pages")
def pages(page=Depends(page)):
    return page
