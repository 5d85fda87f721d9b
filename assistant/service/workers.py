"""Several processes that answer on one address, looked after by one that does not: uvicorn's own supervisor.

The supervisor opens the port and hands it to the workers; whichever is free takes the next connection. A worker that ends is
replaced; SIGTERM and SIGINT let each finish its open answers and end all; SIGHUP replaces the workers one by one. Workers end
with their supervisor, however that ended, so that no port stays taken.

uvicorn is given what makes the application, not its name: a value that is sent to each worker, so that a home, a database's
password and a key need not stand in the environment or on a command line.

>>> serve_workers.__name__
'serve_workers'
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable

from fastapi import FastAPI
from uvicorn.config import STARTUP_FAILURE
from uvicorn.supervisors.multiprocess import Multiprocess, Process

from assistant.service.application import address_of_listener, listener, server_config

log = logging.getLogger("wenbao.service")


class _Supervisor(Multiprocess):
    """Looks whether the workers live, and does not ask them: uvicorn waits for the answer of a worker that died while it was
    asked as long as for one that is slow to begin, and hears no signal meanwhile."""

    def keep_subprocess_alive(self) -> None:
        for place, worker in enumerate(self.processes):
            if self.should_exit.is_set():
                return
            if worker.process.is_alive():
                continue
            worker.join()
            if worker.exitcode == STARTUP_FAILURE:  # it would fail the same way again
                self.should_exit.set()
                return
            log.warning("worker %s ended with status %s; another is begun", worker.pid, worker.exitcode)
            fresh = Process(self.config, self.sockets)
            fresh.start()
            self.processes[place] = fresh


def serve_workers(make: Callable[[], FastAPI], host: str, port: int, workers: int, listening: Callable[[str], None]) -> int:
    """Serves by so many workers until told to stop; `make`, which can be pickled, makes the application in each. The exit
    status: 1 where they could not begin."""
    with listener(host, port) as opened:
        config = server_config(make, workers=workers)
        supervisor = _Supervisor(config, [opened])
        listening(address_of_listener(host, opened))
        supervisor.run()
    return int(any(process.exitcode == STARTUP_FAILURE for process in supervisor.processes))


def stop_with_parent() -> None:
    """Lets this worker finish and end when its supervisor is no more."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def watch() -> None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, name="wenbao-parent", daemon=True).start()
