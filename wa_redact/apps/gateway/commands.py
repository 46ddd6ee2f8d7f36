"""The command ``gateway``: stands between clients and a messaging provider."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from wa_redact.apps.listen import FILE, listening, settings_of

if TYPE_CHECKING:
    from wa_redact.apps.gateway.files import Judge
    from wa_redact.apps.gateway.inbound import Triage
    from wa_redact.apps.service.core import Core

#: options that are the gateway's own, with the settings of the same name
_OWN = (
    "meta dialog360 twilio notify work_numbers colleagues relay public_url alerts connect_limit upstream_limit "
    "connections max_media"
).split()
_SECRETS = ("app_secret", "twilio_token", "relay_secret")


@click.command(
    short_help="Stand between clients and WhatsApp.", context_settings={"auto_envvar_prefix": "WA_REDACT_GATEWAY"}
)
@listening(port=8080, tokens="send")
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
    help="A phone number (or its id) that is a work telephone; may stand again. Others are stopped.  [default: all are]",
)
@click.option(
    "--colleagues",
    metavar="NUMBER",
    multiple=True,
    help="A colleague's number, warned about, not stopped; may stand again.",
)
@click.option("--relay", metavar="URL", help="Where webhooks are handed on to, once verified.")
@click.option("--public-url", metavar="URL", help="This gateway's address as Twilio knows it, for its signature.")
@click.option("--app-secret-file", "app_secret", type=FILE, help="Meta's app secret, to verify webhooks.")
@click.option("--twilio-token-file", "twilio_token", type=FILE, help="Twilio's auth token, to verify webhooks.")
@click.option(
    "--relay-secret-file", "relay_secret", type=FILE, help="The key to sign webhooks with when they are handed on."
)
@click.option("--alerts", type=FILE, help="Where alerts about received messages are written; no text in them.")
@click.option(
    "--connect-limit",
    type=click.FloatRange(0, min_open=True),
    default=5.0,
    show_default=True,
    help="Seconds until a provider is connected to.",
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
def gateway(**options: Any) -> None:
    """Stand between clients and WhatsApp: what identifies a person does not get through.

    A client's base URL (https://graph.facebook.com) becomes this gateway's; nothing else changes. An allowed request
    goes on byte for byte, a redacted one with only its texts changed, a blocked one is answered 400 in the provider's
    own shape. Where --tokens are used, the base URL is http://HOST:PORT/t/TOKEN; a client that drops its path, as GOV.UK
    Notify's does, sends the header X-WA-Redact-Token. An option may come from the environment (WA_REDACT_GATEWAY_PORT)
    or from --config.
    """
    own = {name: options.pop(name) for name in _OWN}
    files = {name: options.pop(name) for name in _SECRETS}
    _refuse_deaf(own, files)
    own["meta"] = None if own["meta"] == "-" else own["meta"]
    own["work_numbers"] = own["work_numbers"] or None
    how = settings_of(options)
    try:
        from wa_redact.apps.gateway.app import Gateway
        from wa_redact.apps.gateway.settings import GatewaySettings
        from wa_redact.apps.service import core, run
    except ImportError:
        raise click.ClickException("gateway needs more packages: pip install 'wa-redact[server]'") from None
    from wa_redact.apps.options import secret

    own |= {name: None if path is None else secret(path) for name, path in files.items()}
    try:
        places = GatewaySettings(**own)
    except ValueError as e:
        fields = ", ".join(sorted(str(x["loc"][0]) for x in e.errors()))  # type: ignore[attr-defined]
        raise click.UsageError(f"not a base URL or number: {fields}") from None
    shared = core.Core(how)
    run.serve(Gateway(shared, places, judge=_judge(shared), triage=_triage()).app(), shared, date=False)


def _refuse_deaf(own: dict[str, Any], files: dict[str, Any]) -> None:
    """Raise UsageError where every webhook would be refused because its signature cannot be verified."""
    if files["twilio_token"] is not None and own["public_url"] is None:
        raise click.UsageError("--twilio-token-file: needs --public-url, which Twilio's signature covers")
    if own["relay"] is not None and files["app_secret"] is None and files["twilio_token"] is None:
        raise click.UsageError("--relay: needs --app-secret-file or --twilio-token-file, to verify webhooks with")


def _judge(core: Core) -> Judge:
    """What judges files; without the extra ``documents`` it holds them all, and says why."""
    from wa_redact.apps.documents import judge

    return lambda data, name, caption: judge(data, name, caption=caption, redactor=core.deciding.redactor())


def _triage() -> Triage:
    from wa_redact.apps.gateway.inbound import Seen
    from wa_redact.apps.triage import triage

    return lambda text: [Seen(flag.kind.value, flag.urgency.name.lower()) for flag in triage(text).flags]
