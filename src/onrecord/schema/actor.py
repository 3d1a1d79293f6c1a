"""Who a report speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.schema.spans import Spans

ActorKind = Literal["person", "organisation", "state", "media", "group", "unnamed"]
ACTOR_KINDS: tuple[ActorKind, ...] = ("person", "organisation", "state", "media", "group", "unnamed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What an actor is called beside its name: `title` ("foreign minister"), `of` whom it holds that
    role (a canonical name; None where the text leaves it open), and the spans that say so."""

    title: str
    of: str | None
    spans: Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One person, organisation, state, medium, group or unnamed source of one report.

    `name` is the fullest name that the report gives; an unnamed source is its own description.
    `mentions` are all spans that mean it, in text order; `roles` in the order of their first span.
    """

    name: str
    kind: ActorKind
    mentions: Spans
    roles: tuple[Role, ...] = ()
