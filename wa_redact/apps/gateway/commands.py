"""The command ``gateway``: stands between clients and a messaging provider."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from wa_redact.apps.policies import policy_of
from wa_redact.apps.serve import from_file, numpy_alone
from wa_redact.policy import LEVELS, PROFILES, Policy

if TYPE_CHECKING:
    from wa_redact.apps.gateway.files import Judge

_FILE = click.Path(dir_okay=False, path_type=Path)
#: options that are the gateway's own, with the settings of the same name
_OWN = (
    "meta dialog360 twilio notify work_numbers colleagues relay public_url alerts connect_limit upstream_limit "
    "connections max_media"
).split()
_SECRETS = ("app_secret", "twilio_token", "relay_secret")


@click.command(
    short_help="Stand between clients and WhatsApp.", context_settings={"auto_envvar_prefix": "WA_REDACT_GATEWAY"}
)
@click.option(
    "--config", type=_FILE, callback=from_file, is_eager=True, expose_value=False, help="A TOML file of these options."
)
@click.option("--host", default="127.0.0.1", show_default=True, help="Another than this machine's own needs --tokens.")
@click.option("--port", type=click.IntRange(0, 65_535), default=8080, show_default=True)
@click.option("--tokens", type=_FILE, help="Who may send; made by `wa-redact serve token new`.")
@click.option(
    "--policy",
    metavar="POLICY",
    default="service-user",
    show_default=True,
    help=f"A built-in policy ({' or '.join(PROFILES)}) or a TOML file.",
)
@click.option("--level", type=click.Choice(tuple(LEVELS)), help="How readily the name model speaks up.")
@click.option(
    "--workers",
    type=click.IntRange(1, 256),
    default=1,
    show_default=True,
    help="Processes for the engine; 1 is a thread.",
)
@click.option(
    "--meta",
    metavar="URL",
    default="https://graph.facebook.com",
    show_default=True,
    help="Meta's Cloud API; - for none.",
)
@click.option("--dialog360", metavar="URL", help="360dialog, such as https://waba-v2.360dialog.io.")
@click.option("--twilio", metavar="URL", help="Twilio, such as https://api.twilio.com.")
@click.option("--notify", metavar="URL", help="GOV.UK Notify, such as https://api.notifications.service.gov.uk.")
@click.option(
    "--work-numbers",
    metavar="ID",
    multiple=True,
    help="A phone number (or its id) that is a work telephone; others are stopped.  [default: all are]",
)
@click.option("--colleagues", metavar="NUMBER", multiple=True, help="A colleague's number: warned about, not stopped.")
@click.option("--relay", metavar="URL", help="Where webhooks are handed on to.")
@click.option("--public-url", metavar="URL", help="This gateway's address as Twilio knows it, for its signature.")
@click.option("--app-secret-file", "app_secret", type=_FILE, help="Meta's app secret, to verify webhooks.")
@click.option("--twilio-token-file", "twilio_token", type=_FILE, help="Twilio's auth token, to verify webhooks.")
@click.option(
    "--relay-secret-file", "relay_secret", type=_FILE, help="The key to sign webhooks with when they are handed on."
)
@click.option("--alerts", type=_FILE, help="Where alerts about received messages are written; no text in them.")
@click.option("--store", metavar="URL", help="Record decisions here: a file or a database; see `wa-redact audit`.")
@click.option("--key-file", type=_FILE, help="The key of the store.")
@click.option("--simulate", is_flag=True, help="Decide and record, and stop nothing. Needs --store.")
@click.option(
    "--connect-limit", type=click.FloatRange(0, min_open=True), default=5.0, show_default=True, help="Seconds."
)
@click.option(
    "--upstream-limit",
    type=click.FloatRange(0, min_open=True),
    default=30.0,
    show_default=True,
    help="Seconds until a provider must answer.",
)
@click.option("--connections", type=click.IntRange(1), default=100, show_default=True, help="To a provider at a time.")
@click.option(
    "--max-media", type=click.IntRange(1024), default=25 << 20, show_default=True, help="Bytes of an uploaded file."
)
@click.option(
    "--time-limit",
    type=click.FloatRange(0, min_open=True),
    default=10.0,
    show_default=True,
    help="Seconds after which a message is blocked undecided.",
)
@click.option("--tls-cert", type=_FILE, help="Serve HTTPS with this certificate.")
@click.option("--tls-key", type=_FILE)
@click.option("--access-log/--no-access-log", default=True, show_default=True, help="A line a request on stderr.")
def gateway(**options: Any) -> None:
    """Stand between clients and WhatsApp: what identifies a person does not get through.

    A client's base URL (https://graph.facebook.com) becomes this gateway's; nothing else changes. An allowed request
    goes on byte for byte, a redacted one with only its texts changed, a blocked one is answered 400 in the provider's
    own shape. Where --tokens are used, the base URL is http://HOST:PORT/t/TOKEN.
    """
    numpy_alone()
    try:
        from wa_redact.apps.gateway.app import Gateway
        from wa_redact.apps.gateway.settings import GatewaySettings
        from wa_redact.apps.service import core, run, settings
    except ImportError:
        raise click.ClickException("gateway needs more packages: pip install 'wa-redact[server]'") from None
    rules = policy_of(options.pop("policy"))
    level = options.pop("level")
    rules = rules.with_level(level) if level else rules
    own = {name: options.pop(name) for name in _OWN} | {name: _secret(options.pop(name)) for name in _SECRETS}
    own["meta"] = None if own["meta"] == "-" else own["meta"]
    own["work_numbers"] = own["work_numbers"] or None
    store, key_file, simulate = (options.pop(name) for name in ("store", "key_file", "simulate"))
    if simulate and store is None:
        raise click.UsageError("--simulate goes with --store")
    with ExitStack() as stack:
        how = settings.Settings(policy=rules, **options)
        if not how.local and how.tokens is None:
            raise click.UsageError("--host: without --tokens only this machine's own addresses (127.0.0.1, ::1)")
        try:
            places = GatewaySettings(**own)
        except ValueError as e:
            fields = ", ".join(sorted(str(x["loc"][0]) for x in e.errors()))  # type: ignore[attr-defined]
            raise click.UsageError(f"not a base URL or number: {fields}") from None
        gate = _gate(stack, store, key_file, rules, simulate=simulate) if store else None
        shared = core.Core(how)
        run.serve(Gateway(shared, places, gate=gate, judge=_judge(rules), triage=_triage()).app(), shared, date=False)


def _secret(path: Path | None) -> bytes | None:
    """The secret in a file, without the line's end."""
    if path is None:
        return None
    try:
        secret = path.read_bytes().strip()
    except OSError as e:
        raise click.UsageError(f"{path.name}: {e.strerror or 'cannot be read'}") from None
    if len(secret) < 16:
        raise click.UsageError(f"{path.name}: a secret of fewer than 16 bytes")
    return secret


def _gate(stack: ExitStack, store: str, key_file: Path | None, policy: Policy, *, simulate: bool) -> Any:
    if key_file is None:
        raise click.UsageError("--store goes with --key-file")
    from wa_redact.apps.audit.options import keys_at
    from wa_redact.apps.audit.store import Store
    from wa_redact.apps.gate import Gate

    opened = stack.enter_context(Store.open(store, keys_at(str(key_file))))
    return Gate(opened, policy, simulate=simulate)


def _judge(policy: Policy) -> Judge:
    """What judges files; without the extra ``documents`` it holds them all, and says why."""
    from wa_redact.apps.documents import judge
    from wa_redact.default import Redactor

    redactor = Redactor(policy)
    return lambda data, name, caption: judge(data, name, caption=caption, redactor=redactor)


class _Seen(NamedTuple):
    """What triage says of a received message, in words."""

    kind: str
    urgency: str


def _triage() -> Callable[[str], list[_Seen]]:
    from wa_redact.apps.triage import triage

    return lambda text: [_Seen(flag.kind.value, flag.urgency.name.lower()) for flag in triage(text).flags]
