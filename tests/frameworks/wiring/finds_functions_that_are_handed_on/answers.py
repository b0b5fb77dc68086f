from asgiref.sync import sync_to_async
from fastapi import BackgroundTasks, FastAPI
from fastapi.concurrency import run_in_threadpool

from work import label, weigh

app = FastAPI()


@app.get("/crates")
async def crates(tasks: BackgroundTasks):
    tasks.add_task(weigh, 1)
    return await run_in_threadpool(label)


@app.get("/labels")
async def labels():
    return await sync_to_async(label)()
