"""Place names brought to one form, so that what a text writes finds what the gazetteer holds."""

from __future__ import annotations

import hashlib
import unicodedata

_JOINED = str.maketrans(dict.fromkeys("-‐‑‒–—/,", " ") | dict.fromkeys(".'’‘ʼʻ`´“”\""))
_SPELT_OUT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "pt": "point"}
_LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"}
)


def folded(name: str) -> str:
    """The name without case, accents, dots, apostrophes and hyphens, its words a blank apart, "St.",
    "Mt." and "Ft." spelt out: "Saint-Étienne" and "St. Etienne" are both "saint etienne"."""
    lower = name.lower()
    if not lower.isascii():
        # Lowered once more: what a sign is made of may have capitals.
        lower = unicodedata.normalize("NFKD", lower.translate(_LETTERS)).lower()
        lower = "".join(c for c in lower if not unicodedata.combining(c))
    words = lower.translate(_JOINED).split()
    if len(words) > 1:
        words = [_SPELT_OUT.get(word, word) for word in words]
    return " ".join(words)


def key_of(name: str) -> tuple[int, int]:
    """What a folded name is filed under: 32 bits to find it by, 8 more to tell it from others."""
    digest = hashlib.blake2b(name.encode("utf-8", "replace"), digest_size=5).digest()
    return int.from_bytes(digest[:4], "little"), digest[4]
