"""What the reports of other bodies call a body that has none of its own, so that a question is asked of them by that name.

A report of a place's government tells of its bodies by their names without the place (宿迁市司法局: 市司法局), in full where a question
is short (市人社局: 市人力资源社会保障局), and of the places below it by theirs. `called` gives, for each body whose report names the
one that is asked about, the name to look for there; a place that no report is known to lie in is looked for in those of governments,
and found where one alone names it. Texts are folded; nothing raises, and where nobody names it the answer is empty.

>>> printed_name("人社局", "为民服务,市人力资源社会保障局打造服务圈;公安局公开警务。"), printed_name("水利局", "市公安局公开警务。")
('人力资源社会保障局', '')
>>> printed_name("住房公积金管理中心", "市公积金管理中心设立专席。")
'公积金管理中心'
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.bodies.body_names import same_body
from assistant.bodies.catalogue import Catalogue
from assistant.bodies.duties import same_duties
from assistant.bodies.organisations import Mention, Organisation
from assistant.bodies.said_beside import in_its_place
from ingest.normalise import fold_text

_LEAST = 3
"""So many characters a name has at least; shorter ones are found inside other words."""
_NAME = re.compile(r"(?:^|[^一-鿿]|(?<=[是为有]))[省市区县镇]?([一-鿿]{2,14}?(?:局|委员会|委|厅|办公室|中心|法院|检察院))")
_PLACES = ("省", "市", "区", "县", "镇", "乡", "街道")


def printed_name(own: str, text: str) -> str:
    """The name by which a folded text calls a body, `own` being its name without its place; "" where it does not."""
    if own in text:
        return own
    return next((name for name in _NAME.findall(text) if same_body(own, name) or same_duties(own, name)), "")


def called(
    mention: Mention | None, said: str, near: Iterable[Organisation], beside: Iterable[Organisation], catalogue: Catalogue
) -> dict[Organisation, str]:
    """Of the bodies near the one that was said and those named beside it, what each report calls it that names it at all."""
    own = (mention.body if mention is not None else None) or said
    found: dict[Organisation, str] = {}
    for organisation in dict.fromkeys((*near, *beside)):
        name = _in_reports(own if organisation.is_government else said, organisation, catalogue)
        if name:
            found[organisation] = name
    place = mention.place if mention is not None and not found and not mention.body else None
    if place is None or len(place) < _LEAST or not place.endswith(_PLACES):
        return found
    governing = _governments_naming(place, catalogue)
    return {governing[0]: place} if len(governing) == 1 else {}


def ways_called(said: str, mention: Mention | None) -> tuple[str, ...]:
    """What reports may call a body: by its full name, and its place's government without the place (市财政局)."""
    if mention is None:
        return (said,)
    own, level, full = mention.body or said, (mention.place or "")[-1:], in_its_place(mention)
    return (full, f"{level}{own}") if own != full and level in ("省", "市", "区", "县") else (full,)


def _in_reports(name: str, organisation: Organisation, catalogue: Catalogue) -> str:
    """A name as the reports of a body print it; for its own government's also where it is said for short."""
    if len(name) < _LEAST:
        return ""
    if catalogue.naming(fold_text(name), organisation.documents):
        return name
    if not organisation.is_government:
        return ""
    texts = ("\n".join(map(fold_text, catalogue.text(id).splitlines())) for id in organisation.documents)
    return next((printed for text in texts if (printed := printed_name(name, text))), "")


def _governments_naming(place: str, catalogue: Catalogue) -> Sequence[Organisation]:
    """The governments whose reports name a place that has none."""
    owner = {id: o for o in catalogue.table.organisations if o.is_government for id in o.documents}
    return tuple(dict.fromkeys(owner[id] for id in catalogue.naming(fold_text(place), list(owner))))
