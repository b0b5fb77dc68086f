"""Functions handed to a library that runs them: threads, processes, pools, event loops, after the commit or the answer.

Source: docs.python.org, "threading", "multiprocessing", "concurrent.futures", "asyncio", "contextvars" and "_thread";
docs.djangoproject.com, "Database transactions"; www.starlette.dev, "Background Tasks" and "Thread Pool"; the manuals of
anyio ("Working with threads"), SQLAlchemy ("Asynchronous I/O"), eventlet, gevent, Twisted ("Using Threads in Twisted").

Pure.
"""

from analyzer.model.knowledge import Handing

BACKGROUND = frozenset(
    {
        "starlette.background.BackgroundTasks",
        "fastapi.BackgroundTasks",
        "fastapi.background.BackgroundTasks",
    }
)
POOLS = frozenset(
    {
        "concurrent.futures.ThreadPoolExecutor",
        "concurrent.futures.ProcessPoolExecutor",
        "concurrent.futures.Executor",
        "concurrent.futures.thread.ThreadPoolExecutor",
        "concurrent.futures.process.ProcessPoolExecutor",
        "multiprocessing.Pool",
        "multiprocessing.pool.Pool",
        "multiprocessing.pool.ThreadPool",
        "multiprocessing.dummy.Pool",
        "eventlet.GreenPool",
        "eventlet.greenpool.GreenPool",
        "gevent.pool.Pool",
    }
)
FIRST, SECOND = 0, 1

HANDING = (
    Handing((SECOND, "target"), later=True, paths=frozenset(
        {"threading.Thread", "multiprocessing.Process", "multiprocessing.process.Process",
         "multiprocessing.context.Process", "multiprocessing.dummy.Process"})),
    Handing((SECOND, "function"), later=True, paths=frozenset({"threading.Timer"})),
    Handing((FIRST, "function"), later=True, paths=frozenset(
        {"_thread.start_new_thread", "eventlet.spawn", "eventlet.spawn_n", "eventlet.greenthread.spawn",
         "eventlet.greenthread.spawn_n", "gevent.spawn", "gevent.Greenlet", "gevent.Greenlet.spawn"})),
    Handing((SECOND, "function"), later=True, paths=frozenset(
        {"eventlet.spawn_after", "eventlet.greenthread.spawn_after", "gevent.spawn_later"})),
    Handing((FIRST, "fn"), later=True, values=POOLS, members=frozenset({"submit", "spawn", "spawn_n"})),
    Handing((FIRST, "func"), later=True, values=POOLS, members=frozenset(
        {"apply_async", "map_async", "starmap_async"})),
    Handing((FIRST, "func"), values=POOLS, members=frozenset(
        {"map", "apply", "imap", "imap_unordered", "starmap"})),
    Handing((FIRST, "func"), paths=frozenset(
        {"asyncio.to_thread", "asyncio.threads.to_thread", "anyio.to_thread.run_sync", "anyio.from_thread.run",
         "anyio.from_thread.run_sync", "starlette.concurrency.run_in_threadpool",
         "fastapi.concurrency.run_in_threadpool"})),
    Handing((SECOND, "func"), members=frozenset({"run_in_executor"})),
    Handing((FIRST, "fn"), members=frozenset({"run_sync"})),
    Handing((FIRST, "callback"), later=True, members=frozenset({"call_soon", "call_soon_threadsafe"})),
    Handing((SECOND, "callback"), later=True, members=frozenset({"call_later", "call_at"})),
    Handing((FIRST, "fn"), later=True, members=frozenset({"add_done_callback"})),
    Handing((FIRST, "callable"), values=frozenset({"contextvars.copy_context"}), members=frozenset({"run"})),
    Handing((FIRST, "func"), later=True, paths=frozenset({"starlette.background.BackgroundTask"})),
    Handing((FIRST, "func"), later=True, values=BACKGROUND, members=frozenset({"add_task"})),
    Handing((FIRST, "func"), later=True, after_commit=True, paths=frozenset({"django.db.transaction.on_commit"})),
    Handing((FIRST, "f"), later=True, paths=frozenset({"twisted.internet.threads.deferToThread"})),
    Handing((FIRST, "f"), later=True, members=frozenset({"callInThread", "callFromThread"})),
    Handing((SECOND, "f"), later=True, members=frozenset({"callLater"})),
)  # fmt: skip
