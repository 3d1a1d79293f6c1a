"""How much one input may ask of this machine."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Upper bounds, in bytes after unpacking unless said otherwise; beyond one stands a Failure.

    `page_bytes`, `page_tags` and `tag_attributes` keep an HTML page to seconds: finding the article
    takes time that grows with the square of the number of its paragraphs, and parsing a tag with
    the square of the number of its attributes. `text_bytes` bounds a plain text file and one JSONL
    line. `json_bytes` bounds a JSON list or object, which is held in memory whole, and `json_commas`
    how many values it comes to there; a JSONL file may be of any length, as it is read line by line.
    `text_characters` bounds what one report may have to read, six times the longest of ten thousand
    articles.
    """

    page_bytes: int = 5_000_000
    page_tags: int = 30_000
    tag_attributes: int = 2_000
    text_bytes: int = 10_000_000
    json_bytes: int = 100_000_000
    json_commas: int = 5_000_000
    text_characters: int = 200_000


DEFAULT_LIMITS = Limits()
