"""Own what a picture must be so that the engine embeds it and an archive takes the PDF.

The engine writes any mode of Pillow's that it does not know as RGB, sixteen bits as eight, and
turns a picture that lies on its side with a loss; PDF/A-3 takes no CMYK beside sRGB (ISO
19005-3, 6.2.4.3). Here pictures become grey or RGB, upright, before the engine sees them.
"""

import warnings
from io import BytesIO

from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError
from PIL import __version__ as pillow_version

from edition.typeset.engine.patching import replaced

FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
AS_IT_IS = {"PNG": {"L", "LA", "RGB", "RGBA"}, "JPEG": {"L", "RGB"}}
"""Modes of pictures that are embedded unchanged, by format."""
SIXTEEN_BITS = "I;16"
ORIENTATION = 0x0112
"""The EXIF tag of a picture that is to be turned; 1 when it stands upright."""
QUALITY = 95
VERSION = f"Pillow {pillow_version}"


def ready(data: bytes) -> bytes:
    """Return the picture *data* as a PNG or a JPEG, upright, grey or RGB; as it is if it is so.

    Of moving pictures it is the first.

    Raises:
        ValueError: it cannot be read, and why.
    """
    try:
        with warnings.catch_warnings(), Image.open(BytesIO(data), formats=FORMATS) as picture:
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            _insist_on_whole(picture)
            if _is_ready(picture):
                return data
            return _made_ready(picture)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise ValueError("it has more pixels than any page could show") from None
    except UnidentifiedImageError:
        raise ValueError("it is no PNG, JPEG, GIF or WebP") from None
    except (OSError, SyntaxError, ValueError, EOFError) as error:  # Pillow's, for damaged ones
        raise ValueError("it is damaged or cut off") from error


def _insist_on_whole(picture: Image.Image) -> None:
    if not all(picture.size):
        raise ValueError
    with replaced(ImageFile, "LOAD_TRUNCATED_IMAGES", value=False):  # the engine sets it
        picture.load()


def _is_ready(picture: Image.Image) -> bool:
    is_upright = picture.getexif().get(ORIENTATION, 1) == 1
    is_plain = "transparency" not in picture.info
    return is_upright and is_plain and picture.mode in AS_IT_IS.get(picture.format or "", ())


def _made_ready(picture: Image.Image) -> bytes:
    written = BytesIO()
    upright = _in_known_mode(ImageOps.exif_transpose(picture))
    if picture.format == "JPEG":
        upright.save(written, "JPEG", quality=QUALITY, subsampling=0)
    else:
        upright.save(written, "PNG")
    return written.getvalue()


def _in_known_mode(picture: Image.Image) -> Image.Image:
    if picture.mode.startswith(SIXTEEN_BITS):
        return picture.point(lambda level: level / 256).convert("L")
    if "transparency" in picture.info:
        return picture.convert("RGBA")
    if picture.mode in AS_IT_IS["PNG"]:
        return picture
    return picture.convert("L" if picture.mode in {"1", "F", "I"} else "RGB")
