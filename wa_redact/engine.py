"""The steps that one message goes through. The only file that knows their order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from time import monotonic

from wa_redact.decode import decode
from wa_redact.errors import DetectorError, OversizeError, TimeLimitError, UndecidedError
from wa_redact.labels import LABELS
from wa_redact.names import Names
from wa_redact.policy import Policy
from wa_redact.render import Pseudonyms, render
from wa_redact.spans import union
from wa_redact.text import Text, normalise, taken_inside
from wa_redact.types import Action, Detector, Finding, Recogniser, Span, Verdict

#: one value can hide another ("07700 900123 07700 900456"); looking again ends when nothing new is found
MAX_LOOKS = 8
#: from this score on a name is sure enough to be looked for in the rest of its message
SURE = 0.8


class _Reading:
    """One message while it is read: what was found so far and the names that are sure."""

    __slots__ = ("covered", "found", "known", "names", "raw")

    def __init__(self, raw: str, known: Names | None) -> None:
        self.raw = raw
        self.known = known
        self.names: Names | None = None
        self.found: list[Finding] = []
        self.covered: list[tuple[int, int]] = []

    def views(self) -> list[Text]:
        """The readings of ``raw`` with what was found blanked: its normal form and, where it has one, the second."""
        if self.found:
            self.covered = [f[:2] for f in union(self.found)]
        text = normalise(self.raw, self.covered)
        second = decode(text)
        return [text] if second is None else [text, second]


class Engine:
    """Detectors and a model under one policy. Stateless between messages, so it may be shared by threads.

    ``model`` None means rules only. ``hash_key`` is needed for the style "hash".
    """

    def __init__(
        self,
        policy: Policy,
        detectors: Sequence[Detector],
        model: Recogniser | None,
        *,
        hash_key: bytes | None = None,
    ) -> None:
        self.policy = policy
        self.model = model
        self._hash_key = hash_key
        self._detectors = tuple(d for d in detectors if policy.rules[d.label].action > Action.ALLOW)
        self._by_word: dict[str, int] = {}
        self._by_char: dict[str, int] = {}
        self._always = 0
        for i, detector in enumerate(self._detectors):
            gate = detector.gate
            for word in gate.words:
                self._by_word[word] = self._by_word.get(word, 0) | 1 << i
            for char in gate.chars:
                self._by_char[char] = self._by_char.get(char, 0) | 1 << i
            if not gate.words and not gate.chars:
                self._always |= 1 << i
        # detectors[n] open at n digits or fewer
        most = max((d.gate.digits for d in self._detectors), default=0)
        self._by_digits = [
            sum(1 << i for i, d in enumerate(self._detectors) if d.gate.digits <= n) for n in range(most + 1)
        ]

    def detect(self, text: str, known: Names | None = None) -> tuple[Finding, ...]:
        """What identifies a person in ``text``: sorted, disjoint findings (code points into ``text``).

        ``known``: names that are found wherever they stand, such as those of a thread's people. Raises OversizeError, TimeLimitError or DetectorError when no decision could be reached, TypeError for
        what is not a str.
        """
        return self._find([text], known)[0]

    def redact(self, text: str, pseudonyms: Pseudonyms | None = None) -> str:
        """``text`` with everything identifying replaced: always safe to send. Raises as ``detect`` does."""
        return render(text, self._covered(self.detect(text)), self.policy.style, pseudonyms, self._hash_key)

    def check(self, text: str, pseudonyms: Pseudonyms | None = None) -> Verdict:
        """The decision about ``text``. Any failure is a BLOCK that names its type; nothing is raised but TypeError."""
        try:
            return self.judge(text, self._find([text])[0], pseudonyms)
        except TypeError:
            if not isinstance(text, str):
                raise
            return _blocked("TypeError")
        except Exception as e:
            return _blocked(type(e).__name__)

    def pipe(self, texts: Iterable[str], *, batch_size: int = 128) -> Iterator[Verdict]:
        """The verdict on each of ``texts``, in order, in batches; the same as ``check`` one by one."""
        stream = iter(texts)
        while batch := list(islice(stream, batch_size)):
            try:
                found = self._find(batch)
            except Exception:  # one of them failed: each on its own, so that the others are decided
                yield from (self.check(text) for text in batch)
                continue
            yield from (self.judge(t, f, None) for t, f in zip(batch, found, strict=True))

    def judge(self, text: str, findings: tuple[Finding, ...], pseudonyms: Pseudonyms | None = None) -> Verdict:
        """The decision about ``text`` in which ``findings`` (sorted, disjoint, as ``detect`` gives them) were found."""
        action = max((self.policy.rules[f.label].action for f in findings), default=Action.ALLOW)
        safe = render(text, self._covered(findings), self.policy.style, pseudonyms, self._hash_key)
        counts = Counter(f.label for f in findings)
        reasons = tuple(f"no-identifiers: {LABELS[label]} ({n})" for label, n in sorted(counts.items()))
        return Verdict(action, safe, findings, reasons)

    def _covered(self, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """Those that are taken out of the text: a warning leaves it as it is."""
        return tuple(f for f in findings if self.policy.rules[f.label].action > Action.WARN)

    def _find(self, texts: Sequence[str], known: Names | None = None) -> list[tuple[Finding, ...]]:
        deadline = monotonic() + self.policy.time_limit
        for text in texts:
            if not isinstance(text, str):
                raise TypeError(f"a message is a str, not {type(text).__name__}")
            if len(text) > self.policy.max_chars:
                raise OversizeError(f"message of {len(text)} characters; the policy allows {self.policy.max_chars}")
        readings = [_Reading(text, known) for text in texts]
        open_ = readings
        for _ in range(MAX_LOOKS):
            views = [reading.views() for reading in open_]
            by_model = iter(self._by_model([view.norm for pair in views for view in pair]))
            open_ = [r for r, pair in zip(open_, views, strict=True) if self._look(r, pair, by_model, deadline)]
            if not open_:
                break
        return [union(r.found, self.policy.severity) if r.found else () for r in readings]

    def _look(self, reading: _Reading, views: list[Text], by_model: Iterator[list[Span]], deadline: float) -> bool:
        """Look at one message once; True when something new was found that the policy wants."""
        new: list[Finding] = []
        for view in views:
            self._by_rules(view, deadline, new)
            new += (Finding(*view.to_raw(s.start, s.end), s.label, s.score, "model") for s in next(by_model))
            if reading.known is not None:
                new += _raw(reading.known, view)
            if reading.names is not None:
                new += _raw(reading.names, view)
        if not new:
            return False
        raw, covered = reading.raw, reading.covered
        kept = [f for f in new if not taken_inside(covered, f.start, f.end) and self.policy.keeps(f, raw)]
        reading.found += kept
        for f in kept:
            if f.label == "PERSON" and f.score >= SURE:
                if reading.names is None:
                    reading.names = Names()
                reading.names.learn(raw[f.start : f.end])
        return bool(kept)

    def _gates(self, text: Text) -> int:
        """The detectors whose gate ``text`` opens, as bits."""
        mask = self._always
        by_word = self._by_word
        for word in text.words:
            if word in by_word:
                mask |= by_word[word]
        for char, bits in self._by_char.items():
            if char in text.low:
                mask |= bits
        return mask & self._by_digits[min(text.digits, len(self._by_digits) - 1)]

    def _by_rules(self, text: Text, deadline: float, new: list[Finding]) -> None:
        """Add to ``new`` what the detectors find whose gate opens; offsets are into ``text.raw``."""
        mask = self._gates(text)
        while mask:
            i = mask.bit_length() - 1
            mask ^= 1 << i
            detector = self._detectors[i]
            try:
                new += _raw(detector, text)
            except TimeoutError:
                raise TimeLimitError(f"detector {detector.name}") from None
            except UndecidedError:
                raise
            except Exception as e:
                # the cause is not chained: its message may quote the text
                raise DetectorError(f"detector {detector.name}: {type(e).__name__}") from None
            if monotonic() > deadline:
                raise TimeLimitError(f"after {self.policy.time_limit} s")

    def _by_model(self, texts: list[str]) -> list[list[Span]]:
        if self.model is None or not self.policy.thresholds:
            return [[]] * len(texts)
        return self.model.spans(texts, self.policy.thresholds)


def _raw(detector: Detector, text: Text) -> Iterator[Finding]:
    """What ``detector`` finds in ``text``, with offsets into ``text.raw``."""
    for f in detector.find(text):
        if f.end > f.start:
            start, end = text.to_raw(f.start, f.end)
            yield f._replace(start=start, end=end)


def _blocked(cause: str) -> Verdict:
    return Verdict(Action.BLOCK, "", (), (f"could not decide: {cause}",), cause)
