"""The store under load and under faults: threads, processes, kill -9, a full disk, wrong keys and wrong files."""

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path
from threading import Event

import pytest

from tests.audits import draft, keys_in, opened, store_in
from wa_redact.apps.audit import AlreadyError, AuditError, Draft, KeyFileError, Keyring, Store, new_id, verify
from wa_redact.apps.audit.group import GroupCommit, _Ticket
from wa_redact.apps.audit.heads import Heads
from wa_redact.apps.audit.keys import Key, new_file, rotate
from wa_redact.apps.audit.segments import seal

ROOT = Path(__file__).parents[1]
#: a service in miniature: decides under load, and tells what may be sent once it may be
SERVICE = """
    import os, sys, threading
    from wa_redact.apps.audit import Keyring, Store
    from wa_redact.apps.gate import Gate, Sending
    folder, most = sys.argv[1], int(sys.argv[2])
    store = Store.open(f"{folder}/audit.db", Keyring.load(f"{folder}/audit.key"), patience=30)
    gate, to = Gate(store, model=None), Sending("staff-1", "447700900123")
    def work():
        for _ in range(most):
            decision = gate.decide("see you at 4", to)
            if decision.sendable:
                os.write(1, f"{decision.id}\\n".encode())
            else:
                os.write(2, f"{decision.reasons}\\n".encode())
    threads = [threading.Thread(target=work) for _ in range(8)]
    [t.start() for t in threads]
    [t.join() for t in threads]
"""


def service(folder, most, before=""):
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(before) + textwrap.dedent(SERVICE), str(folder), str(most)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    )


def test_kill_9_under_load_beside_another_process(tmp_path):
    """Whatever was let through is on record, the chain is whole, and the other process is not disturbed."""
    store_in(tmp_path).close()
    killed, other = service(tmp_path, 10**6), service(tmp_path, 25)
    sent = [killed.stdout.readline() for _ in range(150)]
    killed.send_signal(signal.SIGKILL)
    rest, _ = killed.communicate()
    out, err = other.communicate(timeout=60)
    assert not err
    last = rest.splitlines(keepends=True)
    sent = [line.decode().strip() for line in (*sent, *last, *out.splitlines(keepends=True)) if line.endswith(b"\n")]
    assert len(out.split()) == 8 * 25
    assert len(set(sent)) == len(sent) >= 150 + 8 * 25
    with opened(tmp_path) as store:
        report = verify(store)
        assert report.intact, report.problems
        assert all(store.about(name)[0].kind == "decision" for name in sent)
        # at most one commit of what was recorded had not been told yet
        assert report.records - len(sent) <= 8 + 3
        store.append(draft())


def test_a_full_disk_blocks_and_heals(tmp_path):
    """The file may not grow: the kernel says so, as it does when the disk is full."""
    store_in(tmp_path).close()
    limit = """
        import resource, signal
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
    """
    done = service(tmp_path, 200, before=limit)
    out, err = done.communicate(timeout=60)
    sent = out.decode().split()
    assert sent
    assert b"could not record: store: " in err
    assert len(sent) + err.count(b"\n") == 8 * 200
    with opened(tmp_path) as store:
        assert verify(store).intact
        assert all(store.about(name) for name in sent)
        store.append(draft())


def test_a_full_database_is_named_and_heals(tmp_path):
    store_in(tmp_path).close()
    with opened(tmp_path, pages=30) as store:
        with pytest.raises(AuditError, match="store: the disk is full"):  # noqa: PT012 - one of them
            for _ in range(100):
                store.append(draft(filler="x" * 2000))
        assert verify(store).intact
    with opened(tmp_path) as store:
        store.append(draft(filler="x" * 2000))
        assert verify(store).intact


def test_threads_share_commits_and_each_gets_its_own_record(tmp_path):
    with store_in(tmp_path) as store:
        drafts = [draft(n=n) for n in range(400)]
        with ThreadPoolExecutor(40) as pool:
            entries = list(pool.map(store.append, drafts))
        assert [e.data for e in entries] == [d.data for d in drafts]
        assert [e.ref for e in entries] == [d.ref for d in drafts]
        assert sorted(e.seq for e in entries) == list(range(2, 402))
        assert verify(store).records == 401


def test_what_may_happen_once_happens_once(tmp_path):
    with store_in(tmp_path) as store:
        drafts = [Draft("release", {"n": n}, new_id(), once=f"word-{n % 10}") for n in range(100)]

        def tried(one):
            try:
                return store.append(one)
            except AlreadyError:
                return None

        with ThreadPoolExecutor(20) as pool:
            entries = [e for e in pool.map(tried, drafts) if e is not None]
        assert sorted(e.data["n"] % 10 for e in entries) == list(range(10))
        with pytest.raises(AlreadyError):
            store.append_all([draft(), Draft("release", {}, new_id(), once="word-3")])
        with pytest.raises(AlreadyError):
            store.append_all([Draft("release", {}, new_id(), once="new")] * 2)
        assert verify(store).records == 11  # nothing of a list whose part was refused


def test_what_belongs_to_a_record_fails_with_it(tmp_path):
    def fails(connection):
        raise ZeroDivisionError("kayden")

    with store_in(tmp_path) as store:
        with pytest.raises(AuditError, match=r"^store: ZeroDivisionError$"):
            store.append(Draft("x", {}, new_id(), also=fails))
        with pytest.raises(AuditError, match=r"^store: TypeError$"):
            store.append(Draft("x", {"kayden": object()}, new_id()))
        with pytest.raises(AuditError, match=r"^store: ValueError$"):
            store.append(Draft("x", {"share": float("nan")}, new_id()))
        store.append(draft())
        assert verify(store).records == 2


def test_a_writer_waits_for_another_process_only_so_long(tmp_path):
    store_in(tmp_path).close()
    with opened(tmp_path, patience=0.2) as store, closing(sqlite3.connect(tmp_path / "audit.db")) as other:
        other.isolation_level = None
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(AuditError, match="another process holds it"):
            store.append(draft())
        other.execute("COMMIT")
        store.append(draft())


def test_a_file_that_was_taken_away_or_replaced_is_not_written_on(tmp_path):
    file, copy = tmp_path / "audit.db", tmp_path / "copy.db"
    with store_in(tmp_path) as store:
        store.append(draft())
    copy.write_bytes(file.read_bytes())
    with opened(tmp_path) as store:
        store.append(draft())
        file.rename(tmp_path / "elsewhere.db")
        with pytest.raises(AuditError, match="taken away"):
            store.append(draft())
        assert not file.exists()
        copy.rename(file)
        with pytest.raises(AuditError, match="replaced by another"):
            store.append(draft())


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_store_is_shared_with_a_forked_child(tmp_path):
    with store_in(tmp_path) as store:
        store.append(draft())
        if os.fork() == 0:
            try:
                store.append(draft())
            finally:
                os._exit(0)
        os.wait()
        store.append(draft())
        assert verify(store).records == 4


@pytest.mark.filterwarnings("error")
def test_what_is_no_store(tmp_path):
    keys = keys_in(tmp_path)
    for url, said in [
        (str(tmp_path / "none.db"), "no such file"),
        ("sqlite://", "a file is needed"),
        ("sqlite:///:memory:", "a file is needed"),
        ("mysql://u:kayden@host/x", "must be SQLite or PostgreSQL|driver"),
        ("://", "not a URL"),
        (str(tmp_path), "no such file"),
        ("postgresql+pg8000://u:kayden@127.0.0.1:1/x", "the database cannot be reached"),
    ]:
        with pytest.raises(AuditError, match=said) as caught:
            Store.open(url, keys)
        assert "kayden" not in str(caught.value)
    (tmp_path / "empty.db").touch()
    with pytest.raises(AuditError, match="nothing there yet"):
        Store.open(str(tmp_path / "empty.db"), keys)
    (tmp_path / "text.db").write_text("kayden " * 1000)
    with pytest.raises(AuditError, match="the file is no SQLite database"):
        Store.open(str(tmp_path / "text.db"), keys)
    store_in(tmp_path).close()
    with pytest.raises(AuditError, match="File exists"):
        store_in(tmp_path)
    with closing(sqlite3.connect(tmp_path / "audit.db")) as db:
        db.execute("UPDATE audit_meta SET value = '99' WHERE name = 'version'")
        db.commit()
    with pytest.raises(AuditError, match="of version 99, this program knows 1"):
        opened(tmp_path)


def test_the_store_and_its_keys_are_their_owners_only(tmp_path):
    with store_in(tmp_path, checkpoints=tmp_path / "heads", every=0) as store:
        store.append(draft())
        modes = {f.name: f.stat().st_mode & 0o777 for f in tmp_path.iterdir()}
    assert set(modes.values()) == {0o600}
    assert set(modes) >= {"audit.db", "audit.db-wal", "audit.key", "heads"}


def test_another_key_is_another_hand(tmp_path):
    with store_in(tmp_path) as store:
        store.append(draft())
    (tmp_path / "audit.key").unlink()
    with opened(tmp_path) as store:  # with a fresh key
        with pytest.raises(AuditError, match="a key that is not in the key file"):
            store.append(draft())
        problems = verify(store).problems
        assert "record 1: is signed with a key that is not in the key file" in problems
        assert "the chain's head is signed with a key that is not in the key file" in problems


def test_keys_are_changed_while_old_records_stay_ours(tmp_path):
    with store_in(tmp_path) as store:
        store.append(draft())
    old = keys_in(tmp_path).current
    rotate(tmp_path / "audit.key")
    with opened(tmp_path) as store:
        assert store.append(draft()).key != old.id
        assert store.keys.get(old.id)
        assert verify(store).intact


def test_key_files_that_are_refused(tmp_path):
    file = tmp_path / "k"
    new_file(file)
    good = file.read_text()
    secret = good.split()[-1]
    with pytest.raises(KeyFileError, match="File exists"):
        new_file(file)
    for text, said in [
        ("", "no key"),
        ("# only a comment\n", "no key"),
        (f"{good}x {secret[:20]}\n", "line 3: a secret of fewer than 32 bytes"),
        (f"{good}x not-base64!\n", "line 3: not an id and a secret"),
        (f"{good}a/b {secret}\n", "line 3: not an id and a secret"),
        (good + good, "two keys of one id"),
        ("x" * 100_001, "larger than"),
    ]:
        file.write_text(text)
        with pytest.raises(KeyFileError, match=said) as caught:
            Keyring.load(file)
        assert secret not in str(caught.value)
    file.write_bytes(b"\xff\xfe" * 40)
    with pytest.raises(KeyFileError, match="not a file of keys"):
        Keyring.load(file)
    file.write_text(good)
    for mode in (0o640, 0o604, 0o660):
        file.chmod(mode)
        with pytest.raises(KeyFileError, match="others than its owner"):
            Keyring.load(file)
    file.chmod(0o600)
    assert secret not in repr(Keyring.load(file)) + repr(Keyring.load(file).current)
    with pytest.raises(KeyFileError, match="No such file"):
        rotate(tmp_path / "none")


def test_digests_do_not_run_together():
    key = Key("k", b"s" * 32)
    said = {
        key.digest(p, *parts)
        for p in ("a", "b")
        for parts in (("ab", "c"), ("a", "bc"), ("abc",), ("abc", ""), ("\u00ffabc",))
    }
    assert len(said) == 10
    assert key.digest("a", "\ud800") == key.digest("a", "\ud800")


def test_old_records_move_into_a_file_and_stay_in_the_chain(tmp_path):
    segments = [tmp_path / "1.jsonl", tmp_path / "2.jsonl"]
    with store_in(tmp_path) as store:
        noted = store.append(draft())
        later = store.append(draft())
        assert seal(store, later.at, str(segments[0])).data["to"] == 2
        with pytest.raises(AuditError, match="there already"):
            seal(store, later.at, str(segments[0]))
        assert seal(store, 0, str(segments[1])) is None
        last = store.append(draft())
        seal(store, last.at, str(segments[1]))
        report = verify(store)
        assert report.intact, report.problems
        assert report.notes == ["records 1 to 4 are sealed off and were not looked at"]
        whole = verify(store, segments=segments)
        assert whole.intact, whole.problems
        assert (whole.records, whole.first, whole.notes) == (6, 1, [])
        assert verify(store, Heads([f"2:{noted.hash}", noted.hash]), segments).intact
        assert not verify(store, Heads([f"2:{later.hash}"]), segments).intact
        assert verify(store, Heads([f"2:{noted.hash}"])).notes[-1].startswith("1 noted heads lie in sealed")
        text = segments[0].read_text()
        segments[0].write_text(text.replace("ALLOW", "BLOCK"))
        assert "record 2: was changed" in verify(store, segments=segments).problems[0]
        segments[0].write_text("".join(text.splitlines(keepends=True)[:1]))
        assert "missing" in verify(store, segments=segments).problems[0]
        segments[0].write_text(text[:-10])
        with pytest.raises(AuditError, match="segment: line 2 is no record"):
            verify(store, segments=segments)
        segments[0].write_text(text)
        assert "the segments end at 2 and the store begins behind 4" in verify(store, segments=segments[:1]).problems[0]


def test_a_broken_chain_is_not_sealed(tmp_path):
    with store_in(tmp_path) as store:
        store.append_all([draft() for _ in range(3)])
        with closing(sqlite3.connect(tmp_path / "audit.db")) as db:
            db.execute("DELETE FROM audit_records WHERE seq = 2")
            db.commit()
        with pytest.raises(AuditError, match="record 2 is missing"):
            seal(store, 2**60, str(tmp_path / "s"))
        assert not (tmp_path / "s").exists()
        assert store.ends()[0].head.seq == 0


def test_a_thread_that_is_interrupted_while_it_waits_holds_up_nobody():
    """The first writes; the second waits and is interrupted just when it is its turn; the third waits behind it."""
    started, go_on, told = Event(), Event(), Event()

    def write(batch):
        if batch == ["first"]:
            started.set()
            go_on.wait(10)
        return batch

    group = GroupCommit(write)

    class Interrupted:
        """What the second sleeps on: it wakes, and Ctrl-C comes before it does anything."""

        def __init__(self, lock):
            self._lock = lock
            self.release = lock.release

        def acquire(self):
            self._lock.acquire()
            raise KeyboardInterrupt

    def second():
        ticket = _Ticket("second")
        ticket.asleep = Interrupted(ticket.asleep)
        with group._lock:
            group._queue.append(ticket)
        told.set()
        with suppress(KeyboardInterrupt):
            group._sleep(ticket)
        return ticket.done

    with ThreadPoolExecutor(3) as pool:
        first = pool.submit(group.submit, "first")
        started.wait(10)
        interrupted = pool.submit(second)
        told.wait(10)
        third = pool.submit(group.submit, "third")
        while len(group._queue) < 2:
            pass
        go_on.set()
        assert (first.result(10), third.result(10), interrupted.result(10)) == ("first", "third", False)
    assert group.submit("fourth") == "fourth"
