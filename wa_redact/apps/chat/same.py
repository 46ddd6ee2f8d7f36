"""Which names may mean the same person: one that is contained in the other, short forms and initials included."""

from __future__ import annotations

from collections.abc import Iterator

from wa_redact.apps.chat.contacts import Key
from wa_redact.names import other_forms


class Index:
    """Keys of names, each with whose it is (a number); finds those that hold another."""

    def __init__(self) -> None:
        self._by_part: dict[str, list[tuple[Key, int]]] = {}
        self._by_initials: dict[str, list[tuple[Key, int]]] = {}
        self._exact: dict[tuple[str, ...], list[tuple[Key, int]]] = {}
        self._contacts: set[int] = set()

    def add(self, key: Key, whose: int, *, contact: bool = False) -> None:
        """Add ``key``, a name of the person ``whose``."""
        if contact:
            self._contacts.add(whose)
        self._exact.setdefault(key.parts, []).append((key, whose))
        for word in {half for part in key.parts for half in (part, *part.split("-"))}:
            self._by_part.setdefault(word, []).append((key, whose))
        if len(key.parts) > 1:
            self._by_initials.setdefault("".join(part[0] for part in key.parts), []).append((key, whose))

    def same(self, key: Key) -> set[int]:
        """Whose the name ``key`` is, as it stands."""
        return {whose for other, whose in self._exact.get(key.parts, ()) if _titles_agree(key, other)}

    def above(self, key: Key, *, titled: bool = False) -> set[int]:
        """Whose names hold ``key`` and more, or another form of it; no more than two are looked for.

        ``titled``: a name without a title does not hold one with a title.
        """
        found: set[int] = set()
        for other, whose in self._near(key):
            if whose in found or other.parts == key.parts or not contains(other, key):
                continue
            # "Mr Grant" is hardly the child who was called Tyla Grant
            if key.title and not other.title and (titled or whose not in self._contacts):
                continue
            found.add(whose)
            if len(found) > 1:
                break
        return found

    def holders(self, key: Key) -> Iterator[Key]:
        """The names that hold ``key`` and more."""
        return (k for k, _ in self._near(key) if len(k.parts) > len(key.parts) and contains(k, key))

    def below(self, key: Key) -> dict[int, Key]:
        """Whose names ``key`` holds, and which."""
        found: dict[int, Key] = {}
        for part in key.parts:
            for word in (part, *other_forms(part)):
                for other, whose in self._by_part.get(word, ()):
                    if len(other.parts) < len(key.parts) and contains(key, other):
                        found[whose] = other
                    if len(found) > 1:
                        return found
        return found

    def _near(self, key: Key) -> Iterator[tuple[Key, int]]:
        words = [part for part in key.parts if not part.endswith(".")]
        if not words:
            initials = "".join(part[0] for part in key.parts)
            yield from self._by_initials.get(initials, ()) if len(initials) > 1 else ()
            return
        # the rarest word has the fewest to look at
        around = min(
            (_forms(word) for word in words), key=lambda forms: sum(len(self._by_part.get(f, ())) for f in forms)
        )
        for form in around:
            yield from self._by_part.get(form, ())


def contains(long: Key, short: Key) -> bool:
    """True when every part of ``short`` is one of ``long``'s, each of another, and their titles agree."""
    if len(short.parts) > len(long.parts) or not _titles_agree(long, short):
        return False
    left = list(long.parts)
    for part in sorted(short.parts, key=len, reverse=True):
        match = next((p for p in left if _match(part, p)), None)
        if match is None:
            return False
        left.remove(match)
    return True


def _match(part: str, other: str) -> bool:
    if part == other:
        return True
    if part.endswith(".") or other.endswith("."):
        return part[0] == other[0]
    return other in other_forms(part) or part in other.split("-") or other in part.split("-")


def _forms(word: str) -> list[str]:
    plural = [word[:-1]] if word.endswith("s") and len(word) > 3 else []
    return [word, *other_forms(word), *word.split("-")[: 9 if "-" in word else 0], *plural]


def _titles_agree(a: Key, b: Key) -> bool:
    return not (a.title and b.title and a.title != b.title)
