"""What a picture is: its size as it is shown, whether it is whole, stands still and tells where it was taken; its bytes for publishing."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from PIL import ExifTags, Image, ImageOps, JpegImagePlugin

from scripts.tools.picture_parts import PartsError, bare

LARGEST_SIDE = 4096  # points; a picture that is larger is never decoded
_FORMATS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP"}
_TURNED = range(5, 9)  # orientations of EXIF that exchange width and height
_PLACE = (ExifTags.GPS.GPSLatitude, ExifTags.GPS.GPSLongitude, ExifTags.GPS.GPSDestLatitude, ExifTags.GPS.GPSDestLongitude)


class PictureError(ValueError):
    """The bytes are not a picture of the kind that the name says, or not all of one."""


def picture_size(raw: bytes, suffix: str) -> tuple[int, int]:
    """Width and height in points, as the picture is shown: turned as the camera was."""
    with _opened(raw, suffix) as image:
        width, height = image.size
        turned = not _too_large(image) and _orientation(image) in _TURNED
        return (height, width) if turned else (width, height)


def check_whole(raw: bytes, suffix: str) -> None:
    """Decode the picture and raise PictureError unless all of it is there. One that is larger than LARGEST_SIDE is not looked at."""
    with _opened(raw, suffix) as image:
        if _too_large(image):
            return
        image.verify()
    with _opened(raw, suffix) as image:
        image.load()
        bare(raw, suffix)


def moves(raw: bytes, suffix: str) -> bool:
    """True for a picture of several frames that a browser would play. (A phone's JPEG may hold a second picture, which none shows.)"""
    with _opened(raw, suffix) as image:
        return suffix in (".png", ".webp") and bool(getattr(image, "is_animated", False))


def has_place(raw: bytes, suffix: str) -> bool:
    """True when the file says where on Earth the picture was taken: in EXIF, of any of its frames, or in XMP."""
    with _opened(raw, suffix) as image:
        if _too_large(image):
            return False
        for number in range(getattr(image, "n_frames", 1)):
            if number:
                image.seek(number)
            place = image.getexif().get_ifd(ExifTags.IFD.GPSInfo)
            if any(tag in place for tag in _PLACE) or any("GPSLatitude" in text for text in _texts(image)):
                return True
    return False


def published(raw: bytes, suffix: str) -> bytes:
    """The picture for the site: turned as it is shown, and nothing but the picture. The same bytes give the same bytes.

    `suffix`: of its name, in lower case, with the dot. Raises PictureError where the file is not whole.
    """
    with _opened(raw, suffix) as image:
        turned = raw if _orientation(image) in (None, 1) else _turned(image, raw)
    try:
        return bare(turned, suffix)
    except PartsError as error:
        raise PictureError from error


def _turned(image: Image.Image, raw: bytes) -> bytes:
    """The picture turned and encoded again, as closely to what it was as its kind allows."""
    how: dict[str, Any] = {"icc_profile": image.info.get("icc_profile")}
    kind = "JPEG" if image.format == "MPO" else str(image.format)
    if isinstance(image, JpegImagePlugin.JpegImageFile):
        how |= {"qtables": image.quantization, "subsampling": JpegImagePlugin.get_sampling(image), "optimize": True}
        how["progressive"] = bool(image.info.get("progressive"))
    elif kind == "WEBP":
        how |= {"lossless": b"VP8L" in raw[12:64], "quality": 90, "exact": True}
    stream = BytesIO()
    ImageOps.exif_transpose(image).save(stream, kind, **how)
    return stream.getvalue()


@contextmanager
def _opened(raw: bytes, suffix: str) -> Iterator[Image.Image]:
    """The picture, opened as the kind that its name says and no other. Whatever the decoder says of its bytes is a PictureError."""
    if suffix not in _FORMATS:
        raise PictureError
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of sizes and of notes that are broken: the size is judged, the notes go
            with Image.open(BytesIO(raw), formats=(_FORMATS[suffix],)) as image:
                if not all(image.size):
                    raise PictureError
                yield image
    except PictureError:
        raise
    except Exception as error:  # decoders raise whatever they stumble over
        raise PictureError from error


def _too_large(image: Image.Image) -> bool:
    """Too large to be decoded; Pillow decodes a PNG as soon as it is asked for its EXIF."""
    return max(image.size) > LARGEST_SIDE


def _orientation(image: Image.Image) -> int | None:
    return image.getexif().get(ExifTags.Base.Orientation)


def _texts(image: Image.Image) -> Iterator[str]:
    for value in image.info.values():
        yield value.decode("latin-1") if isinstance(value, bytes) else str(value)
