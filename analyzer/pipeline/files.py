"""The file stage: every Python file to its facts, in as many processes as are worth it. Wires: the worker pool."""

import gc
import heapq
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.context import BaseContext

from analyzer.facts.codec import decode, encode
from analyzer.model.facts import FileFacts
from analyzer.model.problem import Problem
from analyzer.model.source import SourceFile
from analyzer.pipeline.collector import without_collector
from analyzer.pipeline.interrupts import held_back, leave_to_parent, let_in
from analyzer.pipeline.worker import failed, read_one

SERIAL_BELOW = 300  # files; starting processes costs more than they save
MOST_JOBS = 61  # processes; Windows waits for no more, and the result is the same with any number
SAFE_PATH = "PYTHONSAFEPATH"  # inherited by whatever we start: put back when the pool ends
LOOK = 0.1  # seconds between two looks at whether somebody pressed Ctrl-C
CHUNKS_PER_JOB = 8  # so that the last chunks end at about the same time
_Answer = tuple[str, bytes | Problem]  # sha256, facts as bytes: what travels between processes
OnDone = Callable[[int, int], None]  # files done, files in all


@dataclass(frozen=True, slots=True)
class FileReading:
    """What came of one file: its facts, or the problem that stood in the way."""

    file: SourceFile
    digest: str  # sha256 of its bytes, "" where they could not be read
    facts: FileFacts | None
    problem: Problem | None

    @property
    def says_something(self) -> bool:
        """Whether anything could be read: an empty file says all it has to, one of broken syntax may say nothing."""
        return self.facts is not None and (not self.facts.problems or _states_anything(self.facts))

    @property
    def reason(self) -> str:
        """The first thing that went wrong, "" where nothing did."""
        if self.problem is not None:
            return self.problem.message
        return self.facts.problems[0][1] if self.facts and self.facts.problems else ""


def read_files(
    files: Sequence[SourceFile], largest: int, jobs: int, on_done: OnDone, executor: Executor | None = None
) -> tuple[FileReading, ...]:
    """Return what came of every file, in the order of the files, whatever the number of processes.

    Args:
        files: What to read.
        largest: Bytes; larger files are reported, not read.
        jobs: Processes; 0 takes as many as there are cores.
        on_done: Called now and then with the number of files done.
        executor: Where to run instead of processes of our own, for instance that of a Dask cluster.
    """
    wanted = min(jobs or _cores(), MOST_JOBS)
    with without_collector():
        if executor is not None:
            return _read_with(executor, _balanced(files, wanted), files, largest, on_done)
        if wanted == 1 or len(files) < SERIAL_BELOW:
            return tuple(_read_here(files, largest, on_done))
        with _pool(wanted) as pool:
            return _read_with(pool, _balanced(files, wanted), files, largest, on_done)


def _states_anything(facts: FileFacts) -> bool:
    return len(facts.scopes) > 1 or bool(facts.imports or facts.scopes[0].bindings or facts.scopes[0].effects)


def _read_here(files: Sequence[SourceFile], largest: int, on_done: OnDone) -> Iterator[FileReading]:
    for number, file in enumerate(files):
        yield _reading(file, *read_one(file, largest))
        on_done(number + 1, len(files))


def _read_with(
    executor: Executor, chunks: Sequence[Sequence[int]], files: Sequence[SourceFile], largest: int, on_done: OnDone
) -> tuple[FileReading, ...]:
    """Send chunks of files away and collect the answers; what a dead process held is read again one by one."""
    waiting: dict[Future[list[_Answer]], Sequence[int]] = {}
    lost: list[int] = []
    answers: dict[int, _Answer] = {}
    for chunk in chunks:
        try:
            waiting[executor.submit(_read_chunk, [files[number] for number in chunk], largest)] = chunk
        except BrokenProcessPool:
            lost += chunk
    for future in _finished(waiting):
        if isinstance(future.exception(), BrokenProcessPool):
            lost += waiting[future]
        else:
            answers.update(zip(waiting[future], future.result(), strict=True))
        on_done(len(answers), len(files))
    answers.update((number, _read_alone(files[number], largest)) for number in sorted(lost))
    return tuple(_unpacked(file, *answers[number]) for number, file in enumerate(files))


def _finished(futures: Iterable[Future[list[_Answer]]]) -> Iterator[Future[list[_Answer]]]:
    """Yield what ends, in any order; an interrupt comes in between two looks, never inside the locks of the pool."""
    left = set(futures)
    while left:
        done, left = wait(left, LOOK, FIRST_COMPLETED)
        yield from done
        let_in()


def _read_chunk(files: Sequence[SourceFile], largest: int) -> list[_Answer]:
    read = (read_one(file, largest) for file in files)
    return [(digest, came if isinstance(came, Problem) else encode(came)) for digest, came in read]


def _read_alone(file: SourceFile, largest: int) -> _Answer:
    """Read a file in a process of its own: one that kills its process costs itself and nothing else."""
    with _pool(1) as pool:
        (future,) = _finished([pool.submit(_read_chunk, [file], largest)])
        if isinstance(future.exception(), BrokenProcessPool):
            return "", failed(file, "the process that read this file died")
        return future.result()[0]


def _unpacked(file: SourceFile, digest: str, came: bytes | Problem) -> FileReading:
    return _reading(file, digest, came if isinstance(came, Problem) else decode(came))


def _reading(file: SourceFile, digest: str, came: FileFacts | Problem) -> FileReading:
    if isinstance(came, Problem):
        return FileReading(file, digest, None, came)
    return FileReading(file, digest, came, None)


def _balanced(files: Sequence[SourceFile], jobs: int) -> list[list[int]]:
    """Deal the files out to chunks of about the same number of bytes, largest first."""
    sized = sorted(((_size(file), number) for number, file in enumerate(files)), reverse=True)
    chunks: list[list[int]] = [[] for _ in range(min(jobs * CHUNKS_PER_JOB, len(files)))]
    loads = [(0, index) for index in range(len(chunks))]
    for size, number in sized:
        load, index = heapq.heappop(loads)
        chunks[index].append(number)
        heapq.heappush(loads, (load + size + 1, index))
    return chunks


def _size(file: SourceFile) -> int:
    try:
        return os.stat(file.disk_path).st_size
    except OSError:
        return 0


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def _pool(jobs: int) -> Iterator[ProcessPoolExecutor]:
    """Start processes, and on the way out (Ctrl-C, say) drop what they have not begun."""
    context, before = _context(), os.environ.get(SAFE_PATH)
    if context.get_start_method() != "fork":
        os.environ[SAFE_PATH] = "1"  # a new interpreter would import `signal.py` of the folder we are called in
    with held_back():
        pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_start_worker)
        try:
            yield pool
        finally:
            pool.shutdown(cancel_futures=True)
            if before is None:
                os.environ.pop(SAFE_PATH, None)


def _context() -> BaseContext:
    """Choose how processes start: a fork is the cheapest, but with a second thread running it can lock up."""
    if sys.platform == "linux" and len(os.listdir("/proc/self/task")) == 1:
        return multiprocessing.get_context("fork")
    return multiprocessing.get_context("spawn" if sys.platform in ("win32", "darwin") else "forkserver")


def _start_worker() -> None:
    """Leave Ctrl-C to the parent, and the cycle collector off: syntax trees are many objects without cycles."""
    leave_to_parent()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    gc.disable()
    gc.freeze()


def _end_with_parent() -> None:
    """Do not wait for ever for a parent that was killed."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
