"""Programs that run code of others: application servers, workers, schedulers, commands of frameworks.

Source: the command-line chapters of the manuals of Gunicorn ("Settings"), Uvicorn ("Settings"), Hypercorn, Daphne,
Granian, Waitress ("waitress-serve"), uWSGI ("Options"), mod_wsgi ("mod_wsgi-express"), Flask ("Command Line
Interface"), FastAPI ("FastAPI CLI"), Django ("django-admin and manage.py"), django-extensions ("RunServerPlus"),
Celery ("Workers Guide", "Periodic Tasks"), Dramatiq ("Workers"), RQ ("Workers"), django-rq, rq-scheduler, huey, arq,
Django Q (https://docs.gunicorn.org/en/stable/settings.html and the others'). Pure.
"""

from analyzer.model.knowledge import Framework
from analyzer.model.processes import Launcher, Runs


def _words(text: str) -> frozenset[str]:
    """Return the words of a line."""
    return frozenset(text.split())


MANAGE = frozenset({"manage.py", "django-admin", "django-admin.py"})
CELERY, DRAMATIQ, RQ = frozenset({"celery"}), frozenset({"dramatiq"}), frozenset({"rq"})
CELERY_APP = frozenset({"-A", "--app"})
CELERY_FLAGS = _words(
    "-B --beat -E --task-events --without-gossip --without-mingle --without-heartbeat --purge "
    "--discard -D --detach --quiet -q --no-color -C --skip-checks"
)
RQ_FLAGS = _words("-b --burst -v --verbose -q --quiet --with-scheduler -s --serverless --logging-off")

SERVERS = (
    Launcher(
        programs=frozenset({"gunicorn", "gunicorn3"}),
        runs=Runs.APPLICATION,
        positional=True,
        flags=_words(
            "--reload --spew --check-config --print-config --preload --no-sendfile --reuse-port "
            "--daemon -D -R --enable-stdio-inheritance --capture-output "
            "--disable-redirect-access-to-syslog --proxy-protocol --initgroups --log-syslog "
            "--suppress-ragged-eofs --do-handshake-on-connect"
        ),
    ),
    Launcher(
        programs=frozenset({"uvicorn", "hypercorn", "daphne", "granian"}),
        calls=frozenset({"uvicorn.run", "uvicorn.main.run", "uvicorn.Server", "uvicorn.server.Server"}),
        runs=Runs.APPLICATION,
        positional=True,
        flags=_words(
            "--reload --access-log --no-access-log --use-colors --no-use-colors --proxy-headers "
            "--no-proxy-headers --server-header --no-server-header --date-header --no-date-header "
            "--factory --no-factory --debug --daemon --ws-per-message-deflate --no-ws"
        ),
    ),
    Launcher(
        programs=frozenset({"waitress-serve", "mod_wsgi-express"}),
        calls=frozenset({"waitress.serve", "cheroot.wsgi.Server", "wsgiref.simple_server.make_server"}),
        runs=Runs.APPLICATION,
        positional=True,
        options=frozenset({"--app"}),
        flags=_words("--call --expose-tracebacks --no-expose-tracebacks --ipv4 --no-ipv4 --ipv6 --no-ipv6"),
    ),
    Launcher(
        programs=frozenset({"uwsgi", "uwsgi_python3", "pyuwsgi"}),
        runs=Runs.APPLICATION,
        options=frozenset({"-w", "--module", "--wsgi", "--wsgi-file", "--file"}),
    ),
    Launcher(
        programs=frozenset({"flask"}),
        words=frozenset({"run"}),
        runs=Runs.APPLICATION,
        frameworks=frozenset({"flask"}),
        calls=frozenset({"flask.Flask().run", "werkzeug.serving.run_simple", "werkzeug.run_simple"}),
        options=frozenset({"-A", "--app"}),
    ),
    Launcher(
        programs=frozenset({"fastapi"}),
        words=frozenset({"run", "dev"}),
        runs=Runs.APPLICATION,
        frameworks=frozenset({"fastapi"}),
        positional=True,
        flags=_words("--reload --no-reload --proxy-headers --no-proxy-headers"),
    ),
    *(
        Launcher(
            programs=programs,
            words=frozenset({"runserver", "runserver_plus", "runsslserver"}),
            runs=Runs.APPLICATION,
            frameworks=frameworks,
        )
        for programs, frameworks in (
            (frozenset({"django-admin", "django-admin.py"}), frozenset({"django"})),
            (frozenset({"manage.py"}), frozenset({"django", "flask"})),  # Flask-Script and FlaskGroup have it, too
        )
    ),
)

WORKERS = (
    Launcher(
        programs=frozenset({"celery"}),
        words=frozenset({"worker", "multi"}),
        runs=Runs.WORKER,
        frameworks=CELERY,
        options=CELERY_APP,
        flags=CELERY_FLAGS,
        queues=frozenset({"-Q", "--queues"}),
        also=frozenset({"-B", "--beat"}),
    ),
    Launcher(
        programs=frozenset({"celery"}),
        words=frozenset({"beat"}),
        runs=Runs.SCHEDULER,
        frameworks=CELERY,
        options=CELERY_APP,
        flags=CELERY_FLAGS,
    ),
    Launcher(
        programs=frozenset({"dramatiq"}),
        runs=Runs.WORKER,
        frameworks=DRAMATIQ,
        positional=True,
        flags=_words("-v --verbose --watch-use-polling --use-spawn --skip-logging"),
        queues=frozenset({"-Q", "--queues"}),
        only_loaded=True,
    ),
    Launcher(
        programs=MANAGE,
        words=frozenset({"rundramatiq"}),
        runs=Runs.WORKER,
        frameworks=DRAMATIQ,
        queues=frozenset({"-Q", "--queues"}),
    ),
    Launcher(
        programs=frozenset({"rq"}),
        calls=_words("rq.Worker rq.worker.Worker rq.worker.BaseWorker rq.SimpleWorker rq.worker.SimpleWorker"),
        words=frozenset({"worker", "worker-pool"}),
        runs=Runs.WORKER,
        frameworks=RQ,
        flags=RQ_FLAGS,
        queue_words=True,
        default_queue="default",
    ),
    Launcher(
        programs=MANAGE,
        words=frozenset({"rqworker", "rqworker-pool"}),
        runs=Runs.WORKER,
        frameworks=RQ,
        flags=RQ_FLAGS,
        queue_words=True,
        default_queue="default",
    ),
    Launcher(programs=frozenset({"rqscheduler"}), runs=Runs.SCHEDULER, frameworks=RQ),
    Launcher(programs=MANAGE, words=frozenset({"rqscheduler"}), runs=Runs.SCHEDULER, frameworks=RQ),
)

# Those of libraries whose tasks are not read: what they are for is known, what they run is not.
UNREAD = (
    Launcher(frozenset({"huey_consumer", "huey_consumer.py"}), Runs.WORKER, frameworks=frozenset({"huey"})),
    Launcher(frozenset({"arq"}), Runs.WORKER, frameworks=frozenset({"arq"})),
    Launcher(frozenset({"taskiq"}), Runs.WORKER, frozenset({"worker"}), frozenset({"taskiq"})),
    Launcher(frozenset({"taskiq"}), Runs.SCHEDULER, frozenset({"scheduler"}), frozenset({"taskiq"})),
    Launcher(MANAGE, Runs.WORKER, frozenset({"run_huey"}), frozenset({"huey"})),
    Launcher(MANAGE, Runs.WORKER, frozenset({"qcluster"}), frozenset({"django_q"})),
    Launcher(MANAGE, Runs.WORKER, frozenset({"db_worker"}), frozenset({"django_tasks"})),
)

LAUNCHERS = Framework(
    name="launchers",
    title="Programs that run code of others",
    packages=frozenset(),
    source="https://docs.gunicorn.org/en/stable/settings.html",
    listed=False,
    launchers=(*SERVERS, *WORKERS, *UNREAD),
)
