"""A picture's file without what is no picture: camera notes, places, comments, texts, thumbnails, whatever follows the end.

PNG, JPEG and WebP are rows of named parts. Those that decide how the picture looks are copied byte by byte, colour profile included; every
other goes. So nothing is encoded again: no quality is lost, and the bytes do not depend on the version of a library.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_PARTS = (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"bKGD", b"pHYs")
_WEBP_PARTS = (b"VP8 ", b"VP8L", b"ALPH", b"ICCP")
_WEBP_PROFILE_OR_ALPHA = 0x30  # of the flags of VP8X; the others announce notes, places and movement
_JPEG_APPLICATION = range(0xE0, 0xF0)
_JPEG_KEPT = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}  # density, colour profile, meaning of the channels
_JPEG_COMMENT, _JPEG_SCAN, _JPEG_END = 0xFE, 0xDA, 0xD9


class PartsError(ValueError):
    """The bytes are not a whole row of parts."""


def bare(raw: bytes, suffix: str) -> bytes:
    """The file `raw` of a kind that `suffix` names (".png", ".jpg", ".jpeg", ".webp"), with only what decides how the picture looks.

    Raises PartsError where the file is not whole, or of another kind.
    """
    try:
        return {".png": _png, ".jpg": _jpeg, ".jpeg": _jpeg, ".webp": _webp}[suffix](raw)
    except (KeyError, struct.error, IndexError) as error:
        raise PartsError from error


def _png(raw: bytes) -> bytes:
    if not raw.startswith(_PNG):
        raise PartsError
    kept, place = [_PNG], len(_PNG)
    while True:
        size, name = struct.unpack_from(">I4s", raw, place)
        part = raw[place : place + size + 12]
        if len(part) < size + 12:
            raise PartsError
        if name in _PNG_PARTS:
            kept.append(part)
        if name == b"IEND":
            return b"".join(kept)
        place += len(part)


def _webp(raw: bytes) -> bytes:
    if raw[:4] != b"RIFF" or raw[8:12] != b"WEBP":
        raise PartsError
    parts = [_webp_part(name, data) for name, data in _webp_parts(raw) if name in (*_WEBP_PARTS, b"VP8X")]
    body = b"WEBP" + b"".join(parts)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _webp_parts(raw: bytes) -> Iterator[tuple[bytes, bytes]]:
    end, place = struct.unpack_from("<I", raw, 4)[0] + 8, 12
    if end > len(raw):
        raise PartsError
    while place < end:
        name, size = struct.unpack_from("<4sI", raw, place)
        data = raw[place + 8 : place + 8 + size]
        if len(data) < size:
            raise PartsError
        yield name, data
        place += 8 + size + size % 2


def _webp_part(name: bytes, data: bytes) -> bytes:
    if name == b"VP8X":
        data = bytes([data[0] & _WEBP_PROFILE_OR_ALPHA]) + data[1:]
    return name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)


def _jpeg(raw: bytes) -> bytes:
    if raw[:2] != b"\xff\xd8":
        raise PartsError
    kept, place = [raw[:2]], 2
    while True:
        if raw[place] != 0xFF:
            raise PartsError
        marker = raw[place + 1]
        if marker == 0xFF:  # a byte that only fills
            place += 1
            continue
        if marker == _JPEG_END:
            return b"".join([*kept, raw[place : place + 2]])
        end = place + 2 + struct.unpack_from(">H", raw, place + 2)[0]
        if marker == _JPEG_SCAN:
            end = _end_of_scan(raw, end)
        if end > len(raw) or end < place + 4:
            raise PartsError
        if _jpeg_part_is_kept(marker, raw[place + 4 : end]):
            kept.append(raw[place:end])
        place = end


def _jpeg_part_is_kept(marker: int, data: bytes) -> bool:
    if marker in _JPEG_APPLICATION:
        return marker in _JPEG_KEPT and data.startswith(_JPEG_KEPT[marker])
    return marker != _JPEG_COMMENT


def _end_of_scan(raw: bytes, place: int) -> int:
    """Where the next marker stands: within a scan 0xFF is followed by 0 or by a restart (0xD0 to 0xD7)."""
    while True:
        place = raw.find(b"\xff", place)
        if place < 0:
            raise PartsError
        following = raw[place + 1]
        if following and following not in range(0xD0, 0xD8):
            return place
        place += 2
