"""How onrecord behaves towards servers, and how much one answer may ask of this machine."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.errors import UsageError
from onrecord.intake.version import own_version


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchSettings:
    """`contact` (an e-mail or web address) is told to every server in the User-Agent.

    `allow_private` lets addresses be fetched that are not of the public internet. `proxy` is an http
    address through which all goes; None means what the environment says (http_proxy, https_proxy,
    all_proxy, no_proxy), "" means none. `ca_file` holds the certificates that are trusted, None means
    SSL_CERT_FILE, else those that come with certifi.

    `pause`: seconds between the end of a request to a host and the next; a longer Crawl-delay of its
    robots.txt is kept, up to `longest_pause`. `most_bytes` bounds what one answer may hold, packed and
    unpacked; `seconds` all of one fetch, redirects included and pauses not; `idle_seconds` any wait for
    a connection, a name or the next bytes; `redirects` how often one is followed.
    """

    contact: str | None = None
    allow_private: bool = False
    proxy: str | None = None
    ca_file: str | None = None
    pause: float = 1.0
    longest_pause: float = 60.0
    most_bytes: int = 20_000_000
    seconds: float = 60.0
    idle_seconds: float = 15.0
    redirects: int = 5

    def __post_init__(self) -> None:
        if self.contact is not None and not (self.contact.isascii() and self.contact.isprintable()):
            raise UsageError("the contact must be an e-mail or web address in ASCII, on one line")
        if self.pause < 0:
            raise UsageError("the pause between two requests cannot be less than nothing")

    @property
    def user_agent(self) -> str:
        """onrecord, its version and the contact."""
        name = f"onrecord/{own_version()}"
        return f"{name} ({self.contact})" if self.contact else name


DEFAULT_SETTINGS = FetchSettings()
