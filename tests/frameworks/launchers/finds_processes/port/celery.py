from celery import Celery

app = Celery("port")
app.config_from_object("django.conf:settings", namespace="CELERY")
