"""The store in PostgreSQL. Runs where WA_REDACT_TEST_POSTGRES names a database without a store, such as
postgresql://user@127.0.0.1/audit_test; what it makes there it takes away again.
"""

import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest

from tests.audits import draft, keys_in
from tests.test_gate import NAMED, POLICY, SAFE, TO, WHY, refused
from wa_redact.apps.audit import AlreadyError, AuditError, Draft, Store, new_id, verify
from wa_redact.apps.audit.schema import metadata
from wa_redact.apps.audit.segments import seal
from wa_redact.apps.gate import Gate, words

URL = os.environ.get("WA_REDACT_TEST_POSTGRES", "")
pytestmark = pytest.mark.skipif(not URL, reason="WA_REDACT_TEST_POSTGRES names no database")


@pytest.fixture
def store(tmp_path):
    made = Store.create(URL, keys_in(tmp_path), patience=2)
    try:
        yield made
    finally:
        with made.transaction(writes=True) as connection:
            metadata.drop_all(connection)
        made.close()


def run(store, sql):
    with store.transaction(writes=True) as connection:
        connection.exec_driver_sql(sql)


def test_several_processes_write_one_chain(store, tmp_path):
    others = [Store.open(URL, keys_in(tmp_path)) for _ in range(3)]
    with ThreadPoolExecutor(32) as pool:
        entries = list(pool.map(lambda n: others[n % 3].append(draft(n=n, odd="\x00\ud800\u2028'\\")), range(300)))
    assert sorted(e.seq for e in entries) == list(range(2, 302))
    assert verify(store).intact
    assert store.about(entries[7].ref) == [entries[7]]
    for other in others:
        other.close()


def test_once_is_once_over_processes(store, tmp_path):
    with Store.open(URL, keys_in(tmp_path)) as other:

        def tried(n):
            with suppress(AlreadyError):
                return (store, other)[n % 2].append(Draft("release", {}, new_id(), once=f"w{n // 4}"))

        with ThreadPoolExecutor(16) as pool:
            assert sum(e is not None for e in pool.map(tried, range(40))) == 10
    assert verify(store).records == 11


def test_a_second_store_is_not_made_over_the_first(store, tmp_path):
    with pytest.raises(AuditError, match="there already"):
        Store.create(URL, keys_in(tmp_path))


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("DELETE FROM audit_records WHERE seq = 3", "record 3 is missing"),
        ("DELETE FROM audit_records WHERE seq > 3", "the last records are missing"),
        ("UPDATE audit_records SET body = replace(body, 'ALLOW', 'BLOCK') WHERE seq = 3", "record 3: was changed"),
        ("UPDATE audit_anchors SET seq = 3 WHERE name = 'head'", "the chain's head was not signed by us"),
    ],
)
def test_changes_are_found(store, sql, said):
    store.append_all([draft() for _ in range(4)])
    run(store, sql)
    assert said in verify(store).problems[0]


def test_the_gate_from_end_to_end(store):
    gate = Gate(store, POLICY, model=None, refresh=0)
    decision = gate.decide(NAMED, TO)
    token = gate.override(decision.id, NAMED, TO, WHY, role="manager")
    assert gate.redeem(token.value, NAMED, TO)
    assert refused(gate.redeem, token.value, NAMED, TO) == "used"
    decision = gate.decide(NAMED, TO)
    assert gate.accept(decision.id, SAFE, TO)
    decision = gate.decide("ring 07700 900123", TO)
    name = gate.report(decision.id, "ring 07700 900123", TO, 5, 17, "PHONE_NUMBER")
    words.approve(store, name, "boss")
    assert gate.decide("ring 07700 900123", TO).sendable
    assert verify(store).intact


def test_records_are_sealed(store, tmp_path):
    store.append_all([draft() for _ in range(4)])
    assert seal(store, 2**60, str(tmp_path / "s")).data["to"] == 4
    assert verify(store, segments=[tmp_path / "s"]).records == 6


def test_a_connection_that_is_cut_blocks_and_heals(store):
    gate = Gate(store, POLICY, model=None)
    waits = "FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
    with ThreadPoolExecutor(1) as pool, store.transaction(writes=True) as connection:
        connection.exec_driver_sql("LOCK TABLE audit_anchors")
        held = pool.submit(gate.decide, "see you at 4", TO)
        cut = False
        while not cut and not held.done():
            with store.transaction() as other:  # one and the same transaction would see the same moment again
                cut = other.exec_driver_sql(f"SELECT pg_terminate_backend(pid) {waits}").first() is not None
        assert cut
        decision = held.result()
    assert (decision.action.name, decision.error) == ("BLOCK", "AuditError")
    assert "terminat" not in str(decision.reasons)
    assert gate.decide("see you at 4", TO).sendable
    assert verify(store).intact


def test_who_waits_for_a_lock_waits_only_so_long(store):
    gate = Gate(store, POLICY, model=None)
    with store.transaction(writes=True) as connection:
        connection.exec_driver_sql("LOCK TABLE audit_anchors")
        assert gate.decide("see you at 4", TO).error == "AuditError"
    assert gate.decide("see you at 4", TO).sendable
