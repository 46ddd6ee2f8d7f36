"""The tables. SQLite and PostgreSQL.

A store says which version it is of, and one of another version is refused, neither read nor written. There is no second
version yet, so nothing leads from one to another; what will must never rewrite a record, whose ``v`` says how its body is
to be read.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, MetaData, String, Table, Text

VERSION = 1

metadata = MetaData()

#: the chain. Every column but ``mac`` is bound by ``hash``, most of them twice: they stand in ``body`` as well
records = Table(
    "audit_records",
    metadata,
    Column("seq", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("at", BigInteger, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("ref", String(64), nullable=False),
    Column("once", String(128), unique=True),
    Column("body", Text, nullable=False),
    Column("hash", String(64), nullable=False),
    Column("mac", String(64), nullable=False),
    Index("audit_records_ref", "ref"),
    Index("audit_records_at", "at"),
)

#: both ends of the chain, signed: "start" is what stands before the first record that is kept, "head" the last one
anchors = Table(
    "audit_anchors",
    metadata,
    Column("name", String(16), primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("hash", String(64), nullable=False),
    Column("key", String(32), nullable=False),
    Column("mac", String(64), nullable=False),
)

#: "version" of the schema, "store" (a random id), "allowed" (how often the allow list has changed)
meta = Table(
    "audit_meta",
    metadata,
    Column("name", String(16), primary_key=True),
    Column("value", String(64), nullable=False),
)

#: justifications, redacted and encrypted; outside the chain, which holds their digests, so that they can be deleted
notes = Table(
    "audit_notes",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("sealed", Text, nullable=False),
    Column("expires", BigInteger, nullable=False),
)

#: words reported as wrongly found, encrypted, until a manager decides or they expire; ``word`` is a keyed digest
proposals = Table(
    "audit_proposals",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("word", String(64), nullable=False, unique=True),
    Column("sealed", Text, nullable=False),
    Column("label", String(32), nullable=False),
    Column("reports", Integer, nullable=False),
    Column("first", BigInteger, nullable=False),
    Column("expires", BigInteger, nullable=False),
)

#: who reported what, as keyed digests, so that one person counts once
reporters = Table(
    "audit_reporters",
    metadata,
    Column("proposal", String(64), primary_key=True),
    Column("reporter", String(64), primary_key=True),
)

#: words that a manager approved, encrypted
allowed = Table(
    "audit_allowed",
    metadata,
    Column("word", String(64), primary_key=True),
    Column("sealed", Text, nullable=False),
    Column("label", String(32), nullable=False),
    Column("ref", String(64), nullable=False),
)
