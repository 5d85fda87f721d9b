"""Keeps a served home's passage index usable: where it cannot be used, it is built anew from the store.

One thread looks when the service begins and every so often after that. An attempt that fails is logged and the next one
waits twice as long, up to an hour, so that what cannot be mended never keeps the machine busy.

>>> keeper = Keeper(lambda: False, every=0.01)
>>> keeper.close()
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from ingest.errors import WenbaoError

EVERY = 10.0
LONGEST = 3600.0

log = logging.getLogger("wenbao.keeping")


class Keeper:
    """Calls `mend` now and then, which says whether there was something to mend, until it is closed."""

    def __init__(self, mend: Callable[[], bool], *, every: float = EVERY, longest: float = LONGEST) -> None:
        self._mend, self._every, self._longest = mend, every, longest
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._keep, name="wenbao-keeper", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Ends it, after the attempt that is under way."""
        self._ended.set()
        self._thread.join()

    def _keep(self) -> None:
        wait = self._every
        while True:
            try:
                if self._mend():
                    log.warning("the passage index was built anew")
                wait = self._every
            except (WenbaoError, OSError) as error:
                wait = min(2 * wait, self._longest)
                log.warning("the passage index could not be built anew (next attempt in %.0f s): %s", wait, error)
            if self._ended.wait(wait):
                return
