"""Redacted exports: nobody is left in them, one person is one pseudonym, and everything else is as it was."""

import logging
import os
import re
import unicodedata

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings

from tests.chats import CHATS, made
from wa_redact import Policy, Redactor
from wa_redact.apps.chat import Kind, open_chat
from wa_redact.apps.chat.look import Look
from wa_redact.apps.chat.redact import SafeChat
from wa_redact.apps.cli import cli

ENGINE = Redactor(Policy().with_style("pseudonym"))
OWN = (Kind.SYSTEM, Kind.CALL, Kind.DELETED)
TOKEN = re.compile(r"\[(?:PERSON|GROUP)_\d+\]")


def redacted(path, **options):
    return "".join(SafeChat(Look(open_chat(path), ENGINE), ENGINE.policy, **options).parts())


def file_of(folder, text, name="chat.txt"):
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def safe(tmp_path, text):
    return redacted(file_of(tmp_path, text))


def run(*args):
    return CliRunner().invoke(cli, ["chat", *map(str, args)])


@settings(max_examples=int(os.environ.get("CHAT_EXAMPLES", "60")), suppress_health_check=[HealthCheck.too_slow])
@given(made())
def test_nobody_is_left_and_everything_else_is(tmp_path_factory, chat):
    folder = tmp_path_factory.mktemp("chat")
    path = file_of(folder, chat.text)
    out = redacted(path)
    low = out.casefold()
    assert not [w for w in chat.words if w.casefold() in low]
    assert not [w for w in chat.whole if w.casefold() in low]
    before, after = list(open_chat(path)), list(open_chat(file_of(folder, out, "safe.txt")))
    told = [(m.stamp, m.kind, m.text.count("\n"), m.newline, m.ending, len(m.attachments), m.edited) for m in before]
    assert [
        (m.stamp, m.kind, m.text.count("\n"), m.newline, m.ending, len(m.attachments), m.edited) for m in after
    ] == told
    pairs = {(b.sender, a.sender) for b, a in zip(before, after, strict=True) if b.sender}
    assert len(pairs) == len({b for b, _ in pairs}) == len({a for _, a in pairs})
    assert all(TOKEN.fullmatch(a) for _, a in pairs)
    # redacted again, everybody keeps the number
    again = list(open_chat(file_of(folder, redacted(folder / "safe.txt"), "again.txt")))
    assert [(m.sender, m.text if m.kind in OWN else "") for m in again] == [
        (m.sender, m.text if m.kind in OWN else "") for m in after
    ]


@pytest.mark.parametrize("path", CHATS, ids=lambda p: p.stem)
def test_the_sample_chats_keep_their_form(tmp_path, path):
    before = list(open_chat(path))
    out = redacted(path)
    after = list(open_chat(file_of(tmp_path, out)))
    assert [(m.line, m.time, m.kind) for m in after] == [(m.line, m.time, m.kind) for m in before]
    names = {m.sender for m in before if m.sender}
    assert len({m.sender for m in after if m.sender}) == len(names)
    assert not [n for n in names if len(n) > 3 and n in out]
    for b, a in zip(before, after, strict=True):
        assert (a.head[: a.name_at[0]], a.newline, a.ending) == (b.head[: b.name_at[0]], b.newline, b.ending)


def by_chat_export(path):
    from chat_export.chat_export import MessageParser

    text = path.read_bytes().decode()
    chat, _, _ = MessageParser(is_ios=text.lstrip("\ufeff\u200e")[0] == "[").parse_messages(text)
    return [(m.sender, m.timestamp, m.content) for m in chat.messages]


def by_chat_miner(path):
    # it brings half a gigabyte (pandas, polars, pyarrow, matplotlib), so it is no requirement of the tests
    parsers = pytest.importorskip("chatminer.chatparsers")
    logging.disable(logging.CRITICAL)
    try:
        parser = parsers.WhatsAppParser(str(path))
        parser.parse_file()
    finally:
        logging.disable(logging.NOTSET)
    return [(m.author, m.timestamp, m.message) for m in reversed(parser.parsed_messages._parsed_messages)]


@pytest.mark.parametrize("parser", [by_chat_export, by_chat_miner])
@pytest.mark.parametrize("path", CHATS, ids=lambda p: p.stem)
def test_public_parsers_read_the_same_messages(tmp_path, path, parser):
    before, after = parser(path), parser(file_of(tmp_path, redacted(path)))
    assert len(before) > 40
    assert [time for _, time, _ in after] == [time for _, time, _ in before]
    assert all(text for _, _, text in after)
    pairs = {(b[0], a[0]) for b, a in zip(before, after, strict=True)}
    assert len(pairs) == len({b for b, _ in pairs}) == len({a for _, a in pairs})
    assert all(TOKEN.fullmatch(a) or a == "WhatsApp" for _, a in pairs)
    # and of the original they read what we do
    ours = [unicodedata.normalize("NFKC", m.sender) for m in open_chat(path) if m.sender is not None]
    assert [unicodedata.normalize("NFKC", b[0]) for b in before if b[0] != "WhatsApp"] == ours
