#!/bin/sh
set -e

run_web() {
  python manage.py migrate
  exec gunicorn port.wsgi:application
}

case "$1" in
  web)
    shift
    run_web "$@"
    ;;
  manage) shift; exec python manage.py "$@" ;;
  *)
    exec "$@"
    ;;
esac
