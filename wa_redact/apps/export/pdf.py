"""The transcript as a PDF/A document, laid out by Typst: scripts of every direction, whole in itself, with page numbers."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module, resources
from importlib.metadata import version
from typing import Any

from wa_redact.apps.export.entries import Entry
from wa_redact.apps.export.facts import Facts
from wa_redact.apps.export.fonts import Fonts
from wa_redact.apps.export.visible import Piece, pieces, runs_left
from wa_redact.apps.write import FailedError

#: bytes that laying a document out may take, which is done in memory: 100,000 ordinary messages take four fifths of it
MEMORY = 5_000_000_000
#: characters that are set as one line; the layout's time grows with the square of it
_LINE = 8_000
#: lines of a message that are kept together on a page
_TOGETHER = 40
# a word longer than this may be broken anywhere
_LONG = re.compile(
    r"[^\s\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]{25,}"
)
_UNSHOWN = re.compile('the text `"(.+?)"`', re.DOTALL)
_TRIES = 50


def pdf(facts: Facts, entries: Callable[[Callable[[str], bool] | None], Iterable[Entry]]) -> bytes:
    """The document. ``entries`` gives the messages, told what cannot be drawn. Raises FailedError when it is too long
    or cannot be laid out.
    """
    _need()
    import typst

    if _memory(entries(None)) > MEMORY:
        raise FailedError(
            f"too long for a PDF ({facts.count.messages:,} messages): choose a shorter stretch, or write .html"
        )
    fonts = Fonts(_texts(facts, entries(None)))
    if not fonts.families:
        raise FailedError("no font was found to write a PDF with: pip install wa-redact[export], or write .html")
    layout = (resources.files(__package__) / "transcript.typ").read_bytes()
    for _ in range(_TRIES):
        data = json.dumps(_data(facts, entries(fonts.lacks), fonts), ensure_ascii=False)
        compiler = typst.Compiler(font_paths=fonts.library, ignore_system_fonts=True, sys_inputs={"data": data})
        try:
            made = compiler.compile(
                layout, format="pdf", timestamp=int(facts.asked.at.timestamp()), pdf_standards="a-2a"
            )
        except typst.TypstError as e:
            # PDF/A has no room for a character that no font draws: it is written out next time. The message of the
            # error quotes the text, so it is not shown.
            found = _UNSHOWN.search(e.message)
            if found is None or not fonts.refuse(found[1]):
                break
        else:
            assert isinstance(made, bytes)
            return made
    raise FailedError("the PDF could not be laid out; write .html instead")


def _need() -> None:
    for name in ("typst", "uharfbuzz"):
        try:
            import_module(name)
        except ImportError:
            raise FailedError("a PDF needs what comes with: pip install wa-redact[export] (or write .html)") from None


def _memory(entries: Iterable[Entry]) -> int:
    """About how many bytes the layout of ``entries`` takes, as measured on ordinary and on hostile messages."""
    size = 0
    for e in entries:
        size += 30_000
        for line in e.body:
            size += 4_000 + sum(7_000 if p.code else len(p.text) * (200 if p.text.isascii() else 700) for p in line)
        if size > MEMORY:
            break
    return size


def _texts(facts: Facts, entries: Iterable[Entry]) -> Iterable[str]:
    yield "".join(map(chr, range(0x20, 0x7F))) + "\u2026\u00b7\u2022" + facts.title
    for _, value in facts.rows():
        yield value
    for e in entries:
        yield from (p.text for line in [e.sender, *e.body] for p in line)
        yield from e.notes
        yield from e.marks


def _data(facts: Facts, entries: Iterable[Entry], fonts: Fonts) -> dict[str, Any]:
    out: list[dict[str, Any]] = []
    day = None
    for e in entries:
        entry: dict[str, Any] = {"day": e.day} if e.day != day else {}
        day = e.day
        rows = [_row(part, left=left) for line in e.body for left in (_left(line),) for part in _parts(line)]
        long = len(e.body) + sum(len(p.text) for line in e.body for p in line) // 90 > _TOGETHER
        entry |= {"t": e.clock, "w": _row(e.sender), "m": e.marks, "l": f"line {e.line}", "b": rows, "long": long}
        entry["n"] = [_row([Piece(note)]) for note in e.notes]
        out.append(entry)
    reference = facts.asked.reference
    return {
        "title": facts.title,
        "running": f"{reference} \u00b7 {facts.short_digest}" if reference else facts.short_digest,
        "digest": facts.short_digest + "\u2026",
        "record": facts.record(f"typst {version('typst')}, fonts {fonts.digest()}"),
        "families": fonts.families,
        "rows": [(term, _row(pieces(value, fonts.lacks))) for term, value in facts.rows()],
        "notes": facts.notes(),
        "entries": out,
        "end": f"End of transcript: {facts.count.messages:,} entries. SHA-256 of the source {facts.source.digest}",
    }


def _left(line: list[Piece]) -> bool:
    return runs_left("".join(p.text for p in line if not p.code))


def _parts(line: list[Piece]) -> Iterator[list[Piece]]:
    """``line`` in stretches of bounded length."""
    part: list[Piece] = []
    size = 0
    for text, code in line:
        for start in range(0, len(text), _LINE):
            piece = Piece(text[start : start + _LINE], code)
            if size + len(piece.text) > _LINE:
                yield part
                part, size = [], 0
            part.append(piece)
            size += len(piece.text)
    yield part


def _row(line: list[Piece], *, left: bool | None = None) -> Any:
    """A line as the layout takes it: the text alone where that is all."""
    left = _left(line) if left is None else left
    parts = [{"u": p.text} if p.code else _breakable(p.text.replace("\t", "    ")) for p in line]
    if not left and all(isinstance(p, str) for p in parts):
        return "".join(parts)  # type: ignore[arg-type]
    return [left, parts]


def _breakable(text: str) -> str | list[str]:
    cuts: list[int] = []
    for m in _LONG.finditer(text):
        cuts += range(m.start() + 12, m.end(), 12)
    if not cuts:
        return text
    return [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
