"""Which files say what is started: Procfiles, compose files, Dockerfiles, units, start scripts.

Source: the manuals of Heroku ("The Procfile"), Docker Compose ("How Compose works"), Docker ("Dockerfile reference"),
Kubernetes ("Workloads"), systemd ("systemd.unit"), Supervisor ("Configuration File"), uWSGI ("Configuring uWSGI") and
s6-overlay ("Services"). Pure.
"""

import re
from fnmatch import translate

LARGEST_DEPLOYMENT = 200_000  # bytes of one file; those that people write have a few thousand
MOST_DEPLOYMENTS = 1_000
_ENDINGS = ("yml", "yaml")
_FOLDERS = ("k8s", "kubernetes", "kustomize", "helm", "charts", "manifests", "deploy", "deployment", "deployments")
_PATTERNS = (
    *("Procfile", "Procfile.*", "Procfile-*"),
    *(f"{front}compose*.{ending}" for front in ("", "docker-", "*[.-]") for ending in _ENDINGS),
    *("Dockerfile", "Dockerfile[._-]*", "*.Dockerfile", "*.dockerfile", "Containerfile"),
    *("*.service", "*.service.in", "*.conf", "*supervisor*.ini", "supervisor*/*.ini"),
    *("*uwsgi*.ini", "uwsgi/*.ini"),
    *(
        "*.sh",
        "*entrypoint*",
        "bin/*",
        "s6-rc.d/*/run",
        "s6-rc.d/*/up",
        "services.d/*/run",
        "service/*/run",
        "sv/*/run",
    ),
    *(f"{folder}/**.{ending}" for folder in _FOLDERS for ending in _ENDINGS),
)
_DEPLOYMENT = re.compile("(?s:.*/)?(?:" + "|".join(translate(pattern) for pattern in _PATTERNS) + ")")
_OTHERS = (".py", ".pyc", ".js", ".ts", ".md", ".rst", ".html", ".j2", ".png", ".svg", ".json", ".txt")


def is_deployment(path: str) -> bool:
    """Return whether a path is a file that says what is started, or a script that such a file may start."""
    return _DEPLOYMENT.fullmatch(path) is not None and not path.lower().endswith(_OTHERS)
