"""Actors and places in a few words, for people."""

from __future__ import annotations

from onrecord.schema import Actor, Place


def actor_words(actor: Actor) -> str:
    """Name, and in brackets kind and roles: "Ines Calloway (person, harbour master of Varde)"."""
    roles = dict.fromkeys(role_words(role.title, role.of) for role in actor.roles)
    return f"{actor.name} ({', '.join([actor.kind, *roles])})"


def role_words(title: str, of: str | None) -> str:
    """ "harbour master of Varde"; the title alone where it is left open of whom or says it itself."""
    return title if of is None or of in title else f"{title} of {of}"


def place_words(place: Place) -> str:
    """Name and, where it is known, country or region: "Varde (DK)"."""
    code = place.region or place.country
    return f"{place.name} ({code})" if code else place.name
