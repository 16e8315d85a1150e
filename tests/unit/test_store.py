"""Documents kept by what they were made of."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from scripts.takeaway import store


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(store, "folder", tmp_path / "kept")
    return tmp_path / "kept"


def test_the_same_inputs_are_not_made_twice_and_others_are() -> None:
    made = []

    def make() -> bytes:
        made.append(1)
        return b"%d" % len(made)

    assert [store.kept("a", inputs, make) for inputs in (b"x", b"x", b"y")] == [b"1", b"1", b"2"]
    assert store.kept("b", b"x", make) == b"3", "another kind of thing"


def test_what_breaks_off_leaves_nothing(folder: Path) -> None:
    def fail() -> bytes:
        raise OSError("no room")

    with pytest.raises(OSError):
        store.kept("a", b"x", fail)
    assert not folder.exists() or not list(folder.iterdir())
    assert store.kept("a", b"x", lambda: b"whole") == b"whole"


def test_what_nobody_asked_for_lately_is_forgotten_and_what_somebody_did_is_not(folder: Path) -> None:
    for name in (b"old", b"asked"):
        store.kept("a", name, lambda: b"1")
    for file in folder.iterdir():
        os.utime(file, (0, time.time() - 40 * 86_400))
    (folder / "results.sqlite").write_bytes(b"of another store")
    os.utime(folder / "results.sqlite", (0, 0))
    store.kept("a", b"asked", lambda: b"2")
    store.forget()
    assert store.kept("a", b"asked", lambda: b"2") == b"1" and store.kept("a", b"old", lambda: b"2") == b"2"
    assert (folder / "results.sqlite").is_file()
