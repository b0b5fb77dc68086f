from celery import Celery

app = Celery("port")


def route_task(name, args, kwargs, options, task=None, **kw):
    return {"queue": kwargs.get("harbour")}


app.conf.task_routes = ({"port.tow": {"queue": "tugs"}}, route_task)


@app.task
def tow(ship): ...


@app.task
def berth(ship): ...
