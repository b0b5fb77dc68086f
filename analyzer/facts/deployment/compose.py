"""Compose files and Kubernetes manifests: their services and containers.

Source: the Compose Specification, "Services" (https://docs.docker.com/reference/compose-file/services/); Kubernetes'
manual, "Define a Command and Arguments for a Container". Pure.
"""

import re
from collections.abc import Iterator, Mapping

from analyzer.facts.deployment.documents import NOTHING, Entry, UnreadableDocument, read_documents
from analyzer.facts.deployment.shell import SHELLS, in_order, read_commands, unquoted
from analyzer.model.deployment import DeploymentFile, ShellCommand, Stated

SERVICES = frozenset({"services"})
WORKLOADS = frozenset({"Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob", "Pod", "ReplicaSet"})
WORKLOAD = re.compile(r"^[ ]*kind:[ ]*['\"]?(?:" + "|".join(sorted(WORKLOADS)) + r")\b", re.MULTILINE)
SEPARATOR = re.compile(r"^---.*\n", re.MULTILINE)
WORKLOAD_KEYS = frozenset({"kind", "metadata", "spec"})
TEMPLATE = "{{"  # what Helm and other engines fill in


def read_compose(text: str) -> DeploymentFile:
    """Return the services of a compose file."""
    try:
        documents = list(read_documents(text, SERVICES))
    except UnreadableDocument as error:
        return DeploymentFile(problems=(("unreadable-deployment", f"no compose file: {error.message}", error.line),))
    services = documents[0].at("services").pairs if documents else {}
    found = (_service(name, services[name], services) for name in sorted(services))
    return DeploymentFile(tuple(one for one in found if one is not None))


def read_workloads(text: str) -> DeploymentFile:
    """Return the containers of a Kubernetes manifest; none of other YAML."""
    chosen = list(_with_workloads(text))
    if chosen and TEMPLATE in text:
        message = "a template of a Kubernetes manifest: what it starts is known once it is filled in"
        return DeploymentFile(problems=(("unreadable-deployment", message, 0),))
    try:
        documents = [document for part in chosen for document in read_documents(part, WORKLOAD_KEYS)]
    except UnreadableDocument as error:
        return DeploymentFile(problems=(("unreadable-deployment", f"no manifest: {error.message}", error.line),))
    return DeploymentFile(tuple(one for document in documents for one in _containers(document)))


def _with_workloads(text: str) -> Iterator[str]:
    """Go through the documents that state a workload, with empty lines for what stands in front of them."""
    line = 0
    for part in SEPARATOR.split(text):
        if WORKLOAD.search(part):
            yield "\n" * line + part
        line += part.count("\n") + 1


def _service(name: str, own: Entry, services: Mapping[str, Entry]) -> Stated | None:
    """Return a service; None for one that only changes what another file says of it."""
    base = services.get(own.at("extends", "service").text or own.at("extends").text, NOTHING)
    values = {**base.pairs, **own.pairs}
    command, entrypoint = values.get("command", NOTHING), values.get("entrypoint", NOTHING)
    image, build = unquoted(values.get("image", NOTHING).text), values.get("build")
    if not (image or build or _is_given(command) or _is_given(entrypoint)):
        return None
    has_own = _is_given(entrypoint)
    return Stated(
        name=name,
        kind="compose",
        line=own.line,
        text=" ".join(part for part in (_text(entrypoint), _text(command)) if part),
        commands=_commands(entrypoint if has_own else command),
        arguments=tuple(_words(command)) if has_own else (),
        image="" if build is not None else image,
        build=_dockerfile(build) if build is not None else "",
        target=build.at("target").text if build is not None else "",
        is_entrypoint=has_own,
    )


def _dockerfile(build: Entry) -> str:
    """Return the Dockerfile of a build, relative to the folder of the compose file."""
    context = unquoted(build.text or build.at("context").text) or "."
    return f"{context}/{unquoted(build.at('dockerfile').text) or 'Dockerfile'}"


def _is_given(entry: Entry) -> bool:
    return bool(entry.text or entry.items)


def _text(entry: Entry) -> str:
    return entry.text or " ".join(entry.words())


def _words(entry: Entry) -> Iterator[str]:
    if entry.text:
        yield from (word for command in read_commands(entry.text, entry.line) for word in command.words)
    yield from map(_filled, entry.words())


def _filled(word: str) -> str:
    """Return one word of a list: its quotes are part of it, its variables with defaults are replaced."""
    return unquoted(word) if "${" in word and not any(mark in word for mark in " '\"") else word


def _commands(entry: Entry) -> tuple[ShellCommand, ...]:
    if entry.text:
        return read_commands(entry.text, entry.line)
    return in_order([list(_words(entry))], entry.line) if entry.items else ()


def _containers(document: Entry) -> Iterator[Stated]:
    if document.at("kind").text not in WORKLOADS:
        return
    spec = document.at("spec")
    for keys in (("jobTemplate", "spec", "template", "spec"), ("template", "spec"), ()):
        containers = spec.at(*keys, "containers").items
        if containers:
            name = document.at("metadata", "name").text
            yield from (_container(name, one, len(containers) > 1) for one in containers)
            return


def _given_to_shell(command: Entry, arguments: Entry) -> tuple[ShellCommand, ...]:
    """Return what a shell is told in two parts: `command: [sh, -c]` and `args: ["celery ..."]`."""
    words = [*_words(command), *_words(arguments)]
    is_split = bool(words) and words[0].rpartition("/")[2] in SHELLS and _is_given(arguments)
    return in_order([words], command.line) if is_split else ()


def _container(workload: str, container: Entry, is_one_of_several: bool) -> Stated:
    command, arguments = container.at("command"), container.at("args")
    has_own, name = _is_given(command), container.at("name").text
    shell = _given_to_shell(command, arguments)
    return Stated(
        name=f"{workload}/{name}" if is_one_of_several or not workload else workload,
        kind="kubernetes",
        line=container.line,
        text=" ".join(part for part in (_text(command), _text(arguments)) if part),
        commands=shell or _commands(command if has_own else arguments),
        arguments=tuple(_words(arguments)) if has_own and not shell else (),
        image=container.at("image").text,
        is_entrypoint=has_own,
    )
