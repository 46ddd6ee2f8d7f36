"""Names and places: pools to draw replacement names from, and the word lists behind the lexicon.

Sources, all free to use: ONS baby names (OGL v3), names by country (CC0), UK surnames of sdglinkage (MIT), nicknames
(Apache-2.0), Faker's locales (MIT), OS Open Names (contains OS data (c) Crown copyright).
"""

from __future__ import annotations

import csv
import importlib
import random
import re
from dataclasses import dataclass, field
from pathlib import Path

from wa_redact.features import GIVEN, RARE_GIVEN, SURNAME, TOWN

_NAME = re.compile(r"^[^\W\d_][^\W\d_'\u2019-]{1,19}$|^[^\W\d_]+['\u2019-][^\W\d_]+$")
_LOCALES = {  # locale -> share of the draws that are not from the British lists
    "en_IE": 2, "en_IN": 5, "en_PK": 6, "en_NG": 3, "yo_NG": 3, "ig_NG": 2, "ha_NG": 1, "tw_GH": 4, "en_KE": 1, "en_US": 2,
    "pl_PL": 4, "ro_RO": 3, "tr_TR": 3, "pt_PT": 2, "pt_BR": 1, "fr_FR": 1, "es_ES": 1, "it_IT": 1, "lt_LT": 1, "lv_LV": 1,
    "sk_SK": 1, "cs_CZ": 1, "hu_HU": 1, "hr_HR": 1, "sq_AL": 2, "zu_ZA": 1, "vi_VN": 1, "ga_IE": 1, "nl_NL": 1, "de_DE": 1,
    "id_ID": 1, "fil_PH": 1, "sw": 2, "az_AZ": 1, "en_BD": 3, "en_MS": 1, "fr_DZ": 2, "es_MX": 1, "sv_SE": 1, "en_GB": 4,
}  # fmt: skip
_COUNTRY_SHARE = 25


@dataclass(slots=True)
class Names:
    """Weighted pools and the kind bits of every listed lower-case word."""

    given: list[list[str]] = field(default_factory=list)
    given_weights: list[float] = field(default_factory=list)
    surnames: list[list[str]] = field(default_factory=list)
    surname_weights: list[float] = field(default_factory=list)
    nicks: dict[str, list[str]] = field(default_factory=dict)
    common: list[str] = field(default_factory=list)
    common_weights: list[float] = field(default_factory=list)
    towns: list[str] = field(default_factory=list)
    kinds: dict[str, int] = field(default_factory=dict)

    def draw_given(self, rng: random.Random) -> str:
        """A given name: 35 % British by frequency, the rest from anywhere, each list uniformly."""
        if rng.random() < 0.35:
            return rng.choices(self.common, cum_weights=self.common_weights)[0]
        return rng.choice(rng.choices(self.given, cum_weights=self.given_weights)[0])

    def draw_surname(self, rng: random.Random) -> str:
        return rng.choice(rng.choices(self.surnames, cum_weights=self.surname_weights)[0])

    def mark(self, word: str, kind: int) -> None:
        low = word.lower().replace("\u2019", "'")
        self.kinds[low] = self.kinds.get(low, 0) | kind


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _faker(locale: str) -> tuple[list[str], list[str]]:
    try:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
    except ImportError:
        return [], []
    given: set[str] = set()
    last: set[str] = set()
    for attribute in dir(provider):
        values = getattr(provider, attribute)
        if not isinstance(values, (tuple, list, dict)):
            continue
        words = {value for value in values if isinstance(value, str) and _NAME.match(value)}
        if "first_name" in attribute:
            given |= words
        elif "last_name" in attribute or attribute.startswith("surname"):
            last |= words
    return sorted(given), sorted(last)


def _cumulate(weights: list[float]) -> list[float]:
    total, out = 0.0, []
    for weight in weights:
        total += weight
        out.append(total)
    return out


def load(data: Path) -> Names:
    """Read all lists under ``data/gazetteers``."""
    lists = data / "gazetteers"
    names = Names()
    counts: dict[str, int] = {}
    for row in _rows(lists / "ons_baby_names_england_wales_total.csv"):
        word = row["name"].title().replace(" ", "-")
        if _NAME.match(word):
            counts[word] = counts.get(word, 0) + int(row["count"])
    names.common = [word for word, count in counts.items() if count >= 20]
    names.common_weights = _cumulate([counts[word] ** 0.5 for word in names.common])
    rare = [word for word, count in counts.items() if count < 20]
    for word, count in counts.items():
        names.mark(word, GIVEN if count >= 60 else RARE_GIVEN)
    pools: list[tuple[list[str], float]] = [(names.common, 20.0), (rare, 12.0)]
    surname_pools: list[tuple[list[str], float]] = []
    uk = [row["surname"].title() for row in _rows(lists / "sdglinkage_lastname_uk.csv")]
    uk = [word for word in uk if _NAME.match(word)]
    surname_pools += [(uk[:1500], 25.0), (uk, 10.0)]
    for word in uk:
        names.mark(word, SURNAME)
    for file, column, kind in (("forenames", pools, GIVEN), ("surnames", surname_pools, SURNAME)):
        words = {row["Romanized Name"].strip() for row in _rows(lists / f"names_by_country_common_{file}.csv")}
        words |= {word.split()[0] for word in words if " " in word}
        chosen = sorted(word for word in words if _NAME.match(word))
        column.append((chosen, float(_COUNTRY_SHARE)))
        for word in chosen:
            names.mark(word, kind)
    for locale, share in _LOCALES.items():
        given, last = _faker(locale)
        for words, column, kind in ((given, pools, GIVEN), (last, surname_pools, SURNAME)):
            if words:
                column.append((words, float(share)))
            for word in words:
                names.mark(word, kind)
    for row in _rows(lists / "nicknames.csv"):
        names.nicks.setdefault(row["name1"], []).append(row["name2"])
        if names.kinds.get(row["name1"], 0) & GIVEN and row["name2"].isalpha():
            names.mark(row["name2"], GIVEN)
    for row in _rows(lists / "gb_places_os_open_names.csv"):
        if row["type"] in ("City", "Town", "Village", "Suburban Area"):
            if row["type"] != "Village":
                names.towns.append(row["name"])
            if " " not in row["name"]:
                names.mark(row["name"], TOWN)
    names.given, weights = [pool for pool, _ in pools], [share for _, share in pools]
    names.given_weights = _cumulate(weights)
    names.surnames, weights = [pool for pool, _ in surname_pools], [share for _, share in surname_pools]
    names.surname_weights = _cumulate(weights)
    return names
