from celery import Celery

app = Celery("port", include=["port.legs.receivers", "elsewhere.tasks"])
app.autodiscover_tasks()
app.autodiscover_tasks(["port.ships"], related_name="jobs")
