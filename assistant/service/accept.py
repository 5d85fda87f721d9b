"""Which of two media types a request wants, by its Accept header (RFC 9110, section 12.5.1).

A route that can answer in a second way does so only where that type is named, not merely allowed by a wildcard, and is
not liked less than the ordinary one: programs that accept everything get JSON, a browser gets the page.

>>> prefers("text/html,application/xhtml+xml,*/*;q=0.8", "text/html")
True
>>> prefers("*/*", "text/html"), prefers("application/json, text/html;q=0.5", "text/html"), prefers(None, "text/html")
(False, False, False)
"""

from __future__ import annotations

JSON = "application/json"


def prefers(accept: str | None, media_type: str, over: str = JSON) -> bool:
    """True where `accept` names `media_type` and gives it at least the weight of `over`."""
    weights = _weights(accept or "")
    named = weights.get(media_type, 0.0)
    return named > 0 and named >= _weight(weights, over)


def _weights(accept: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for part in accept.split(","):
        media_range, *parameters = (piece.strip().lower() for piece in part.split(";"))
        weight = 1.0
        for parameter in parameters:
            name, _, value = parameter.partition("=")
            if name.strip() == "q":
                weight = _quality(value.strip())
        if media_range:
            found[media_range] = max(weight, found.get(media_range, 0.0))
    return found


def _quality(value: str) -> float:
    try:
        number = float(value)
    except ValueError:
        return 0.0
    return number if 0 <= number <= 1 else 0.0


def _weight(weights: dict[str, float], media_type: str) -> float:
    group = media_type.partition("/")[0] + "/*"
    for candidate in (media_type, group, "*/*"):
        if candidate in weights:
            return weights[candidate]
    return 0.0
