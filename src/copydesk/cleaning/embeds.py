"""Other people's content in the body: what readers would miss, not what sells or counts."""

import re

from copydesk.cleaning.proof import Proof

# Frames of any other host are as a rule advertisements, forms and counters.
_PROVIDERS = re.compile(
    r"https?://([\w-]+\.)*(youtube(-nocookie)?\.com|youtu\.be|vimeo\.com|dailymotion\.com"
    r"|twitter\.com"
    r"|x\.com|instagram\.com|facebook\.com|tiktok\.com|bsky\.app|spotify\.com|soundcloud\.com"
    r"|apple\.com|datawrapper\.de|dwcdn\.net|flourish\.studio|infogram\.com|openstreetmap\.org"
    r"|documentcloud\.org|scribd\.com|megaphone\.fm|acast\.com|podbean\.com)(/|$)",
    re.IGNORECASE,
)


def find_embeds(proof: Proof, body: list[int]) -> list[int]:
    """Lines of the body that are an embed of a provider readers know."""
    if not body:
        return []
    lines = proof.galley.lines
    inside = range(body[0], min(body[-1] + 2, len(lines)))
    return [n for n in inside if lines[n].embed and _PROVIDERS.match(lines[n].embed)]
