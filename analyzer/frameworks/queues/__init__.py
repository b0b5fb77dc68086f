"""Task queues: Celery, RQ, Dramatiq. Pure."""
