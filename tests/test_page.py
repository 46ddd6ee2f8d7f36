"""The page in a real browser, headless, against the running service."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest

pytest.importorskip("playwright.sync_api")
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright

BROWSER = next((b for b in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if b), None)
pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium here (tests/system.sh installs it where it can)")
QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update "
    "--disable-sync"
).split()
CLI = [sys.executable, "-m", "wa_redact.apps.cli"]
POLICY = (
    'extends = "service-user"\n[override]\nactions = ["redact"]\nlabels = ["PERSON"]\nroles = ["sender", "manager"]\n'
)
FOUND = "ring kayden on 07700 900123, dob 3/2/12 \U0001f642 at 4pm"
LEFT = ("kayden", "900123", "3/2/12")


def start(folder, *options):
    with socket.create_server(("127.0.0.1", 0)) as s:
        port = s.getsockname()[1]
    with (folder / "log").open("w") as log:
        process = subprocess.Popen([*CLI, "serve", "--port", str(port), *options], stderr=log)
    address = f"http://127.0.0.1:{port}"
    for _ in range(200):
        try:
            urlopen(f"{address}/health").close()
            break
        except OSError:
            time.sleep(0.1)
    return process, address


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    """The address of a service that keeps a record, and its folder."""
    folder = tmp_path_factory.mktemp("service")
    record = ["--store", str(folder / "a.db"), "--key-file", str(folder / "keys")]
    subprocess.run([*CLI, "audit", "key", "new", record[3]], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([*CLI, "audit", "init", *record], check=True, stdout=subprocess.DEVNULL)
    (folder / "policy.toml").write_text(POLICY)
    process, address = start(folder, *record, "--policy", str(folder / "policy.toml"))
    yield address, folder
    process.terminate()
    process.wait()


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=BROWSER, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser, service):
    yield from opened(browser, service[0])


def opened(browser, address, **options):
    """A page; at the end nothing was asked of another host, nothing failed and nothing is kept."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"], **options)
    page = context.new_page()
    troubles, asked = [], []
    # a request that was refused is a line of the browser's own; what the page makes of it is tested
    page.on("console", lambda m: troubles.append(m.text) if wrong(m) else 0)
    page.on("response", lambda r: troubles.append(r.status) if r.status >= 500 else 0)
    page.on("pageerror", lambda e: troubles.append(str(e)))
    page.on("request", lambda r: asked.append(r.url))
    page.goto(address)
    yield page
    kept = page.evaluate(
        "async () => [localStorage.length, sessionStorage.length, document.cookie, (await caches.keys()).length,"
        " (await indexedDB.databases()).length]"
    )
    assert kept == [0, 0, "", 0, 0]
    assert context.cookies() == []
    assert troubles == []
    assert {url for url in asked if not url.startswith(address)} == set()
    assert not any(value in url for url in asked for value in LEFT)
    context.close()


def wrong(message):
    return message.type in ("error", "warning") and "load resource" not in message.text


def write(page, text):
    page.fill("#message", text)
    page.wait_for_selector("#verdict:not([data-action=WAIT], [data-action=EMPTY])")


def clipboard(page):
    return page.evaluate("navigator.clipboard.readText()")


def test_a_clean_message_is_copied_as_it_is(page):
    write(page, "see you at 4pm")
    expect(page.locator("#verdict-words")).to_have_text("Fine to send")
    expect(page.locator("#safe-pane")).to_be_hidden()
    page.click("#copy")
    expect(page.locator("#done")).to_contain_text("Copied")
    assert clipboard(page) == "see you at 4pm"


def test_what_was_found_is_underlined_and_told_on_a_tap(page):
    write(page, FOUND)
    assert page.locator("#underlines mark").all_inner_texts() == ["kayden", "07700 900123", "3/2/12"]
    assert page.locator("#underlines").inner_text().rstrip() == FOUND
    expect(page.locator("#why")).to_be_hidden()
    page.evaluate("document.getElementById('message').setSelectionRange(7, 7)")
    page.dispatch_event("#message", "click")
    expect(page.locator("#why")).to_have_text("This looks like a person's name, nickname or initials.")
    page.keyboard.press("End")
    expect(page.locator("#why")).to_be_hidden()


def test_the_safe_version_is_beside_it_and_is_what_is_copied_and_recorded(page, service):
    write(page, FOUND)
    safe = "ring [PERSON] on [PHONE_NUMBER], dob [DATE_OF_BIRTH] \U0001f642 at 4pm"
    expect(page.locator("#safe")).to_have_text(safe)
    page.click("#copy")
    expect(page.locator("#done")).to_contain_text("safe version is copied")
    assert clipboard(page) == safe
    for path in service[1].iterdir():
        raw = path.read_bytes().lower()
        assert not any(value.encode() in raw for value in LEFT), path.name


def test_a_warning_is_confirmed_by_copying(page):
    write(page, "this is bloody ridiculous")
    expect(page.locator("#verdict-words")).to_have_text("Look again before you send it")
    page.click("#copy")
    expect(page.locator("#done")).to_contain_text("Copied")


def test_nothing_goes_to_a_family_from_a_private_telephone(page):
    page.check("#personal")
    write(page, "see you at 4pm")
    expect(page.locator("#verdict-words")).to_have_text("Do not send this")
    for button in ("#copy", "#override", "#safe-pane"):
        expect(page.locator(button)).to_be_hidden()
    page.check("input[value=colleague]")
    expect(page.locator("#verdict-words")).to_have_text("Fine to send")


def test_an_override_needs_a_reason_and_only_the_keyboard(page):
    write(page, "ring kayden at 4pm")
    page.locator("#override").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#justification")).to_be_focused()
    page.keyboard.type("ok")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#justify-problem")).to_be_visible()
    page.fill("#justification", "The grandmother asked for this in writing and knows the name")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#done")).to_contain_text("reason is on record")
    assert clipboard(page) == "ring kayden at 4pm"


def test_what_was_wrongly_found_is_reported(page):
    write(page, "ring kayden at 4pm")
    page.get_by_role("button", name="That is wrong").click()
    expect(page.get_by_role("button", name="Reported to a manager")).to_be_disabled()


def test_a_document_is_dropped_on_the_page_and_judged(page):
    file = {"name": "ICPC report.txt", "mimeType": "text/plain", "buffer": b"Legal status: s31"}
    page.set_input_files("#document", file)
    expect(page.locator("#document-answer strong")).to_have_text("Do not send it", timeout=20_000)
    expect(page.locator("#document-answer")).to_contain_text("report")
    page.evaluate(
        """() => {
        const data = new DataTransfer();
        data.items.add(new File(["see you at 4pm"], "note.txt", {type: "text/plain"}));
        document.getElementById("drop").dispatchEvent(new DragEvent("drop", {dataTransfer: data, bubbles: true}));
    }"""
    )
    expect(page.locator("#document-answer")).to_contain_text("Nothing is known of it", timeout=20_000)


def test_a_message_is_text_whatever_it_looks_like(page):
    hostile = '<img src=x onerror=alert(1)> </textarea><b>kayden</b> \u202e "&amp;'
    write(page, hostile)
    assert page.locator("#underlines mark").all_inner_texts() == ["kayden"]
    assert page.locator("#underlines img, #safe img, #safe b").count() == 0
    expect(page.locator("#safe")).to_contain_text("[PERSON]</b>")


def test_a_service_that_is_gone_stops_the_send(page):
    page.route("**/page/look", lambda route: route.abort())
    page.fill("#message", "see you at 4pm")
    expect(page.locator("#verdict-words")).to_have_text("Do not send this")
    expect(page.locator("#copy")).to_be_hidden()
    page.unroute_all()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1200])
def test_anybody_can_use_it(browser, service, width, scheme):
    size = {"width": width, "height": 740}
    for page in opened(browser, service[0], viewport=size, color_scheme=scheme, reduced_motion="reduce"):
        for text in ("", "see you at 4pm", FOUND, "bloody hell", "x" * 300):
            if text:
                write(page, text)
            page.wait_for_timeout(50)
            problems = Axe().run(page).response["violations"]
            assert [(p["id"], [n["html"][:80] for n in p["nodes"]]) for p in problems] == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_code_lets_people_in_and_is_not_kept(browser, tmp_path):
    tokens = tmp_path / "tokens.toml"
    made = subprocess.run([*CLI, "serve", "token", "new", "team", "--tokens", tokens], check=True, capture_output=True)
    process, address = start(tmp_path, "--tokens", str(tokens))
    try:
        for page in opened(browser, address):
            page.fill("#token", "wrong")
            page.keyboard.press("Enter")
            expect(page.locator("#token-problem")).to_have_text("That is not a valid access code.")
            page.fill("#token", made.stdout.decode().strip())
            page.keyboard.press("Enter")
            write(page, "hi kayden")
            expect(page.locator("#safe")).to_have_text("hi [PERSON]")
    finally:
        process.terminate()
        process.wait()


def test_it_can_be_installed_and_nothing_is_loaded_from_elsewhere(service):
    address, _ = service
    with urlopen(address) as answer:
        html, policy = answer.read().decode(), answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert re.findall(r'(?:src|href)="(?!/)', html) == []
    assert re.findall(r"<script(?![^>]*src)|style=|\son\w+=", html) == []
    with urlopen(f"{address}/page/app.webmanifest") as answer:
        manifest = json.load(answer)
    assert manifest["display"] == "standalone"
    for icon in manifest["icons"]:
        with urlopen(address + icon["src"]) as answer:
            assert answer.headers["Content-Type"] == icon["type"]


def test_the_files_are_in_the_package():
    folder = Path(__file__).parents[1] / "wa_redact/apps/page/static"
    assert {p.name for p in folder.iterdir()} >= {"index.html", "page.js", "icon-512.png"}
    assert os.access(folder / "page.css", os.R_OK)
