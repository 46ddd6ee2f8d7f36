"""The steps that one message goes through. The only file that knows their order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from time import monotonic

from wa_redact.decode import decode
from wa_redact.errors import DetectorError, OversizeError, PolicyError, TimeLimitError, UndecidedError
from wa_redact.judge import Judge, undecided
from wa_redact.names import AlwaysNames, Names, never_names
from wa_redact.patterns import SHORT
from wa_redact.phrases import names_only
from wa_redact.policy import Policy
from wa_redact.render import Pseudonyms
from wa_redact.spans import union
from wa_redact.text import Text, normalise, taken_inside
from wa_redact.types import MODEL, Action, Detector, Finding, Recogniser, Situation, Span, Verdict

#: one value can hide another ("07700 900123 07700 900456"); looking again ends when nothing new is found, and a
#: message in which something new is found so many times is not decided
MAX_LOOKS = 64
#: from this score on a name is sure enough to be looked for in the rest of its message
SURE = 0.8
#: with a model, a person whom a rule finds stands alone from this score on; below, it is evidence that the model weighs
#: ("hi sunshine" is a greeting, and only perhaps a name). The rules about addresses and places are surer than the model.
ALONE = {"PERSON": 0.8}

#: a finding with offsets into the message, and its value in the normal form
_Read = tuple[Finding, str]


class _Reading:
    """One message while it is read: what was found so far and the names that are sure."""

    __slots__ = ("covered", "found", "known", "names", "norm", "raw")

    def __init__(self, raw: str, known: Names | None) -> None:
        self.raw = raw
        self.norm = normalise(raw)
        self.known = known
        self.names: Names | None = None
        self.found: list[Finding] = []
        self.covered: list[tuple[int, int]] = []

    def views(self) -> list[Text]:
        """The readings of ``raw`` with what was found blanked: its normal form and, where it has one, the second."""
        text = self.norm
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
        if hash_key is None and any(rule.style == "hash" for rule in policy.rules.values()):
            raise PolicyError("style: 'hash' needs a hash key")
        self.policy = policy
        self.model = model
        self._judge = Judge(policy, hash_key)
        self._always = AlwaysNames(policy.always_names) if policy.always_names else None
        #: the phrases that name nobody
        self.never = never_names(policy.never_names, policy.always_names)
        # the labels that the model is asked for
        self._known = frozenset(policy.thresholds).intersection(model.labels if model is not None else ())
        self._detectors = tuple(d for d in detectors if policy.action(d.label) > Action.ALLOW)
        self._by_word: dict[str, int] = {}
        self._by_char: dict[str, int] = {}
        self._ungated = 0
        for i, detector in enumerate(self._detectors):
            gate = detector.gate
            for word in gate.words:
                self._by_word[word] = self._by_word.get(word, 0) | 1 << i
            for char in gate.chars:
                self._by_char[char] = self._by_char.get(char, 0) | 1 << i
            if not gate.words and not gate.chars:
                self._ungated |= 1 << i
        self._words = frozenset(self._by_word)
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
        return self.find([text], known)[0]

    def redact(self, text: str, pseudonyms: Pseudonyms | None = None) -> str:
        """``text`` with everything identifying replaced: always safe to send. Raises as ``detect`` does."""
        return self._judge.render(text, self.detect(text), pseudonyms)

    def check(self, text: str, pseudonyms: Pseudonyms | None = None, situation: Situation | None = None) -> Verdict:
        """The decision about ``text``. Any failure is a BLOCK that names its type; nothing is raised but TypeError.

        ``situation``: for whom it is and from what it is sent; None means whom the policy is for, from a work telephone.
        """
        try:
            ((findings, norm),) = self._read([text])
            return self._judge.verdict(text, findings, pseudonyms, situation, norm)
        except TypeError:
            if not isinstance(text, str):
                raise
            return undecided("TypeError")
        except Exception as e:
            return undecided(type(e).__name__)

    def pipe(
        self, texts: Iterable[str], *, batch_size: int = 128, situation: Situation | None = None
    ) -> Iterator[Verdict]:
        """The verdict on each of ``texts``, in order, in batches; the same as ``check`` one by one."""
        stream = iter(texts)
        while batch := list(islice(stream, batch_size)):
            try:
                read = zip(batch, self._read(batch), strict=True)
                verdicts = [self._judge.verdict(t, f, None, situation, norm) for t, (f, norm) in read]
            except Exception:  # one of them failed: each on its own, so that the others are decided
                verdicts = [self.check(text, situation=situation) for text in batch]
            yield from verdicts

    def judge(
        self,
        text: str,
        findings: tuple[Finding, ...],
        pseudonyms: Pseudonyms | None = None,
        situation: Situation | None = None,
    ) -> Verdict:
        """The decision about ``text`` in which ``findings`` (sorted, disjoint, as ``detect`` gives them) were found.

        Raises DetectorError or TimeLimitError when a rule of the guidance fails.
        """
        return self._judge.verdict(text, findings, pseudonyms, situation)

    def find(self, texts: Sequence[str], known: Names | None = None) -> list[tuple[Finding, ...]]:
        """``detect`` of each of ``texts``, in one batch, within the time of one. Raises when any of them cannot be decided."""
        return [findings for findings, _ in self._read(texts, known)]

    def _read(self, texts: Sequence[str], known: Names | None = None) -> list[tuple[tuple[Finding, ...], Text]]:
        """What is found in each of ``texts``, with its normal form."""
        deadline = monotonic() + self.policy.time_limit
        for text in texts:
            if not isinstance(text, str):
                raise TypeError(f"a message is a str, not {type(text).__name__}")
            if len(text) > self.policy.max_chars:
                raise OversizeError(f"message of {len(text)} characters; the policy allows {self.policy.max_chars}")
        readings = [_Reading(text, known) for text in texts]
        open_ = readings
        for _ in range(MAX_LOOKS):
            again: list[_Reading] = []
            settled: list[tuple[_Reading, list[_View]]] = []
            for reading in open_:
                views = self._by_rules(reading, deadline)
                if views is None:
                    again.append(reading)
                else:
                    settled.append((reading, views))
            by_model = iter(self._by_model([view for _, views in settled for view in views]))
            self._in_time(deadline)
            again += [reading for reading, views in settled if self._by_names(reading, views, by_model)]
            open_ = again
            if not open_:
                return [(union(r.found, self.policy.severity) if r.found else (), r.norm) for r in readings]
            self._in_time(deadline)
        raise UndecidedError(f"something new was found {MAX_LOOKS} times")

    def _by_rules(self, reading: _Reading, deadline: float) -> list[_View] | None:
        """One look by rules: None when they found something that the model has no label for, which is blanked before
        anything else is read; else the views with what was found of the model's labels.
        """
        views = [_View(text) for text in reading.views()]
        for view in views:
            self._run(view.text, deadline, view.found)
        new = [f for view in views for f in view.raw() if f[0].label not in self._known]
        if new and self._keep(reading, new):
            return None
        for view in views:
            view.found = [f for f in view.found if f.label in self._known]
        return views

    def _by_names(self, reading: _Reading, views: list[_View], by_model: Iterator[list[Span]]) -> bool:
        """Add what rules, the model and known names say of the model's labels; True when something new was kept."""
        new: list[_Read] = []
        for view in views:
            new += (f for f in view.raw() if self._alone(f[0]))
            if spans := next(by_model):
                new += _raw((Finding(*span, MODEL) for span in spans), view.text)
            for names in (self._always, reading.known, reading.names):
                if names is not None:
                    new += _raw(names.find(view.text), view.text)
        return bool(new) and self._keep(reading, new)

    def _keep(self, reading: _Reading, new: list[_Read]) -> bool:
        """Add to ``reading`` those of ``new`` that are new and that the policy wants; True when there are any."""
        raw, covered = reading.raw, reading.covered
        any_kept = False
        for f, value in names_only(self.never, reading.norm, new):
            if taken_inside(covered, f.start, f.end) or not self.policy.keeps(f, raw):
                continue
            any_kept = True
            reading.found.append(f)
            if f.label == "PERSON" and f.score >= SURE:
                if reading.names is None:
                    reading.names = Names()
                reading.names.learn(value)
        return any_kept

    def _gates(self, text: Text) -> int:
        """The detectors whose gate ``text`` opens, as bits."""
        mask = self._ungated
        by_word = self._by_word
        for word in self._words & text.words:
            mask |= by_word[word]
        for char, bits in self._by_char.items():
            if char in text.low:
                mask |= bits
        return mask & self._by_digits[min(text.digits, len(self._by_digits) - 1)]

    def _run(self, text: Text, deadline: float, found: list[Finding]) -> None:
        """Add to ``found`` what the detectors find whose gate opens; offsets are into ``text.norm``."""
        mask = self._gates(text)
        slow = len(text.norm) > SHORT
        while mask:
            i = mask.bit_length() - 1
            mask ^= 1 << i
            detector = self._detectors[i]
            try:
                found += detector.find(text)
            except TimeoutError:
                raise TimeLimitError(f"detector {detector.name}") from None
            except UndecidedError:
                raise
            except Exception as e:
                # the cause is not chained: its message may quote the text
                raise DetectorError(f"detector {detector.name}: {type(e).__name__}") from None
            if slow:  # on a short text the clock costs more than a detector
                self._in_time(deadline)
        self._in_time(deadline)

    def _in_time(self, deadline: float) -> None:
        if monotonic() > deadline:
            raise TimeLimitError(f"after {self.policy.time_limit} s")

    def _by_model(self, views: list[_View]) -> list[list[Span]]:
        if self.model is None or not self._known or not views:
            return [[]] * len(views)
        hints = [
            [Span(f.start, f.end, f.label, f.score) for f in view.found if not self._alone(f)] if view.found else ()
            for view in views
        ]
        try:
            return self.model.spans([view.text.norm for view in views], self.policy.thresholds, hints=hints)
        except UndecidedError:
            raise
        except Exception as e:
            raise DetectorError(f"model: {type(e).__name__}") from None

    def _alone(self, finding: Finding) -> bool:
        """True for what a rule found of a label of the model's that needs not the model's word besides."""
        return finding.score >= max(ALONE.get(finding.label, 0.0), self.policy.rules[finding.label].min_score)


class _View:
    """One reading of a message's text, with what rules found in it (offsets into ``text.norm``)."""

    __slots__ = ("found", "text")

    def __init__(self, text: Text) -> None:
        self.text = text
        self.found: list[Finding] = []

    def raw(self) -> Iterator[_Read]:
        """``found`` with offsets into ``text.raw``."""
        return _raw(self.found, self.text) if self.found else iter(())


def _raw(found: Iterable[Finding], text: Text) -> Iterator[_Read]:
    """``found`` in ``text.norm``, with offsets into ``text.raw``, each with the value as it was read."""
    for f in found:
        if f.end > f.start:
            start, end = text.to_raw(f.start, f.end)
            yield f._replace(start=start, end=end), text.norm[f.start : f.end]
