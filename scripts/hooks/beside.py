"""Work that a copy of this process does on another processor, while this one goes on. Where processes can make copies of themselves."""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Callable
from multiprocessing import Pipe
from typing import Generic, TypeVar, cast

T = TypeVar("T")


class Beside(Generic[T]):
    """A piece of work, begun at once. Ask for its result once: nobody takes notice before of a copy that has ended."""

    def __init__(self, work: Callable[[], T]) -> None:
        self._line, theirs = Pipe(duplex=False)
        sys.stdout.flush()
        sys.stderr.flush()
        self._pid = os.fork()
        if self._pid:
            theirs.close()
            return
        try:
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            try:
                theirs.send((True, work()))
            except Exception:  # whatever it was, the process that asks has to tell it
                theirs.send((False, traceback.format_exc()))
        finally:
            os._exit(0)

    def result(self) -> T:
        """What the work gave, which can be pickled. Raises RuntimeError, with all that is known of it, where it failed."""
        try:
            done, given = self._line.recv()
        except EOFError:
            done, given = False, "a copy of the process was ended"
        self._line.close()
        os.waitpid(self._pid, 0)
        if not done:
            raise RuntimeError(given)
        return cast(T, given)
