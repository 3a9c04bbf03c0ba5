"""LEG-05: a key, a token, a signed address or a password stands in the copy."""

import re
from collections.abc import Iterator

from copydesk.checks.addresses import addresses
from copydesk.checks.check import Check, Known
from copydesk.checks.reading import everything
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story

_SIGNED = re.compile(
    r"[?&](?:X-(?:Amz|Goog)-(?:Signature|Credential|Security-Token)|AWSAccessKeyId|Signature|sig"
    r"|Key-Pair-Id|Policy"
    r"|(?:preview|access|auth|api|session|secret|refresh|id|download|share|csrf"
    r"|security)[_-]?(?:token|key|sig)?|token|hash|hmac|jwt|apikey"
    r"|client_secret|password|passwd|pwd|sas)=[\w%.~+/-]{6,}",
    re.I,
)
_LOGIN = re.compile(r"\b[a-z][a-z0-9+.-]{1,20}://[^\s/:@]{1,64}:[^\s/@]{3,64}@[\w.-]+", re.I)
_KEYS = re.compile(
    r"\b(?:AKIA|ASIA|AROA)[A-Z0-9]{12,20}\b|\bgh[pousr]_[A-Za-z0-9]{20,}|\bgithub_pat_\w{20,}"
    r"|\bglpat-[\w-]{15,}|\bxox[abeoprs]-[\w-]{10,}"
    r"|\b(?:sk|pk|rk)[-_](?:live|test|proj|ant)?[-_]?[A-Za-z0-9_-]{16,}|\bAIza[\w-]{30,}"
    r"|\bya29\.[\w-]{20,}|\bSG\.[\w-]{16,}\.[\w-]{16,}|\bnpm_[A-Za-z0-9]{20,}"
    r"|\bhf_[A-Za-z0-9]{20,}|\bdop_v1_\w{20,}|\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{6,}|-----BEGIN "
    r"[A-Z ]{0,30}(?:PRIVATE KEY|CERTIFICATE|PGP)[A-Z ]{0,20}-----"
    r"|\bssh-(?:rsa|ed25519) [A-Za-z0-9+/=]{30,}|\b(?:Authorization|Bearer)\s?:?\s?(?:Bearer"
    r"|Basic)?\s(?=\S*[\d=])[\w.~+/=-]{16,}"
)
_SAID = re.compile(
    r"\b(?:pass(?:word|wd|phrase|code)?|pwd|passwort|kennwort|mot de passe|contraseña|كلمة (?:السر"
    r"|المرور)|secret|api[_ -]?key|access[_ -]?key|token|client[_ -]?secret"
    r"|auth[_ -]?key|private[_ -]?key|secret[_ -]?key|login|credentials|pin)\s?(?:(?:is|are|was"
    r"|lautet"
    r"|ist|est|es)(?: now)?\s?[:=]?|[:=])\s?[\"“'`]?(?P<it>[^\s\"”'`,;]{5,200})",
    re.I,
)
_SPOKEN = re.compile(
    r"\b(?:pass(?:word|phrase|code)|passwort|kennwort|mot de passe|contraseña|log-?in|api[_ -]?key"
    r"|secret[_ -]?key|access[_ -]?(?:key|code|token)|pin|zugangscode|clave|كلمة (?:السر|المرور))"
    r"(?: (?:for|to|of|für|zum|pour|para) [^.:;,]{1,40})?,? (?:is|was|are|remains|lautet|ist|est|es"
    r"|هي)(?: now| still)?:? [\"“'`«]?(?P<it>[^\s\"”'`,;»]{5,200})",
    re.I,
)
_AS_LOGIN = re.compile(r"\b(?:log|sign) ?(?:in|on) (?:as|with) \S+ ?/ ?(?P<it>\S{6,})", re.I)
_SHOWN = re.compile(r"^(?:https?:|<|\{|\[|\*+$|x+$|your|example)", re.I)


def find(story: Story, known: Known) -> Iterator[Finding]:
    """By the forms that issuers give their keys, by signed addresses, by "password:" and what
    follows if it looks made to be guessed by nobody. Words of that trade in prose pass."""
    for words in everything(story):
        found = _KEYS.search(words.text) or _LOGIN.search(words.text) or _said(words.text)
        found = found or _signed(words.text)
        if found is not None:
            yield CHECK.at(words, "A key, token or password stands in the copy.", span=found.span())
    for address in addresses(story):
        if not address.written and (_SIGNED.search(address.href) or _LOGIN.match(address.href)):
            says = "The link carries a key, a token or a signature."
            yield CHECK.at(address.words, says, span=address.span, evidence=address.href[:80])


def _signed(text: str) -> re.Match[str] | None:
    return _SIGNED.search(text) if "://" in text else None


def _said(text: str) -> re.Match[str] | None:
    for form in (_SAID, _SPOKEN, _AS_LOGIN):
        for found in form.finditer(text):
            secret = found["it"].rstrip(".!?)")
            kinds = sum(
                re.search(kind, secret) is not None for kind in ("[a-z]", "[A-Z]", r"\d", r"[^\w.]")
            )
            if kinds >= 2 and re.search(r"[\d!@#$%^&*_]", secret) and not _SHOWN.match(secret):
                return found
    return None


CHECK = Check(code="LEG-05", name="secret in the copy", weight=Weight.STOPS, find=find)
