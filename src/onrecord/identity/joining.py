"""Things joined into sets by the links between them."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Joined(Generic[T]):
    """Disjoint sets. What is joined to what does not depend on the order of joining."""

    def __init__(self) -> None:
        self._above: dict[T, T] = {}

    def root(self, item: T) -> T:
        """One item that stands for the set that `item` is in; which one may change with `join`."""
        above = self._above
        while (parent := above.setdefault(item, item)) != item:
            above[item] = item = above[parent]
        return item

    def join(self, first: T, second: T) -> None:
        """Makes the sets of two items one."""
        self._above[self.root(first)] = self.root(second)

    def join_all(self, items: Iterable[T]) -> None:
        """Makes the sets of all items one."""
        first: T | None = None
        for item in items:
            if first is None:
                self.root(item)
                first = item
            else:
                self.join(first, item)

    def sets(self) -> list[list[T]]:
        """All sets, each in the order in which its items came."""
        found: dict[T, list[T]] = {}
        for item in list(self._above):
            found.setdefault(self.root(item), []).append(item)
        return list(found.values())
