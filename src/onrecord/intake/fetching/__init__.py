"""The web, fetched: http and https only, public addresses only unless told otherwise.

from onrecord.intake.fetching.fetcher import Fetcher

fetcher = Fetcher(FetchSettings(contact="desk@example.org"))
found = fetcher.fetch("https://news.example/article")    # found.address, found.body
"""

from onrecord.intake.fetching.failing import TRANSIENT
from onrecord.intake.fetching.settings import DEFAULT_SETTINGS, FetchSettings

__all__ = ["DEFAULT_SETTINGS", "TRANSIENT", "FetchSettings"]
