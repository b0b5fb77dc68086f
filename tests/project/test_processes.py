import pytest

from analyzer.facts.deployment.read import read_deployment
from analyzer.facts.python import read_facts
from analyzer.frameworks import BUILTIN
from analyzer.model.beside import Beside
from analyzer.model.source import SourceFile, SourceTree
from analyzer.project.build import build_project

FLASK = """
from flask import Flask
app = Flask(__name__)

@app.get("/orders")
def orders():
    return "x"
"""
ADMIN = FLASK.replace("/orders", "/admin").replace("orders", "users")
TASKS = """
from celery import Celery
app = Celery("shop")
app.conf.task_routes = {"shop.tasks.mail*": {"queue": "mail"}}

@app.task
def bill(): pass

@app.task
def mail_all(): pass

@app.task(queue="slow")
def report(): pass
"""
COMMAND = """
from django.core.management.base import BaseCommand

class Command(BaseCommand):
    def handle(self, *args, **options): pass
"""
PYPROJECT = '[project]\nname = "shop"\nscripts = {shop-admin = "shop.cli:main"}\n'
CODE = {
    "shop/__init__.py": "",
    "shop/web.py": FLASK,
    "shop/tasks.py": TASKS,
    "shop/management/commands/close_orders.py": COMMAND,
    "shop/cli.py": "import sys\ndef main(): pass\n",
    "shop/sync.py": "def sync(): pass\nif __name__ == '__main__':\n    sync()\n",
}


def processes(files, code=CODE):
    """The processes that deployment files state, beside some code."""
    read = []
    for path, text in code.items():
        name = path.removesuffix("/__init__.py").removesuffix(".py").replace("/", ".")
        read.append((SourceFile(path, path, name, path.endswith("__init__.py")), read_facts(text)))
    tree = SourceTree("shop", tuple(file for file, _facts in read), ("",), {"pyproject.toml": PYPROJECT})
    stated = {path: read_deployment(path, text) for path, text in files.items()}
    project = build_project(read, tree, BUILTIN, {}, Beside(deployments=stated))
    return [one for one in project.processes if one.kind != "console-script" or not files]


def of(command, code=CODE, **files):
    """The process of one command in a Procfile, beside other files: `start_sh` is start.sh."""
    beside = {name.replace("_", ".", 1): text for name, text in files.items()}
    return next(one for one in processes({"Procfile": f"it: {command}", **beside}, code) if one.kind == "procfile")


def said(process):
    return [one.text for one in process.because]


ORDERS = ("http GET /orders",)
CLOSE = ("command close_orders",)


@pytest.mark.parametrize(
    "command",
    [
        "gunicorn shop.web:app",
        "gunicorn -w 4 -b :80 --name shop --reload shop.web:app --timeout 30",
        "exec env A=1 gunicorn --config conf.py shop.web:app",
        "poetry run uvicorn --host 0.0.0.0 --reload shop.web:app",
        "python -m gunicorn shop.web:app",
        "/venv/bin/python3.12 -u -m uvicorn shop.web:app",
        "waitress-serve --port=80 --call shop.web:app",
        "flask --app shop.web run --debug",
        "flask run",
        "uwsgi --http :80 --wsgi-file shop/web.py",
        "wait-for-it db:5432 -- gunicorn shop.web:app",
        "ddtrace-run gunicorn src.shop.web:app",
        "sh -c 'python manage.py migrate && gunicorn shop.web:app'",
        "gunicorn 'shop.web:app'",
    ],
)
def test_a_server_runs_the_routes_of_its_application(command):
    found = of(command)
    assert (found.entry_points, found.runs) == (ORDERS, ("application",))


@pytest.mark.parametrize(
    "command",
    ["gunicorn other.web:app", "pip install gunicorn", "echo gunicorn shop.web:app", "celery -A shop status", "flask"],
)
def test_other_commands_run_nothing_of_ours(command):
    found = of(command)
    assert (found.entry_points, found.runs) == ((), ("unknown",))
    assert said(found)


def test_with_several_applications_each_has_the_routes_that_its_module_loads():
    code = {**CODE, "shop/admin.py": ADMIN}
    files = {"Procfile": "web: gunicorn shop.web:app\nadmin: gunicorn shop.admin:app\n"}
    assert [(one.name, one.entry_points) for one in processes(files, code)] == [
        ("web", ORDERS),
        ("admin", ("http GET /admin",)),
    ]


@pytest.mark.parametrize(
    ("command", "queues", "tasks"),
    [
        ("celery -A shop.tasks worker -Q mail,slow -c 4", ("mail", "slow"), ("mail_all", "report")),
        ("celery worker --app=shop.tasks --queues=slow", ("slow",), ("report",)),
        ("celery -A shop.tasks -l info worker", ("celery",), ("bill",)),
        ("celery multi start w1 -A shop.tasks -Q mail", ("mail",), ("mail_all",)),
        ("python -m celery -A shop.tasks worker -Qmail", ("mail",), ("mail_all",)),
        ("celery -A shop.tasks worker -Q ${QUEUES:-mail}", ("mail",), ("mail_all",)),
    ],
)
def test_a_worker_runs_the_tasks_of_its_queues(command, queues, tasks):
    found = of(command)
    assert (found.queues, found.runs) == (queues, ("worker",))
    assert found.entry_points == tuple(f"task shop.tasks.{name}" for name in tasks)


def test_a_worker_whose_queues_are_a_variable_may_run_any_task():
    found = of("celery -A shop.tasks worker -Q $QUEUES")
    assert (len(found.entry_points), found.queues) == (3, ())
    assert found.because[0].confidence == "medium"


def test_a_worker_without_queues_takes_those_that_are_declared():
    tasks = f'from kombu import Queue\n{TASKS}\napp.conf.task_queues = [Queue("mail"), Queue("slow")]\n'
    assert of("celery -A shop.tasks worker", {**CODE, "shop/tasks.py": tasks}).queues == ("mail", "slow")


def test_a_scheduler_has_the_lines_of_the_schedule_and_a_worker_may_be_one():
    tasks = f'{TASKS}\napp.conf.beat_schedule = {{"nightly": {{"task": "shop.tasks.bill", "schedule": 5}}}}\n'
    code = {**CODE, "shop/tasks.py": tasks}
    assert of("celery -A shop.tasks beat", code).entry_points == ("schedule nightly",)
    both = of("celery -A shop.tasks worker -B -Q slow", code)
    assert both.runs == ("worker", "scheduler")
    assert both.entry_points == ("schedule nightly", "task shop.tasks.report")


@pytest.mark.parametrize(
    ("command", "entry"),
    [
        ("python manage.py close_orders --all", CLOSE),
        ("./manage.py migrate && ./manage.py close_orders", CLOSE),
        ("django-admin close_orders", CLOSE),
        ("shop-admin sync", ("script shop-admin",)),
        ("python -m shop.sync", ("script shop.sync",)),
        ("python shop/sync.py", ("script shop.sync",)),
        ("gosu www python -u ./shop/sync.py", ("script shop.sync",)),
    ],
)
def test_a_command_runs_the_command_or_script_of_its_name(command, entry):
    found = of(command)
    assert (found.entry_points, found.runs) == (entry, ("command",))


SCRIPT = """#!/bin/sh
serve() { exec gunicorn shop.web:app; }
case "$1" in
  web) shift; serve ;;
  manage) shift; exec python manage.py "$@" ;;
  *) exec "$@" ;;
esac
"""


@pytest.mark.parametrize(
    ("command", "entries"),
    [
        ("./start.sh web", ORDERS),
        ("bash start.sh manage close_orders", CLOSE),
        ("/app/start.sh python -m shop.sync", ("script shop.sync",)),
    ],
)
def test_a_script_is_followed_by_its_arguments(command, entries):
    assert of(command, start_sh=SCRIPT).entry_points == entries


def test_gives_up_on_a_script_that_chooses_when_it_runs():
    text = 'if [ "$ROLE" = web ]; then gunicorn shop.web:app; else celery -A shop.tasks worker; fi\n'
    found = of("sh start.sh", start_sh=text)
    assert (found.entry_points, found.runs) == ((), ("unknown",))
    assert said(found) == ["its script starts one of several programs; which one is known when it runs"]


def test_a_script_with_one_program_under_a_condition_starts_that():
    assert of("sh start.sh", start_sh="if [ -f x ]; then gunicorn shop.web:app; fi\n").entry_points == ORDERS


def test_a_script_that_starts_itself_ends():
    assert of("sh start.sh", start_sh="sh start.sh\n" * 300 + "gunicorn shop.web:app\n").runs == ("unknown",)


DOCKERFILE = 'FROM python\nENTRYPOINT ["/start.sh"]\nCMD ["web"]\n'
COMPOSE = """
services:
  web: {build: .}
  jobs: {build: ., command: [manage, close_orders]}
  own: {image: "registry.example.org/me/shop:2"}
  db: {image: postgres}
  front: {build: ./front}
"""


def test_a_service_starts_what_its_image_does():
    found = processes({"compose.yml": COMPOSE, "Dockerfile": DOCKERFILE, "docker/start.sh": SCRIPT})
    rows = {one.name: one for one in found if one.kind == "compose"}
    assert rows["web"].entry_points == rows["own"].entry_points == ORDERS
    assert rows["jobs"].entry_points == CLOSE
    assert (rows["db"].runs, rows["front"].runs) == (("infrastructure",), ("unknown",))
    assert said(rows["front"]) == ["what its image starts is not said here"]


def test_a_supervisor_starts_the_programs_of_its_configuration():
    text = "[program:a]\ncommand=gunicorn shop.web:app\n[program:b]\ncommand=python -m shop.sync\n"
    found = of("supervisord -c /etc/all.conf", all_conf=text)
    assert found.entry_points == (*ORDERS, "script shop.sync")
    assert (found.runs, said(found)[0]) == (
        ("supervisor",),
        "starts 2 processes that are listed by themselves: a, b",
    )


def test_a_supervisor_of_one_program_is_that_program():
    found = of("supervisord -c /etc/all.conf", all_conf="[program:a]\ncommand=gunicorn shop.web:app\n")
    assert (found.runs, found.entry_points) == (("application",), ORDERS)


def test_a_container_of_several_services_is_no_process_beside_them():
    run = "#!/command/with-contenv sh\nexec {}\n"
    found = processes(
        {
            "Dockerfile": 'FROM python\nENTRYPOINT ["/init"]\n',
            "docker/etc/s6-overlay/s6-rc.d/web/run": run.format("gunicorn shop.web:app"),
            "docker/etc/s6-overlay/s6-rc.d/sync/run": run.format("python -m shop.sync"),
        }
    )
    assert {one.name: one.runs for one in found if one.kind != "console-script"} == {
        "Dockerfile": ("supervisor",),
        "web": ("application",),
        "sync": ("command",),
    }


@pytest.mark.parametrize(
    "dockerfile",
    [
        'ENTRYPOINT ["/bin/sh", "-c", "exec \\"$@\\"", "--"]\nCMD ["gunicorn", "shop.web:app"]',
        'ENTRYPOINT ["sh", "-c"]\nCMD ["exec gunicorn shop.web:app"]',
        'ENTRYPOINT ["bash", "-c", "$0 $@"]\nCMD ["gunicorn", "shop.web:app"]',
        'ENTRYPOINT ["tini", "--", "start.sh", "$@"]\nCMD ["sh", "-c", "gunicorn shop.web:app"]',
    ],
)
def test_an_entry_point_in_its_exec_form_gets_the_command(dockerfile):
    files = {"Dockerfile": f"FROM python\n{dockerfile}\n", "start.sh": '#!/bin/sh\nexec "$@"\n'}
    found = next(one for one in processes(files) if one.kind == "container")
    assert (found.runs, found.entry_points) == (("application",), ORDERS)


def test_a_file_may_have_another_name_in_the_image():
    docker = 'FROM python\nCOPY --chown=app ./docker/entry.sh $HOME/run.sh\nENTRYPOINT ["/app/run.sh"]\n'
    start = "#!/bin/sh\nexec gunicorn shop.web:app\n"
    found = processes({"docker/Dockerfile": docker, "docker/entry.sh": start})
    assert next(one for one in found if one.kind == "container").entry_points == ORDERS
    other = docker.replace("--chown=app", "--from=builder")
    found = processes({"docker/Dockerfile": other, "docker/entry.sh": start})
    assert next(one for one in found if one.kind == "container").runs == ("unknown",)


def test_a_script_runs_when_it_is_imported():
    code = {
        **CODE,
        "run.py": "from shop.web import app\napp.run()\n",
        "shop/once.py": "from shop.cli import main\nmain()\n",
    }
    assert of("python run.py", code).entry_points == (*ORDERS, "script run")
    assert of("python -m shop.once", code).entry_points == ("script shop.once",)
    assert of("python -m shop.lost", code).runs == ("unknown",)


CLICK = """
import click

@click.group()
def main(): pass

@main.group()
def jobs(): pass

@jobs.command()
def close(): pass

@click.group()
def other(): pass

@other.command()
def unrelated(): pass

other()
"""
TYPER = """
import typer

main = typer.Typer()
jobs = typer.Typer()
main.add_typer(jobs, name="jobs")

@jobs.command()
def close(): pass
"""


@pytest.mark.parametrize("text", [CLICK, TYPER], ids=["click", "typer"])
def test_a_console_script_leads_to_the_commands_of_its_group(text):
    code = {**CODE, "shop/cli.py": text}
    script = next(one for one in processes({}, code) if one.kind == "console-script")
    assert script.entry_points == ("command jobs close", "script shop-admin")
    assert said(script)[1] == "shop-admin is a group of commands: 1"
    assert of("shop-admin jobs close --all", code).entry_points == ("command jobs close",)


APPS = {
    "shop/__init__.py": "",
    "shop/a.py": "from celery import Celery\napp = Celery('a', include=['shop.billing'])\n",
    "shop/b.py": "from celery import Celery\nimport shop.mails\napp = Celery('b')\n",
    "shop/billing.py": "from celery import shared_task\n@shared_task\ndef bill(): pass\n",
    "shop/mails.py": "from celery import shared_task\n@shared_task\ndef mail(): pass\n",
}


def test_a_worker_takes_the_tasks_that_its_application_loads():
    found = processes({"Procfile": "a: celery -A shop.a worker\nb: celery --app=shop.b:app worker\n"}, APPS)
    rows = {one.name: one.entry_points for one in found if one.kind == "procfile"}
    assert rows == {"a": ("task shop.billing.bill",), "b": ("task shop.mails.mail",)}


def test_gives_up_on_the_tasks_of_an_application_that_loads_none():
    code = {**APPS, "shop/a.py": "from celery import Celery\napp = Celery('a', include=load())\n"}
    found = processes({"Procfile": "a: celery -A shop.a worker\nb: celery -A shop.b worker\n"}, code)
    rows = {one.name: one.entry_points for one in found if one.kind == "procfile"}
    assert rows["a"] == ("task shop.billing.bill", "task shop.mails.mail")


def test_a_script_that_starts_a_server_itself_is_one():
    cli = "import uvicorn\ndef main():\n    serve()\ndef serve():\n    uvicorn.run('shop.web:app')\n"
    found = of("shop-admin", {**CODE, "shop/cli.py": cli})
    assert (found.runs, found.entry_points) == (("application", "command"), (*ORDERS, "script shop-admin"))


def test_a_console_script_can_be_started_by_itself():
    (found,) = processes({})
    assert (found.id, found.entry_points) == ("console-script shop-admin pyproject.toml", ("script shop-admin",))


def test_the_same_name_in_one_file_is_told_apart_by_its_line():
    found = processes({"Procfile": "it: python -m shop.sync\nit: flask run\n"})
    assert [one.id for one in found] == ["procfile it Procfile", "procfile it Procfile:2"]


def test_an_s6_image_runs_its_services_but_not_what_prepares_them():
    services = "etc/s6-overlay/s6-rc.d"
    found = processes(
        {
            "Dockerfile": 'FROM x\nENTRYPOINT ["/init"]\n',
            f"{services}/web/run": "#!/command/with-contenv sh\nexec s6-setuidgid shop gunicorn shop.web:app\n",
            f"{services}/prepare/run": "#!/bin/sh\npython -m shop.sync\n",
            f"{services}/prepare/up": "/etc/s6-overlay/s6-rc.d/prepare/run\n",
        }
    )
    assert [(one.kind, one.name, one.entry_points) for one in found] == [
        ("container", "Dockerfile", ORDERS),
        ("service", "web", ORDERS),
    ]
