"""The chain: honest ones verify, and nothing that is done to one without its key goes unnoticed."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.audits import draft, folder, keys_in, opened, store_in
from wa_redact.apps.audit import AuditError, Store, verify
from wa_redact.apps.audit.chain import canonical, hash_of
from wa_redact.apps.audit.heads import Heads

COLUMNS = ("seq", "at", "kind", "ref", "once", "body", "hash", "mac")
OTHER = {"at": 1, "kind": "release", "ref": "x" * 32, "once": "x", "body": "{}", "hash": "0" * 64, "mac": "0" * 64}


def rows(db, table="audit_records"):
    return db.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall()


def content(db):
    return rows(db), rows(db, "audit_anchors"), rows(db, "audit_meta")


def put(db, row):
    db.execute(f"INSERT INTO audit_records ({','.join(COLUMNS)}) VALUES (?,?,?,?,?,?,?,?)", row)


def edit(db, i, j, what):
    """One column of one record gets another value."""
    row = rows(db)[i % len(rows(db))]
    column = COLUMNS[1:][what % 7]
    db.execute(f"UPDATE audit_records SET {column} = ? WHERE seq = ?", (OTHER[column], row[0]))


def forge(db, i, j, what):
    """A record's content is changed, and its hash and those of all behind it are made to fit."""
    all_rows = rows(db)
    i %= len(all_rows)
    prev = all_rows[i - 1][6] if i else "0" * 64
    for n, row in enumerate(all_rows[i:]):
        body = json.loads(row[5])
        body["prev"] = prev
        if n == 0:
            body["data"] = {**body["data"], "action": f"FORGED{what}"}
        said = canonical(body)
        prev = hash_of(said)
        db.execute("UPDATE audit_records SET body = ?, hash = ? WHERE seq = ?", (said, prev, row[0]))
    db.execute("UPDATE audit_anchors SET hash = ? WHERE name = 'head'", (prev,))


def delete(db, i, j, what):
    """One record goes, wherever it stands."""
    db.execute("DELETE FROM audit_records WHERE seq = ?", (rows(db)[i % len(rows(db))][0],))


def close_up(db, i, j, what):
    """One record goes and those behind it move up."""
    delete(db, i, j, what)
    for n, row in enumerate(rows(db), rows(db)[0][0] if rows(db) else 1):
        db.execute("UPDATE audit_records SET seq = ? WHERE seq = ?", (n, row[0]))
    db.execute("UPDATE audit_anchors SET seq = seq - 1 WHERE name = 'head'")


def swap(db, i, j, what):
    """Two records change places."""
    all_rows = rows(db)
    a, b = all_rows[i % len(all_rows)], all_rows[j % len(all_rows)]
    if a[0] != b[0]:
        db.execute("DELETE FROM audit_records WHERE seq IN (?, ?)", (a[0], b[0]))
        put(db, (b[0], *a[1:]))
        put(db, (a[0], *b[1:]))


def double(db, i, j, what):
    """A record stands once more at the end."""
    all_rows = rows(db)
    row = all_rows[i % len(all_rows)]
    put(db, (all_rows[-1][0] + 1, *row[1:4], None, *row[5:]))
    if what % 2:
        db.execute("UPDATE audit_anchors SET seq = seq + 1, hash = ? WHERE name = 'head'", (row[6],))


def cut_end(db, i, j, what):
    """The last records go; the head is set to the one that is last now."""
    all_rows = rows(db)
    keep = all_rows[: 1 + i % len(all_rows)]
    db.execute("DELETE FROM audit_records WHERE seq > ?", (keep[-1][0],))
    if what % 2:
        db.execute("UPDATE audit_anchors SET seq = ?, hash = ? WHERE name = 'head'", (keep[-1][0], keep[-1][6]))


def cut_begin(db, i, j, what):
    """The first records go; the start is set to stand behind them."""
    all_rows = rows(db)
    n = i % len(all_rows)
    db.execute("DELETE FROM audit_records WHERE seq < ?", (all_rows[n][0],))
    if n and what % 2:
        db.execute("UPDATE audit_anchors SET seq = ?, hash = ? WHERE name = 'start'", (n, all_rows[n - 1][6]))


def anchor(db, i, j, what):
    """An end of the chain is changed or taken away."""
    name = ("head", "start")[i % 2]
    column, value = (("seq", 7777), ("hash", "1" * 64), ("mac", "2" * 64), ("key", "other"))[j % 4]
    if what % 3:
        db.execute(f"UPDATE audit_anchors SET {column} = ? WHERE name = ?", (value, name))
    else:
        db.execute("DELETE FROM audit_anchors WHERE name = ?", (name,))


def replay(db, i, j, what):
    """The head's signature is used for the start, or the other way round."""
    one, other = ("head", "start") if i % 2 else ("start", "head")
    row = db.execute("SELECT seq, hash, key, mac FROM audit_anchors WHERE name = ?", (one,)).fetchone()
    if row:
        db.execute("UPDATE audit_anchors SET seq=?, hash=?, key=?, mac=? WHERE name = ?", (*row, other))


DEEDS = (edit, forge, delete, close_up, swap, double, cut_end, cut_begin, anchor, replay)


class Chains(RuleBasedStateMachine):
    """Appends, honest and in any mix; and on a copy whatever somebody with the database, not the key, can do."""

    @initialize()
    def make(self):
        self.folder = folder()
        self.store = store_in(self.folder.name)
        self.count = 1

    @rule(n=st.integers(1, 5), together=st.booleans())
    def append(self, n, together):
        drafts = [draft(n=i) for i in range(n)]
        entries = self.store.append_all(drafts) if together else [self.store.append(d) for d in drafts]
        assert [e.seq for e in entries] == list(range(self.count + 1, self.count + n + 1))
        self.count += n

    @rule()
    def open_again(self):
        self.store.close()
        self.store = opened(self.folder.name)

    @precondition(lambda self: self.count > 1)
    @rule(
        deeds=st.lists(
            st.tuples(st.sampled_from(DEEDS), st.integers(0, 20), st.integers(0, 20), st.integers(0, 20)),
            min_size=1,
            max_size=3,
        )
    )
    def tamper(self, deeds):
        with folder() as copy:
            source = Path(self.folder.name) / "audit.db"
            with closing(sqlite3.connect(source)) as a, closing(sqlite3.connect(Path(copy) / "audit.db")) as b:
                a.backup(b)
            shutil.copy(source.with_name("audit.key"), copy)
            with closing(sqlite3.connect(Path(copy) / "audit.db")) as db:
                before = content(db)
                for deed, *how in deeds:
                    if rows(db):
                        deed(db, *how)
                db.commit()
                changed = content(db) != before
            with opened(copy) as store:
                report = verify(store)
                assert report.intact is not changed, (report.problems, [d[0].__name__ for d in deeds])
                assert report.records <= self.count + len(deeds)

    @invariant()
    def is_intact(self):
        report = verify(self.store)
        assert report.intact, report.problems
        assert (report.records, report.head) == (self.count, self.store.head())
        assert self.store.head().seq == self.count

    def teardown(self):
        if hasattr(self, "store"):
            self.store.close()
            self.folder.cleanup()


TestChains = Chains.TestCase
TestChains.settings = settings(
    max_examples=settings.default.max_examples // 3,
    stateful_step_count=12,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


SAID = [
    ("UPDATE audit_records SET body = replace(body, 'ALLOW', 'BLOCK') WHERE seq = 3", "record 3: was changed"),
    ("UPDATE audit_records SET at = at + 1 WHERE seq = 3", "record 3: was changed or moved (at does not fit"),
    ("UPDATE audit_records SET mac = 'x' WHERE seq = 3", "record 3: was not signed by us"),
    ("DELETE FROM audit_records WHERE seq = 3", "record 3 is missing"),
    ("DELETE FROM audit_records WHERE seq IN (3, 4)", "records 3 to 4 are missing"),
    ("DELETE FROM audit_records WHERE seq > 4", "the last records are missing: the head is 6, the chain ends at 4"),
    ("UPDATE audit_records SET body = 'x' WHERE seq = 3", "record 3: was changed"),
    ("DELETE FROM audit_anchors WHERE name = 'head'", "the chain's head is missing"),
    ("UPDATE audit_anchors SET mac = 'x' WHERE name = 'start'", "the chain's start was not signed by us"),
    ("UPDATE audit_anchors SET key = 'x' WHERE name = 'head'", "the chain's head is signed with a key that is not in"),
]


@pytest.mark.parametrize(("sql", "said"), SAID)
def test_what_is_wrong_is_said_and_where(tmp_path, sql, said):
    with store_in(tmp_path) as store:
        store.append_all([draft() for _ in range(5)])
    with closing(sqlite3.connect(tmp_path / "audit.db")) as db:
        db.execute(sql)
        db.commit()
    with opened(tmp_path) as store:
        report = verify(store)
        assert said in report.problems[0]
        assert len(report.problems) == 1


def test_a_chain_that_was_tampered_with_at_its_head_is_not_written_on(tmp_path):
    with store_in(tmp_path) as store:
        store.append(draft())
        with closing(sqlite3.connect(tmp_path / "audit.db")) as db:
            db.execute("UPDATE audit_anchors SET hash = ? WHERE name = 'head'", ("1" * 64,))
            db.commit()
        with pytest.raises(AuditError, match="not signed by us"):
            store.append(draft())


def test_without_the_key_changes_are_found_and_forgeries_are_not(tmp_path):
    with store_in(tmp_path) as store:
        store.append_all([draft() for _ in range(3)])
    without = str(tmp_path / "audit.db")
    with Store.open(without, None) as store:
        assert verify(store).intact
        with pytest.raises(AuditError, match="key file"):
            store.append(draft())
    with closing(sqlite3.connect(without)) as db:
        head = str(db.execute("SELECT hash FROM audit_records ORDER BY seq DESC").fetchone()[0])
        forge(db, 2, 0, 0)
        db.commit()
    with Store.open(without, None) as store:
        assert verify(store).intact
        # who noted the head needs no key
        assert not verify(store, Heads([head])).intact


def test_an_older_copy_that_was_put_back_is_found_by_a_noted_head(tmp_path):
    file = tmp_path / "audit.db"
    with store_in(tmp_path) as store:
        store.append(draft())
    older = file.read_bytes()
    with opened(tmp_path, checkpoints=tmp_path / "heads", every=0) as store:
        entries = store.append_all([draft(), draft()])
        noted = store.head()
        assert verify(store, Heads([str(noted), entries[0].hash], tmp_path / "heads", store.keys)).intact
    for extra in tmp_path.glob("audit.db-*"):
        extra.unlink()
    file.write_bytes(older)
    with opened(tmp_path) as store:
        assert verify(store).intact  # by itself it is a good chain
        for heads in (
            Heads([str(noted)]),
            Heads([noted.hash.upper()]),
            Heads(checkpoints=tmp_path / "heads", keys=store.keys),
        ):
            assert "older copy put back" in verify(store, heads).problems[0]
        store.append_all([draft(), draft()])  # it goes on, and so gets other records of the same numbers
        assert "written anew" in verify(store, Heads([str(noted)])).problems[0]


def test_checkpoints_of_others_and_broken_lines(tmp_path):
    with store_in(tmp_path, checkpoints=tmp_path / "heads", every=0) as store:
        store.append(draft())
        with (tmp_path / "heads").open("a") as stream:
            stream.write('{"seq": 1, "ha')  # the disk was full
        store.append(draft())
        lines = (tmp_path / "heads").read_text().splitlines()
        assert len(lines) == 3
        assert verify(store, Heads(checkpoints=tmp_path / "heads", keys=store.keys)).intact
        said = json.loads(lines[-1])
        (tmp_path / "heads").write_text(json.dumps(said | {"seq": 2}) + "\n")
        assert "not signed by us" in verify(store, Heads(checkpoints=tmp_path / "heads", keys=store.keys)).problems[0]
        with folder() as other, store_in(other, checkpoints=tmp_path / "more", every=0) as another:
            shutil.copy(tmp_path / "audit.key", other)
            another.append(draft())
        problems = verify(store, Heads(checkpoints=tmp_path / "more")).problems
        assert any("of another store" in p for p in problems)
    for bad in ("x", "12:abc", f"x:{'0' * 64}", "0" * 63):
        with pytest.raises(AuditError, match="head: must be NUMBER:HASH"):
            Heads([bad])
    with pytest.raises(AuditError, match="No such file"):
        Heads(checkpoints=tmp_path / "nowhere")


def test_checkpoints_that_cannot_be_written_stop_the_send(tmp_path):
    with store_in(tmp_path) as store:
        store.append(draft())
    store = opened(tmp_path, checkpoints=tmp_path / "not" / "there", every=0)
    with pytest.raises(AuditError, match="checkpoints: No such file"):
        store.append(draft())
    (tmp_path / "not").mkdir()
    store.append(draft())
    store.close()
    assert keys_in(tmp_path).current.id in (tmp_path / "not" / "there").read_text()


KEYLESS = [
    ("DELETE FROM audit_records WHERE seq > 4", "the last records are missing"),
    ("UPDATE audit_anchors SET seq = 4 WHERE name = 'head'", "records were added behind the head, 4"),
    ("UPDATE audit_anchors SET hash = 'x' WHERE name = 'head'", "record 6 is not the one that the head names"),
    ("UPDATE audit_meta SET value = 'x' WHERE name = 'store'", "record 1: is not the beginning of this store"),
]


@pytest.mark.parametrize(("sql", "said"), KEYLESS)
def test_what_is_found_without_the_key(tmp_path, sql, said):
    with store_in(tmp_path) as store:
        store.append_all([draft() for _ in range(5)])
    with closing(sqlite3.connect(tmp_path / "audit.db")) as db:
        db.execute(sql)
        db.commit()
    with Store.open(str(tmp_path / "audit.db"), None) as store:
        assert said in verify(store).problems[0]


def test_a_record_of_ours_from_another_branch_of_the_chain_is_found(tmp_path):
    """A copy was put back and written on, so that there are two records 3 which we signed; they are exchanged."""
    file = tmp_path / "audit.db"
    with store_in(tmp_path) as store:
        store.append(draft())
    older = file.read_bytes()
    with opened(tmp_path) as store:
        store.append_all([draft(), draft()])
    with closing(sqlite3.connect(file)) as db:
        other = rows(db)[2]
    file.write_bytes(older)
    with opened(tmp_path) as store:
        store.append_all([draft(), draft()])
    with closing(sqlite3.connect(file)) as db:
        db.execute("DELETE FROM audit_records WHERE seq = 3")
        put(db, other)
        db.commit()
    with opened(tmp_path) as store:
        assert verify(store).problems == [
            "record 4: does not follow the record before it (one of them was replaced or moved)"
        ]
