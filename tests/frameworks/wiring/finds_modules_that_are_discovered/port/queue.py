from celery import Celery

app = Celery("port")
app.autodiscover_tasks()
app.autodiscover_tasks(["port.ships"], related_name="jobs")
