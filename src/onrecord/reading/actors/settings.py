"""What the rules about actors weigh with: set by hand, checked on training/affairs by
training/actors_eval.py."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """Weights of prominence (`subject` to `source`), what distance costs, and how far is looked back
    (`reach` sentences, `reach_tokens` tokens)."""

    subject: float = 1.0
    object: float = -0.4
    possessor: float = -0.5
    adjective: float = -0.5
    quoted: float = -1.2
    source: float = 1.0
    decay: float = 0.8
    slope: float = 0.01
    paragraph: float = 0.15
    again: float = 0.05
    reach: int = 12
    reach_tokens: int = 400
    unknown_gender: float = -0.3
    loose_number: float = -0.8
    decay_of_states: float = 0.35
    home: float = 1.0
    foreign: float = 0.3
    implied: float = -2.5
    often: float = 0.5
    anyone: float = -2.5


SETTINGS = Settings()
