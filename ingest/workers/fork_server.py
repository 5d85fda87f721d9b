"""Processes that start as copies of one that has everything loaded, and that never run the caller's own script.

`multiprocessing`'s fork server makes each process by a fork of a server that has `PRELOADED` loaded: some milliseconds
instead of an interpreter's start, and no fork of the caller, which may have threads. As it comes it also imports the caller's
main module into each process, so that a script without `if __name__ == "__main__"` would run again in every one; `Forked`
leaves that out of what it sends (`_launch` is otherwise CPython's). The module path of the caller is passed on. Where there
is no fork server (Windows), processes are new interpreters, and such a script needs its guard.

>>> kind() is (Forked if HAS_FORK_SERVER else multiprocessing.get_context("spawn").Process)
True
"""

from __future__ import annotations

import io
import multiprocessing
import os
import sys
from multiprocessing.process import BaseProcess

HAS_FORK_SERVER = sys.platform != "win32" and "forkserver" in multiprocessing.get_all_start_methods()

PRELOADED = "ingest.workers.preloaded"
"""What the server loads; `multiprocessing` passes over a module that cannot be imported."""

_MAIN = ("init_main_from_name", "init_main_from_path")

if sys.platform != "win32":
    from multiprocessing import forkserver, popen_forkserver, reduction, spawn, util
    from multiprocessing.context import ForkServerProcess, set_spawning_popen

    class _Popen(popen_forkserver.Popen):
        _fds: list[int]

        def _launch(self, process_obj: BaseProcess) -> None:
            sent = {key: value for key, value in spawn.get_preparation_data(process_obj.name).items() if key not in _MAIN}
            buffer = io.BytesIO()
            set_spawning_popen(self)
            try:
                reduction.dump(sent, buffer)
                reduction.dump(process_obj, buffer)
            finally:
                set_spawning_popen(None)
            self.sentinel, writing = forkserver.connect_to_new_process(self._fds)
            kept = os.dup(writing)  # its end tells the process that its parent is gone
            self.finalizer = util.Finalize(self, _close, (kept, self.sentinel))
            with open(writing, "wb", closefd=True) as stream:  # noqa: PTH123 - a descriptor
                stream.write(buffer.getbuffer())
            self.pid = forkserver.read_signed(self.sentinel)

    class Forked(ForkServerProcess):
        """A process made by the fork server."""

        @staticmethod
        def _Popen(process_obj: BaseProcess) -> _Popen:  # noqa: N802 - multiprocessing's name
            return _Popen(process_obj)


def _close(*descriptors: int) -> None:
    for descriptor in descriptors:
        os.close(descriptor)


def kind() -> type[BaseProcess]:
    """The class of processes to make. The fork server is one for the whole program; it is told here what to load."""
    if not HAS_FORK_SERVER:
        return multiprocessing.get_context("spawn").Process
    multiprocessing.get_context("forkserver").set_forkserver_preload([PRELOADED])
    return Forked


def allow_in_daemon() -> None:
    """Lets this process start others although it is a daemon of multiprocessing, as Dask's workers are. What multiprocessing
    forbids it for does not hold here: a process of `ingest.workers.pool` ends by itself when the one that asked for it dies."""
    config: dict[str, object] = vars(multiprocessing.current_process())["_config"]
    config["daemon"] = False


def begin() -> None:
    """Starts the fork server, so that it loads while the caller does something else; may be left out."""
    if kind() is Forked:
        forkserver.ensure_running()
