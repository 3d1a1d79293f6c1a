"""A text as words: the tokens that every rule about actors looks at, made once."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from onrecord.schema import Span, Spans

# Abbreviations keep their stop; a possessive mark is a token of its own.
_TOKEN = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Drs|Prof|St|Ste|Sr|Jr|Sen|Rep|Gov|Gen|Col|Lt|Capt|Cmdr|Sgt|Adm|Rev|Fr|Hon|Smt|Shri"
    r"|Ing|Pte|No|vs|etc)\."
    r"|(?:[A-Z]\.){2,8}|[A-Z]\.(?=\s[A-Z])"
    r"|[^\W_]+\.[a-z]{2,3}(?![\w.])"
    r"|['’]s(?![^\W_])"
    r"|[^\W_]+(?:(?:[-‐]|['’](?!s(?![^\W_])))[^\W_]+)*"
    r"|\n|[^\s\w]|_"
)
_ENDS = frozenset(".!?…\n")
_QUOTES = frozenset("“”\"„«»‘’'‹›")


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of `text`: `start` and `end` in characters, `low` in lower case, `cap` whether the
    first letter is a capital, `sentence` and `paragraph` numbers, `quoted` whether it stands in
    quotation. A line end is a token."""

    text: str
    start: list[int]
    end: list[int]
    low: list[str]
    cap: list[bool]
    sentence: list[int]
    paragraph: list[int]
    quoted: list[bool]

    def __len__(self) -> int:
        return len(self.start)

    def span(self, first: int, last: int) -> Span:
        """The characters of tokens [first, last)."""
        return Span(self.start[first], self.end[last - 1])

    def of(self, first: int, last: int) -> str:
        """The text of tokens [first, last), blanks between them made one."""
        return " ".join(self.text[self.start[first] : self.end[last - 1]].split()) if first < last else ""

    def tokens(self, span: Span) -> tuple[int, int]:
        """The tokens [first, last) that touch a span."""
        first = bisect_right(self.end, span.start)
        return first, max(first, bisect_left(self.start, span.end))

    def begins(self, i: int) -> bool:
        """Whether token `i` is the first word of a sentence, a paragraph or a quotation."""
        k = i - 1
        while k >= 0 and self.low[k] in _QUOTES:
            k -= 1
        if k < 0 or self.low[k] in _ENDS:
            return True
        return k < i - 1 or self.low[k] in ":—–-"


def words(text: str, quotations: Spans) -> Words:
    """The words of `text`, whose quotations are given in text order."""
    start: list[int] = []
    end: list[int] = []
    low: list[str] = []
    cap: list[bool] = []
    for match in _TOKEN.finditer(text):
        token = match.group()
        start.append(match.start())
        end.append(match.end())
        low.append(token.lower())
        cap.append(token[0].isupper())
    sentence, paragraph = _numbers(low, cap)
    return Words(text, start, end, low, cap, sentence, paragraph, _quoted(start, quotations))


def _numbers(low: list[str], cap: list[bool]) -> tuple[list[int], list[int]]:
    """Sentence and paragraph number of each token. Quotation marks after a stop belong to its sentence
    where the next word stands apart from them, which only the next word tells: they go with it."""
    sentence, paragraph, s, p = [], [], 0, 0
    over = False
    for i, token in enumerate(low):
        if token == "\n":
            p, s, over = p + 1, s + 1, False
        elif token in ".!?…":
            over = True
        elif over and token not in _QUOTES:
            if cap[i] or token[0].isdigit():
                s += 1
            over = False
        sentence.append(s)
        paragraph.append(p)
    return sentence, paragraph


def _quoted(start: list[int], quotations: Spans) -> list[bool]:
    inside = [False] * len(start)
    for mark in quotations:
        for k in range(bisect_left(start, mark.start), bisect_left(start, mark.end)):
            inside[k] = True
    return inside
