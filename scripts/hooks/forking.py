"""How `make serve` shows a change at once: a process that has read everything makes a copy of itself, which reads what changed and serves.

The first process keeps what follows from a text alone (what YAML, Markdown and schemas say of it) and nothing that a file said, so that no
copy can hold anything old. A copy judges the content as `make check` does. If it is in order, it takes over the socket from the copy that
served before; if not, that one goes on with the last good site and says what has to be mended.
"""

from __future__ import annotations

import gc
import io
import os
import signal
import socket
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterable, Mapping
from contextlib import redirect_stdout, suppress
from dataclasses import dataclass
from itertools import chain
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path

from scripts.content import prose, validator
from scripts.content.files import SourceTree, read_tree
from scripts.content.library import Library
from scripts.content.model import DEFAULT_LANGUAGE
from scripts.content.read import load
from scripts.facts import figures, standards
from scripts.facts.addresses import addresses_of
from scripts.hooks.answering import STAYS, Nothing, Server, Site, State
from scripts.hooks.beside import Beside
from scripts.hooks.showing import Shown, configuration
from scripts.pages import term_links
from scripts.rules import judge, wording
from scripts.search import language
from scripts.tools import kept, markdown, sorting, web_address, yaml
from scripts.tools.kept import Kept
from scripts.tools.problems import report
from scripts.tools.settings import settings

BUILDING = "Construyendo el sitio… · Building the site…"
_PATIENCE = 1.0  # seconds before the pages are told that something is being built
_END = "end"
# What is kept in the first process: it follows from the texts that were given and from nothing else.
_OF_TEXTS = (
    yaml.read_yaml,
    markdown.parse,
    validator.validators_of,
    validator._refusals,
    term_links._finder,
    language.fold,
    figures.differing,
    prose.blocks_of,
    wording.found_in,
    standards.named_in,
    web_address.host_of,
    sorting.fold,
    language.stem,
    kept._program,  # a change of the program starts it anew
)


@dataclass(frozen=True)
class Copy:
    """A copy of this process, and the line to it."""

    pid: int
    line: Connection

    def say(self, text: str) -> None:
        """Let its pages say something."""
        with suppress(OSError):
            self.line.send(text)

    def end(self, built: str) -> None:
        """Let it serve no more and tell its pages that another site is served; back when it takes up no more questions."""
        with suppress(OSError, EOFError):
            self.line.send((_END, built))
            self.line.recv()
        self.line.close()


class Copies:
    """The copy that serves, and the next one. `listening`: the socket that they serve at."""

    def __init__(self, listening: socket.socket, root: Path, serving: Copy | None = None) -> None:
        self.listening = listening
        self._root = root
        self._faultless = Kept("faultless").__enter__()
        self.serving = serving or self._copy("", lambda: Nothing(), waiting=())
        if not serving:
            self.serving.line.recv()
            self.serving.line.send(BUILDING)

    def renew(self) -> str:
        """Serve the content as it is now; or say, to the pages too, why that cannot be: the text, "" when all is in order."""
        built = str(time.time_ns())
        fresh = self._copy(built, lambda: shown(self._root, self._faultless), waiting=(self.serving.line,))
        if not fresh.line.poll(_PATIENCE):
            self.serving.say(BUILDING)
        try:
            wrong = str(fresh.line.recv())
        except EOFError:
            wrong = "?"
        if wrong:
            self.serving.say(f"{STAYS}\n\n{wrong}")
            fresh.line.close()
        else:
            self.serving.end(built)
            self.serving = fresh
            fresh.line.send("")
        return wrong

    def warm_up(self) -> None:
        """Read and judge everything once, so that each copy has only to do with what changed; then forget what files said."""
        with suppress(Exception):  # a copy says what is wrong
            files = read_tree(self._root)
            judged = Beside(lambda: self._judged(files))
            library = load(self._root, self._faultless)
            list(chain(judge.of_content(library), judge.of_twins(library)))
            self._faultless.update(judged.result())
            list(judge.of_source(files, self._faultless))
            self._faultless.__exit__(None, None, None)
            site = Shown(library.content, settings(self._root), configuration())
            site.get("index.html")
            site.get(f"{addresses_of(library.content).of(DEFAULT_LANGUAGE, library.content.practices[0].key)}index.html")
        forget()
        gc.collect()
        gc.freeze()

    def _judged(self, files: SourceTree) -> Mapping[bytes, bytes]:
        """Judge files one by one; what is kept of it."""
        list(judge.of_source(files, self._faultless))
        return self._faultless.used

    def reap(self) -> bool:
        """Take notice of copies that ended; True where the one that serves is among them."""
        gone = False
        with suppress(ChildProcessError):
            while pid := os.waitpid(-1, os.WNOHANG)[0]:
                gone = gone or pid == self.serving.pid
        return gone

    def _copy(self, built: str, make: Callable[[], Site | str], waiting: Iterable[Connection]) -> Copy:
        ours, theirs = Pipe()
        sys.stdout.flush()
        sys.stderr.flush()
        pid = os.fork()
        if pid:
            theirs.close()
            return Copy(pid, ours)
        try:
            for line in (ours, *waiting):
                line.close()
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process ends it
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            _live(theirs, self.listening, self._root, built, make)
        finally:
            os._exit(0)


def _live(line: Connection, listening: socket.socket, root: Path, built: str, make: Callable[[], Site | str]) -> None:
    """What a copy does: make the site, say what is wrong with it or serve it, until it is told to end or the first process is gone."""
    site = make()
    with suppress(EOFError, OSError):
        line.send(site if isinstance(site, str) else "")
        if isinstance(site, str):
            return
        state = State(built, str(line.recv()))
        server = Server(listening, root, site, state)
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        while True:
            told = line.recv()
            if isinstance(told, tuple):
                server.shutdown()
                line.send(_END)
                state.tell("", told[1])
                server.finish()
                return
            state.tell(str(told))


def shown(root: Path, faultless: Kept) -> Site | str:
    """The site of the content as it is now, or what is wrong with it, in the words of `make check`."""
    try:
        files = read_tree(root)
        source = Beside(lambda: list(judge.of_source(files, faultless)))
        library = load(root, faultless)
        content = Beside(lambda: [*judge.of_content(library), *judge.of_twins(library)])
        site = _site(library, root)  # which may fail for what the judges find, and is then not asked for
        problems = list(judge.told_once([*source.result(), *content.result()]))
        if problems:
            said = io.StringIO()
            with redirect_stdout(said):
                report(problems, library.content.ui, "check")
            return said.getvalue().strip()
    except Exception:  # whatever it was, somebody has to mend it and go on
        return traceback.format_exc()
    return site


def _site(library: Library, root: Path) -> Site | str:
    """The site of a content, or what is wrong with the templates of every page."""
    try:
        site = Shown(library.content, settings(root), configuration())
        site.get("index.html")
    except Exception:
        return traceback.format_exc()
    return site


def forget() -> None:
    """Empty every store of the program that is not of texts: what it holds a file may have said, and the file may change."""
    for module in [module for name, module in sys.modules.items() if name.startswith("scripts.")]:
        for one in list(vars(module).values()):
            if callable(getattr(one, "cache_clear", None)) and one not in _OF_TEXTS:
                one.cache_clear()
