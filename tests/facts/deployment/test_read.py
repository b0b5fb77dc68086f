import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.facts.deployment.read import read_deployment
from analyzer.sources.deployment import is_deployment


def shown(path, text):
    """Name, and programs with their arguments, of every process."""
    found = read_deployment(path, text).processes
    return [(one.name, [" ".join(command.words) for command in one.commands]) for one in found]


def only(path, text):
    (process,) = read_deployment(path, text).processes
    return process


def test_finds_process_types_of_a_procfile():
    text = "# comment\nweb: gunicorn shop.wsgi\n\nworker:  celery -A shop worker\nnot a process\n"
    assert shown("Procfile", text) == [("web", ["gunicorn shop.wsgi"]), ("worker", ["celery -A shop worker"])]
    assert [one.line for one in read_deployment("Procfile.dev", text).processes] == [2, 4]


COMPOSE = """
x-base: &base
  build: {context: .., dockerfile: deploy/Dockerfile, target: prod}
services:
  web:
    <<: *base
    command: gunicorn shop.wsgi
  worker:
    extends: {service: web}
    command: ["celery", "-A", "shop", "worker"]
  start:
    image: shop
    entrypoint: /start.sh
    command: ["web", "${MODE:-fast}"]
  db:
    image: "postgres:${VERSION:-16}"
  changed:
    ports: ["80:80"]
"""


def test_finds_services_of_a_compose_file():
    assert shown("compose.yml", COMPOSE) == [
        ("db", []),
        ("start", ["/start.sh"]),
        ("web", ["gunicorn shop.wsgi"]),
        ("worker", ["celery -A shop worker"]),
    ]


def test_a_service_knows_its_image_its_dockerfile_and_its_arguments():
    db, start, web, worker = read_deployment("compose.yml", COMPOSE).processes
    assert (db.image, db.line) == ("postgres:16", 15)
    assert (start.is_entrypoint, start.arguments) == (True, ("web", "fast"))
    assert (web.build, web.target, web.image, web.line) == ("../deploy/Dockerfile", "prod", "", 5)
    assert (worker.build, worker.is_entrypoint) == ("../deploy/Dockerfile", False)


MANIFEST = """
kind: Service
metadata: {name: shop}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  template:
    spec:
      containers:
      - name: app
        image: shop:1
        command: ["gunicorn"]
        args: ["shop.wsgi"]
---
kind: CronJob
metadata: {name: nightly}
spec: {jobTemplate: {spec: {template: {spec: {containers: [{name: a, image: shop, args: [python, -m, shop]}]}}}}}
"""


def test_finds_containers_of_kubernetes():
    assert shown("k8s/all.yaml", MANIFEST) == [("web", ["gunicorn"]), ("nightly", ["python -m shop"])]
    web, nightly = read_deployment("k8s/all.yaml", MANIFEST).processes
    assert (web.line, web.arguments, web.is_entrypoint) == (12, ("shop.wsgi",), True)
    assert not nightly.is_entrypoint


def test_finds_what_a_shell_is_told_in_two_parts():
    split = MANIFEST.replace('["gunicorn"]', '["/bin/sh", "-c"]').replace('["shop.wsgi"]', '["exec gunicorn x"]')
    assert shown("k8s/all.yaml", split)[0] == ("web", ["exec gunicorn x"])


def test_gives_up_on_a_template_of_a_manifest_and_says_so():
    found = read_deployment("charts/web.yaml", "kind: Deployment\nmetadata:\n  name: {{ .Values.name }}\n")
    assert [slug for slug, _message, _line in found.problems] == ["unreadable-deployment"]


@pytest.mark.parametrize("text", ["a: [", "services:\n\t- x", "? [\n", "{" * 5000, "a: *b", "\x00"])
def test_gives_up_on_what_is_no_yaml_and_says_where(text):
    found = read_deployment("compose.yml", text)
    assert found.processes == ()
    assert [slug for slug, _message, _line in found.problems] == ["unreadable-deployment"]


def test_anchors_that_multiply_cost_nothing():
    lines = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40))]
    text = "services:\n  web: {image: x, command: &c [*c]}\n  db: {image: y, ports: *z}\n"
    hostile = "services:\n  web:\n    image: x\n" + "".join(f"    {line}\n" for line in lines)
    assert shown("compose.yml", hostile) == [("web", [])]
    assert read_deployment("compose.yml", text).problems


DOCKERFILE = """
FROM python:3.12 AS base
ENTRYPOINT ["/start.sh"]
FROM base AS worker
CMD celery -A shop \\
    worker
FROM node AS assets
RUN npm build
FROM base
CMD ["web"]
"""


def test_finds_what_the_last_stage_and_the_named_ones_start():
    base, worker, last = read_deployment("Dockerfile", DOCKERFILE).processes
    assert [one.name for one in (base, worker, last)] == ["Dockerfile base", "Dockerfile worker", "Dockerfile"]
    assert [" ".join(one.commands[0].words) for one in (base, worker, last)] == ["/start.sh"] * 3
    assert [one.arguments for one in (base, worker, last)] == [(), ("celery", "-A", "shop", "worker"), ("web",)]


def test_a_health_check_is_no_process():
    assert shown("Dockerfile", "FROM x\nHEALTHCHECK CMD curl localhost\n") == []


def test_finds_the_process_of_a_unit():
    text = "[Unit]\nDescription=x\n[Service]\nExecStartPre=/bin/true\nExecStart=-/srv/bin/gunicorn \\\n  shop.wsgi\n"
    assert shown("etc/shop-web@.service", text) == [("shop-web", ["/srv/bin/gunicorn shop.wsgi"])]
    assert only("etc/shop.service", text).line == 5


def test_finds_programs_of_supervisor_and_nothing_in_other_configurations():
    text = "[supervisord]\nnodaemon=true\n[program:work]\n; x\ncommand=rq worker %(ENV_QUEUES)s\n[group:all]\n"
    assert shown("shop.conf", text) == [("work", ["rq worker $QUEUES"])]
    assert shown("nginx.conf", "server {\n  listen 80;\n}\n") == []


def test_finds_what_uwsgi_serves_and_keeps_running():
    text = "[uwsgi]\nmodule = shop.wsgi:application\nattach-daemon = ./manage.py mails --loop\nprocesses = 4\n"
    assert shown("uwsgi.ini", text) == [
        ("uwsgi", ["uwsgi --module shop.wsgi:application"]),
        ("uwsgi ./manage.py mails --loop", ["./manage.py mails --loop"]),
    ]


def test_a_script_is_a_process_only_where_a_supervisor_runs_it_by_its_folder():
    text = "#!/command/with-contenv bash\nexec celery -A shop worker\n"
    assert shown("etc/s6-rc.d/work/run", text) == [("work", ["exec celery -A shop worker"])]
    assert shown("bin/run", text) == []
    assert len(read_deployment("bin/run", text).script) == 1


@pytest.mark.parametrize(
    "path",
    [
        *(
            "Procfile",
            "a/Procfile.dev",
            "docker-compose.prod.yml",
            "deploy/compose.yaml",
            "Dockerfile",
            "web.Dockerfile",
        ),
        *("etc/shop.service", "etc/supervisord.conf", "uwsgi.ini", "docker/entrypoint.sh", "docker-entrypoint"),
        *("k8s/base/web.yaml", "etc/s6-overlay/s6-rc.d/web/run", "bin/start"),
    ],
)
def test_knows_deployment_files_by_their_names(path):
    assert is_deployment(path)


@pytest.mark.parametrize("path", ["shop/views.py", "mkdocs.yml", "docs/compose.md", "bin/tool.py", "locale/de.po"])
def test_leaves_other_files_alone(path):
    assert not is_deployment(path)


NAMES = ["Procfile", "compose.yml", "Dockerfile", "x.service", "x.conf", "uwsgi.ini", "k8s/a.yaml", "run.sh"]
PIECES = [
    "services:",
    "\n",
    "  ",
    "web",
    ":",
    "command",
    "[",
    "]",
    "kind: Pod",
    "FROM x",
    "CMD",
    "=",
    "[program:",
    "\\",
    "&a",
    "*a",
]


@given(st.sampled_from(NAMES), st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_any_text_is_read(path, text):
    read_deployment(path, text)
