"""Width and height of a picture, read from its first bytes, without decoding it."""

from __future__ import annotations

import struct


class PictureError(ValueError):
    """The bytes are not a picture of the kind that the name says."""


def picture_size(raw: bytes, suffix: str) -> tuple[int, int]:
    """Width and height of a PNG, JPEG or WebP."""
    readers = {".png": _png, ".jpg": _jpeg, ".jpeg": _jpeg, ".webp": _webp}
    try:
        width, height = readers[suffix](raw)
    except (KeyError, struct.error, IndexError) as error:
        raise PictureError from error
    if not width or not height:
        raise PictureError
    return width, height


def _png(raw: bytes) -> tuple[int, int]:
    if raw[:8] != b"\x89PNG\r\n\x1a\n" or raw[12:16] != b"IHDR":
        raise PictureError
    return struct.unpack(">II", raw[16:24])


def _jpeg(raw: bytes) -> tuple[int, int]:
    if raw[:2] != b"\xff\xd8":
        raise PictureError
    place = 2
    while True:
        if raw[place] != 0xFF:
            raise PictureError
        marker = raw[place + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):  # a start of frame holds the size
            height, width = struct.unpack(">HH", raw[place + 5 : place + 9])
            return width, height
        place += 2 + struct.unpack(">H", raw[place + 2 : place + 4])[0]


def _webp(raw: bytes) -> tuple[int, int]:
    if raw[:4] != b"RIFF" or raw[8:12] != b"WEBP":
        raise PictureError
    match raw[12:16]:
        case b"VP8X":
            return int.from_bytes(raw[24:27], "little") + 1, int.from_bytes(raw[27:30], "little") + 1
        case b"VP8 ":
            width, height = struct.unpack("<HH", raw[26:30])
            return width & 0x3FFF, height & 0x3FFF
        case b"VP8L":
            bits = int.from_bytes(raw[21:25], "little")
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    raise PictureError
