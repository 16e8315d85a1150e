"""The files of pictures: what is refused, what is published of them, and that nothing else is. Every picture is made here."""

from __future__ import annotations

import random
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageCms, PngImagePlugin

from scripts.tools.pictures import PictureError, check_whole, has_place, moves, picture_size, published

KINDS = {".png": "PNG", ".jpg": "JPEG", ".webp": "WEBP"}
SECRET = b"Camara de Ana"
NOTES = f"<x:xmpmeta>{SECRET.decode()}</x:xmpmeta>".encode()
GPS = {1: "S", 2: (33.0, 27.0, 0.0), 3: "W", 4: (70.0, 40.0, 0.0)}


def drawn(width: int = 48, height: int = 32) -> Image.Image:
    """A picture whose corners differ, so that a turn is seen: red, green, blue, white."""
    image = Image.new("RGB", (width, height), "white")
    for place, colour in (((0, 0), "red"), ((width // 2, 0), "lime"), ((0, height // 2), "blue")):
        image.paste(colour, (*place, place[0] + width // 2, place[1] + height // 2))
    return image


def saved(image: Image.Image, kind: str, **how: object) -> bytes:
    stream = BytesIO()
    image.save(stream, kind, **how)
    return stream.getvalue()


def noted(suffix: str, orientation: int = 1, place: bool = True) -> bytes:
    """A picture with notes of every kind: EXIF, XMP, IPTC, comments, texts, a colour profile, and bytes after its end."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = SECRET.decode()
    if place:
        exif[0x8825] = GPS
    how: dict[str, object] = {"exif": exif, "icc_profile": ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()}
    if suffix == ".png":
        texts = PngImagePlugin.PngInfo()
        texts.add_text("Author", SECRET.decode())
        texts.add_text("Author", SECRET.decode(), zip=True)
        texts.add_itxt("XML:com.adobe.xmp", NOTES.decode())
        return saved(drawn(), "PNG", **how, pnginfo=texts) + SECRET
    if suffix == ".webp":
        return saved(drawn(), "WEBP", **how, xmp=NOTES, lossless=True) + SECRET
    raw = saved(drawn(), "JPEG", **how, xmp=NOTES, comment=SECRET, quality=88, subsampling="4:2:0", progressive=True)
    iptc = b"Photoshop 3.0\0" + SECRET
    return raw[:2] + b"\xff\xed" + (len(iptc) + 2).to_bytes(2, "big") + iptc + raw[2:] + SECRET


def opened(raw: bytes) -> Image.Image:
    return Image.open(BytesIO(raw))


@pytest.mark.parametrize("suffix", KINDS)
def test_nothing_but_the_picture_is_published(suffix: str) -> None:
    raw = noted(suffix)
    check_whole(raw, suffix)
    bare = published(raw, suffix)
    assert SECRET in raw and SECRET not in bare and b"Exif" not in bare and b"EXIF" not in bare and b"eXIf" not in bare
    after = opened(bare)
    assert not dict(after.getexif()) and {"comment", "xmp", "photoshop", "Author", "exif"}.isdisjoint(after.info)
    assert after.info["icc_profile"] == opened(raw).info["icc_profile"], "the colours stay what they were"
    assert ImageChops.difference(opened(raw).convert("RGB"), after.convert("RGB")).getbbox() is None, "no point changes"
    assert published(raw, suffix) == bare and published(bare, suffix) == bare
    check_whole(bare, suffix)


@pytest.mark.parametrize("suffix", KINDS)
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_is_published_as_its_camera_was_turned(suffix: str, orientation: int) -> None:
    raw = noted(suffix, orientation)
    expected = (32, 48) if orientation > 4 else (48, 32)
    assert picture_size(raw, suffix) == expected
    bare = published(raw, suffix)
    after = opened(bare)
    assert after.size == expected and picture_size(bare, suffix) == expected and SECRET not in bare
    turns = {
        2: [Image.Transpose.FLIP_LEFT_RIGHT],
        3: [Image.Transpose.ROTATE_180],
        4: [Image.Transpose.FLIP_TOP_BOTTOM],
        5: [Image.Transpose.TRANSPOSE],
        6: [Image.Transpose.ROTATE_270],
        7: [Image.Transpose.TRANSVERSE],
        8: [Image.Transpose.ROTATE_90],
    }
    shown = drawn()
    for turn in turns.get(orientation, ()):
        shown = shown.transpose(turn)
    for x, y in ((4, 4), (expected[0] - 5, 4), (4, expected[1] - 5), (expected[0] - 5, expected[1] - 5)):
        one, other = shown.getpixel((x, y)), after.convert("RGB").getpixel((x, y))
        assert max(abs(a - b) for a, b in zip(one, other, strict=True)) < 12, (x, y)
    assert published(raw, suffix) == bare


@pytest.mark.parametrize("suffix", KINDS)
def test_a_picture_that_was_cut_is_refused_wherever_it_was_cut(suffix: str) -> None:
    raw = published(noted(suffix), suffix)
    for length in {0, 1, 8, 30, *range(40, len(raw) - 1, max(1, len(raw) // 60)), len(raw) - 1}:
        with pytest.raises(PictureError):
            check_whole(raw[:length], suffix)


@pytest.mark.parametrize("suffix", [".png", ".webp"])
def test_bytes_that_changed_on_the_way_raise_nothing_else(suffix: str) -> None:
    raw, chance = noted(suffix), random.Random(1)
    for _ in range(100):
        changed = bytearray(raw)
        changed[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
        for judge in (check_whole, picture_size, moves, has_place, published):
            try:
                judge(bytes(changed), suffix)
            except PictureError:
                continue


def test_a_picture_is_of_the_kind_that_its_name_says() -> None:
    for suffix, kind in KINDS.items():
        for other in KINDS:
            if other != suffix:
                with pytest.raises(PictureError):
                    check_whole(saved(drawn(), kind), other)
    for kind in ("GIF", "TIFF", "BMP"):
        with pytest.raises(PictureError):
            picture_size(saved(drawn(), kind), ".png")


def test_a_huge_picture_is_measured_and_never_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = saved(Image.new("1", (9000, 9000)), "PNG")
    assert len(raw) < 50_000
    monkeypatch.setattr(Image.Image, "load", lambda _: pytest.fail("decoded"))
    monkeypatch.setattr(PngImagePlugin.PngImageFile, "load", lambda _: pytest.fail("decoded"))
    assert picture_size(raw, ".png") == (9000, 9000)
    assert not has_place(raw, ".png") and not moves(raw, ".png")
    check_whole(raw, ".png")


def test_a_picture_of_more_points_than_any_machine_holds_is_refused() -> None:
    raw = bytearray(saved(Image.new("1", (10, 10)), "PNG"))
    raw[16:24] = b"\x7f\xff\xff\xff" * 2
    with pytest.raises(PictureError):
        check_whole(bytes(raw), ".png")


@pytest.mark.parametrize("suffix", KINDS)
def test_a_place_is_found_and_other_notes_are_none(suffix: str) -> None:
    assert has_place(noted(suffix), suffix)
    assert not has_place(noted(suffix, place=False), suffix)
    assert not has_place(published(noted(suffix), suffix), suffix)


@pytest.mark.parametrize("suffix", KINDS)
def test_a_place_in_xmp_is_found(suffix: str) -> None:
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><r exif:GPSLatitude="33,27.0S"/></x:xmpmeta>'
    texts = PngImagePlugin.PngInfo()
    texts.add_itxt("XML:com.adobe.xmp", xmp.decode(), zip=True)
    how = {"pnginfo": texts} if suffix == ".png" else {"xmp": xmp}
    assert has_place(saved(drawn(), KINDS[suffix], **how), suffix)


def test_a_directory_of_places_without_one_is_none() -> None:
    exif = Image.Exif()
    exif[0x8825] = {0: b"\x02\x03\x00\x00"}
    assert not has_place(saved(drawn(), "JPEG", exif=exif), ".jpg")


def test_the_second_picture_of_a_phone_stays_out_and_its_place_is_found() -> None:
    exif = Image.Exif()
    exif[0x8825] = GPS
    other = drawn()
    other.info["exif"] = exif.tobytes()
    raw = saved(drawn(), "MPO", save_all=True, append_images=[other])
    assert opened(raw).format == "MPO" and opened(raw).n_frames == 2
    check_whole(raw, ".jpg")
    assert not moves(raw, ".jpg")
    bare = published(raw, ".jpg")
    assert opened(bare).format == "JPEG" and len(bare) < len(raw) * 0.7


def test_what_moves_is_told() -> None:
    frames = [drawn(), drawn().rotate(180)]
    for suffix in (".png", ".webp"):
        raw = saved(frames[0], KINDS[suffix], save_all=True, append_images=frames[1:], duration=100)
        assert moves(raw, suffix) and not moves(saved(frames[0], KINDS[suffix]), suffix)


@pytest.mark.parametrize("mode", ["L", "RGBA", "P", "1", "LA", "I;16"])
def test_every_sort_of_points_survives(mode: str, tmp_path: Path) -> None:
    image = Image.new(mode, (20, 10)) if mode == "I;16" else drawn(20, 10).convert(mode)
    raw = saved(image, "PNG")
    check_whole(raw, ".png")
    after = opened(published(raw, ".png"))
    assert after.mode == opened(raw).mode and after.tobytes() == opened(raw).tobytes()
