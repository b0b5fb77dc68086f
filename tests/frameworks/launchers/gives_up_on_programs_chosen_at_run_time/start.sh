#!/bin/sh
if [ "$ROLE" = "web" ]; then
  exec gunicorn port:app
else
  exec celery -A port worker
fi
