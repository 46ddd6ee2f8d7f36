"""HTTPS of the service and the gateway, over real sockets, and what is said of certificates and keys that will not do."""

import socket
import ssl

import httpx2 as httpx
import pytest
import trustme
from click.testing import CliRunner
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    load_pem_private_key,
)

from tests.kills.server import Server, prepare
from wa_redact.apps.cli import cli

COMMANDS = (("serve",), ("gateway", "--meta", "http://127.0.0.1:9"))


@pytest.fixture(scope="module")
def authority():
    return trustme.CA()


@pytest.fixture
def pair(authority, tmp_path):
    """Names of files with a certificate for this machine and its key."""
    issued = authority.issue_cert("127.0.0.1", "localhost")
    cert, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    cert.write_bytes(b"".join(blob.bytes() for blob in issued.cert_chain_pems))
    key.write_bytes(issued.private_key_pem.bytes())
    return cert, key


@pytest.mark.parametrize("command", COMMANDS, ids=["serve", "gateway"])
def test_https_answers_and_plain_http_gets_nothing(authority, pair, tmp_path, command):
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    prepare(tmp_path)
    server = Server(tmp_path, *command, "--tls-cert", str(pair[0]), "--tls-key", str(pair[1]))
    try:
        with httpx.Client(base_url=f"https://127.0.0.1:{server.port}", verify=trusting, trust_env=False) as client:
            assert client.get("/health").json() == {"status": "ok"}
            with socket.create_connection(("127.0.0.1", server.port), timeout=20) as plain:
                plain.sendall(b"GET /kayden HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
                answer = plain.recv(1000)
            assert b"HTTP" not in answer
            with pytest.raises(httpx.ConnectError):
                httpx.get(f"https://127.0.0.1:{server.port}/health", trust_env=False)  # signed by nobody known
            assert client.get("/health").status_code == 200
        assert server.stop() == 0
    finally:
        server.kill()
    assert next(x["address"] for x in server.lines() if x["event"] == "listening").startswith("https://")
    assert {x["event"] for x in server.lines()} <= {"listening", "request", "stopping", "stopped"}
    assert "kayden" not in str(server.lines())


def wrong(authority, cert, key, case):
    """Make one of the files unfit. What is to be named, and what is to be said of it."""
    if case == "no certificate":
        cert.unlink()
    elif case == "no key":
        key.unlink()
    elif case == "another's key":
        key.write_bytes(authority.issue_cert("localhost").private_key_pem.bytes())
    elif case == "a key in place of the certificate":
        cert.write_bytes(key.read_bytes())
    elif case == "a certificate in place of the key":
        key.write_bytes(cert.read_bytes())
    elif case == "a key with a passphrase":
        found = load_pem_private_key(key.read_bytes(), None)
        own = BestAvailableEncryption(b"a passphrase")
        key.write_bytes(found.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, own))
    elif case == "nothing in the key":
        key.write_bytes(b"")
    elif case == "a folder":
        key.unlink()
        key.mkdir()


@pytest.mark.parametrize("command", COMMANDS, ids=["serve", "gateway"])
@pytest.mark.parametrize(
    ("case", "option", "said"),
    [
        ("no certificate", "--tls-cert", "no such file"),
        ("no key", "--tls-key", "no such file"),
        ("another's key", "--tls-key", "not the key of the certificate"),
        ("a key in place of the certificate", "--tls-cert", "no certificate"),
        ("a certificate in place of the key", "--tls-key", "no private key"),
        ("a key with a passphrase", "--tls-key", "passphrase"),
        ("nothing in the key", "--tls-key", "no private key"),
        ("a folder", "--tls-key", "directory"),
    ],
)
def test_files_that_will_not_do_are_named_by_their_option(authority, pair, command, case, option, said):
    wrong(authority, *pair, case)
    done = CliRunner().invoke(cli, [*command, "--port", "0", "--tls-cert", str(pair[0]), "--tls-key", str(pair[1])])
    assert done.exit_code == 2, done.output
    assert option in done.output
    assert said in done.output.lower()


@pytest.mark.parametrize("given", ["--tls-cert", "--tls-key"])
def test_one_without_the_other_is_refused(pair, given):
    done = CliRunner().invoke(cli, ["serve", given, str(pair[0])])
    assert done.exit_code == 2
    assert "--tls-cert and --tls-key go together" in done.output
