"""Who reports on which year, as far as the report itself tells it.

The organisation is looked for where reports name themselves: the title (of the annex, where no other is printed), its announcement in the text, 由…编制, 某局根据…编制本报告,
本报告为…的…年度报告, the signature, an annex's 单位名称, the contact line (whose inner office is taken off), and last the name that 我局 or 我区
must mean. A report that names itself nowhere is whose its file is named after (某区2024年政府信息公开工作年度报告.txt), which is noted.
The first that is a name counts, where the title has something else in its name's place only one that agrees with it, else what the
title says; it is then made as full as the text supports: 区商务局 becomes 威海市环翠区商务局
where that is printed or the chain 威海市环翠区 is. A place named alone stands for the body that speaks for it (市 →
人民政府), which is noted as `unverified_organisation`, as is all that is inferred. A report that never names itself has none.

The year is the title's, else that of the announced title or of the statistics period, else the one that paragraphs open
with; never the year of publication. `part_of` holds the places of the name, nearest first. Names are simplified characters.

>>> from ingest.model import Document
>>> text = "商务局2018年度政府信息公开报告\\n如有疑问，请与环翠区商务局联系（威海市环翠区某路5号）。"
>>> found = identify(Document(text, "txt"), "a.txt")
>>> found.organisation, found.year, found.part_of, found.names
('威海市环翠区商务局', 2018, ('环翠区', '威海市'), ('环翠区商务局', '商务局'))
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

from ingest.identity.inferred import by_self_reference, in_opening, with_its_year
from ingest.identity.places import (
    HAN,
    Chains,
    begins,
    find_chains,
    level,
    level_word,
    names,
    official,
    split_places,
    valid_name,
    without_office,
)
from ingest.identity.titles import (
    ANNOUNCED,
    YEAR,
    Flat,
    Title,
    announced_title,
    find_annex_title,
    find_title,
    flatten,
    name_in,
    year_of,
)
from ingest.identity.year import year_inferred, year_told
from ingest.model import Document, Identity, Problem, Span

_EDITED = re.compile(rf"由({HAN}{{2,40}}?)(?:汇总|编制|编写|撰写|结合|按照|根据|依据|依照|负责|组织)")
_OF_THE_PLACE = re.compile(
    rf"[我本]([省市区县旗])(?:人民政府)?的?{YEAR}年?度?的?(?:政府)?信息公开(?:工作)?(?:年度)?(?:工作)?(?:情况)?(?:报告|年报)"
)
_EDITED_BY = re.compile(rf"(?<=[,。:\n])({HAN}{{2,30}}?)(?:认真)?编[制写]了?(?:本|这份|20\d\d年)")
_GATHERED = re.compile(rf"由({HAN}{{2,24}}?人民政府)办公[室厅](?:负责)?汇总了?(?:全[省市区县旗]|各(?:乡镇|街道|部门|镇))")
"""A government's office that makes the report of what all its bodies tell (由某区人民政府办公室汇总全区各部门情况编制)."""
_GOVERNMENTS_OFFICE = re.compile("(?:人民)?政府办公[室厅]$")
_OFFICE_SPEAKS = re.compile(
    r"我办|本办(?!法)|我室|办公[室厅](?:本级)?(?:20\d\d年)?(?:全年)?(?:共|累计|新|未|没有)?(?:收到|受理|接收|主动公开|公开信息)"
)
_OF_PLACE_TIMES = 2
_IS = re.compile(
    rf"(?:(?<=[。:\n])|^)本(?:年度)?报告(?:为|是|系)({HAN}{{2,40}}?)(?:机关|本级|本部)?(?:的)?(?={YEAR}|的?(?:政府)?(?:信息|政务)公开)"
)
"""本报告为某局的政府信息公开工作年度报告, where a report has no title."""
_MAKES = re.compile(
    rf"(?:(?<=[。,:\n])|^)(?P<name>{HAN}{{2,40}}?)(?:{names().inferred['makes']}|的?{YEAR}(?:{names().inferred['titled']}))"
)
"""The body that the opening says makes the report (某局根据《条例》编制本报告), or whose report it says this is."""
_OPENING = 400
_SIGNED = re.compile(r"\n([^\n]{3,40})\n(?:20\d\d年\d{1,2}月\d{1,2}日|二[〇零○][^\n]{2}年[^\n]{2,6}日)(?:印发|发布|公布)?\n")
_LABELLED = re.compile(
    r"(?:单位名称|填报单位|填表单位|发布机构|公开主体|发布单位|制发单位|公开机构)(?:[(（](?:盖章|公章)[)）])?"
    r"[ \t　:：|]*([\u2e80-\u9fff()（）]{2,40})"
)
_CONTACT = re.compile(
    rf"(?:疑问|疑义|问题|咨询|了解)[^。\n]{{0,24}}?(?:请与|可与|请联系:?|联系:|致电|请向|请拨打|请致函)"
    rf"({HAN}{{2,40}}?)(?=联系|咨询|反映|[,;(。:])"
)
_SHORT_TITLE = re.compile(
    rf"(?P<name>{HAN}{{2,30}}?)(?:的|[-—(（])?{YEAR}年?度?[)）]?(?:年报|(?:年度)?报告)?|{YEAR}年?度?(?P<other>{HAN}{{2,30}}?)(?:的)?(?:年报|(?:年度)?报告)"
)
_OF_NO_PLACE = re.compile("[局厅委]办公室|其中|[向并]|市县")
_SURE = 3  # so many characters may be one wrong apart and still be the same name


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A name that the report gives itself, in official form; `inferred` where that form is not printed so."""

    name: str
    printed: str
    inferred: bool


def identify(document: Document, name: str) -> Identity:
    """The report's organisation, year and title; `name` (the file's) is the title where the text prints none."""
    text = document.text
    flat = flatten(text)
    chains = find_chains(flat.text)
    line = find_title(text)
    announced = announced_title(flat, text)
    if line is None and announced is None:
        line = find_annex_title(text)
    title = line if line and (line.year is not None or announced is None) else announced or line
    candidates = list(_candidates(text, flat, chains, line, announced))
    problems: list[Problem] = []
    year, year_span = year_told(flat, line, announced, problems)
    printed_title = title.printed if title else name
    while candidates and _nameless(_fullest(candidates, flat, chains)[0], titled=title is not None and title.name is not None):
        del candidates[0]
    if line is not None and line.said is not None and _names_a_body(line.said) and (announced is None or announced.name is None):
        agreeing = [one for one in candidates if _agrees(line.said, one)]
        candidates = agreeing or [_Candidate(official(line.said)[0], line.said, True)]
    filed = _of_file(name) if not candidates or year is None else None
    if year is None and filed is not None and filed.year is not None:
        year = filed.year
        problems[-1:] = [Problem("unverified_year", f"the text tells no year; its file is named {filed.printed}")]
    if not candidates and filed is not None and filed.name:
        candidates.append(_Candidate(official(filed.name)[0], filed.printed, True))
    if not candidates:
        if year is None:
            year, year_span = _inferred_year(flat, None, name, problems)
        problems.append(Problem("no_organisation", "the report never gives its own organisation's name; it is kept without one"))
        return Identity(None, year, printed_title, year_span=year_span, problems=tuple(problems))
    organisation, inferred = _fullest(candidates, flat, chains)
    if year is None:
        year, year_span = _inferred_year(flat, organisation, name, problems)
    at = flat.text.find(organisation)
    span = flat.span(at, at + len(organisation)) if at >= 0 else _printed_span(flat, candidates[0].printed)
    if inferred:
        told = candidates[0].printed
        of = f"{organisation}: it is inferred from {told}" if told != organisation else f"its body: its text speaks of {told}"
        message = f"the report does not plainly name {of}"
        problems.append(Problem("unverified_organisation", message, span))
    part_of = _part_of(organisation, chains)
    return Identity(
        organisation, year, printed_title, part_of, _other_names(organisation, candidates, flat), span, year_span, tuple(problems)
    )


def _inferred_year(flat: Flat, organisation: str | None, name: str, problems: list[Problem]) -> tuple[int | None, Span | None]:
    """The year that the text does not say plainly, noted in place of its lacking."""
    year, span = year_inferred(flat, organisation, name)
    if year is not None:
        message = f"no title or period names the year; what the text and its file's name speak of is {year}"
        problems[:] = [Problem("unverified_year", message, span) if one.code == "no_year" else one for one in problems]
    return year, span


# --------------------------------------------------------------------------------------------------- the organisation


def _candidates(text: str, flat: Flat, chains: Chains, line: Title | None, announced: Title | None) -> Iterator[_Candidate]:
    """The names the report gives itself, most telling first."""
    for title in (line, announced):
        if title is not None and title.name:
            yield _candidate(title.name)
    for found in ANNOUNCED.finditer(flat.text):
        named = name_in(found["name"], "", found["gov"] is not None)
        if named and (found["first"] or found["second"]):
            yield _candidate(named)
    signed = [found[1] for found in _SIGNED.finditer(re.sub(r"\n+", "\n", flat.text + "\n"))]
    labelled = [flatten(found[1]).text.strip() for found in _LABELLED.finditer(text)]
    for found in _GATHERED.finditer(flat.text):
        if named := valid_name(found[1]):
            yield _candidate(named)
    for edited in (_EDITED, _EDITED_BY):
        for found in edited.finditer(flat.text):
            named = valid_name(found[1])
            if named and not level_word(named)[0]:
                yield _candidate(_whole(named, flat))
    for found in _MAKES.finditer(flat.text, 0, _OPENING):
        named = valid_name(found["name"])
        if named and not level_word(named)[0] and split_places(named)[0]:
            yield _candidate(_whole(named, flat))
    for found in _IS.finditer(flat.text):
        if named := valid_name(found[1]):
            yield _candidate(named)
    for printed in (*signed[::-1], *labelled):
        named = valid_name(printed)
        if named:
            yield _candidate(named)
    for found in _CONTACT.finditer(flat.text):
        named = valid_name(without_office(found[1]))
        if named:
            government = named.endswith("人民政府") and found[1] != named
            yield _Candidate(official(named)[0], named, official(named)[1] or government)
    for inferred in (*by_self_reference(flat, chains), *in_opening(flat), *with_its_year(flat)):
        yield _Candidate(official(inferred)[0], inferred, True)


def _of_file(name: str) -> Title | None:
    """The title that a file is named after, or its name and year alone (某区2024年年报); what numbers it (045_) or parts it (_, -) says
    nothing. None where it is none."""
    stem = re.sub(r"^[\d\s_.\-]{1,12}(?=[^\d年])|[_\s]", "", PurePath(name).stem)
    short = _SHORT_TITLE.fullmatch(stem)
    named = valid_name(short["name"] or short["other"]) if short else None
    return Title(stem, named, year_of(stem), Span(0, len(stem))) if named else find_title(stem)


def _nameless(name: str, *, titled: bool) -> bool:
    """Whether a name says only what kind of government it is (区政府), or, where no title says it, whose level its body is of (市发展改革委)."""
    hint, core = level_word(name)
    return not split_places(name)[0] and (core in ("政府", "人民政府") or (not titled and bool(hint or _OF_NO_PLACE.match(name))))


def _names_a_body(said: str) -> bool:
    """Whether what a title says begins with a place or ends as places and bodies do, and is no slogan or nickname (便民惠企, 某地教育)."""
    return bool(split_places(said)[0]) or level(said) > 0 or said.endswith((*names().suffixes, "街", "村"))


def _agrees(said: str, candidate: _Candidate) -> bool:
    """Whether a name that the text gives may be what the title says in another way: for short, with more places, with a character wrong."""
    for name in {candidate.name, candidate.printed, candidate.name.removesuffix("人民政府")}:
        tail = name[-len(said) :]
        wrong = sum(one != other for one, other in zip(said, tail, strict=False))
        if said.endswith(name) or (len(tail) == len(said) > _SURE and wrong <= 1) or _short_for(said, tail):
            return True
        core, own = split_places(name)[1], split_places(said)[1]
        if core and core != "人民政府" and (_short_for(own, core) or _short_for(core, own)):
            return True
    return False


def _candidate(printed: str) -> _Candidate:
    name, inferred = official(printed)
    return _Candidate(name, printed, inferred)


def _whole(named: str, flat: Flat) -> str:
    """An inner office that edits the report of its government (政府信息公开办) stands for that government; the government's own office
    does where the report is announced as the place's (我区2024年…年度报告), or speaks of the place alone (我区…, 全区收到…)."""
    bare = without_office(named)
    own_office = _OFFICE_SPEAKS.search(flat.text) is not None
    if (office := _GOVERNMENTS_OFFICE.search(named)) is not None:
        announced = _OF_THE_PLACE.search(flat.text[:600])  # where it announces itself
        place = named[: office.start()]
        told = announced is not None and place.endswith(announced[1])
        told = told or len(re.findall(f"[我全]{place[-1:]}", flat.text)) >= _OF_PLACE_TIMES
        bare = f"{place}人民政府" if told else named
    return bare if bare != named and not own_office else named


def _fullest(candidates: list[_Candidate], flat: Flat, chains: Chains) -> tuple[str, bool]:
    """The first candidate's name, as full as the text supports, and whether any of it is inferred."""
    name, inferred = candidates[0].name, candidates[0].inferred
    places, _ = split_places(name)
    if not places:
        name, guessed = _with_place(name, candidates, flat, chains)
        inferred = inferred or guessed
    for other in candidates[1:]:
        if other.name != name and _same_body(other.name, name) and len(other.name) > len(name):
            name, inferred = other.name, inferred and other.inferred
    for _ in range(2):
        lead = next(iter(split_places(name)[0]), "")
        if not lead or lead.endswith(("县", "市", "旗", "州", "盟", "省", "自治区")):
            break
        upper = tuple(place for place in chains.above(lead) if level(place) > 1)
        if upper:
            name = "".join(upper) + name
            continue
        portal = _portal_above(lead, chains)
        if portal:
            name, inferred = portal + name, True
        break
    return name, inferred


def _same_body(longer: str, name: str) -> bool:
    """Whether a longer name is the same body: it only adds places, or the government between district and street."""
    if longer.endswith(name):
        return bool(split_places(longer.removesuffix(name))[0]) and split_places(longer.removesuffix(name))[1] in ("", "人民政府")
    return False


def _with_place(name: str, candidates: list[_Candidate], flat: Flat, chains: Chains) -> tuple[str, bool]:
    """Puts the place before a body that is named without one (商务局, 区商务局)."""
    hint, core = level_word(name)
    core = "人民政府" if core == "政府" else core
    for other in candidates[1:]:
        places, rest = split_places(other.name)
        if places and (rest == core or _short_for(core, rest)) and places[-1].endswith(hint):
            return other.name, False
    counted: Counter[str] = Counter()
    for found in re.finditer(re.escape(core), flat.text):
        for start in range(max(0, found.start() - 24), found.start()):
            places, rest = split_places(flat.text[start : found.start()])
            if places and not rest and places[-1].endswith(hint) and begins(flat.text, start):
                counted["".join(places) + core] += 1
                break
    if counted:
        return min(counted, key=lambda full: (-counted[full], -len(full))), False
    portals = [chain for chain in chains.portals if chain[-1].endswith(hint)]
    if len({chain[-1] for chain in portals}) == 1 and (hint or len(core) > 2):
        return "".join(max(portals, key=lambda chain: sum(map(len, chain)))) + core, True
    return name, False


def _short_for(name: str, full: str) -> bool:
    """Whether a body's name is short for another: it begins and ends so, and has its characters in their order (文体局: 文化体育局)."""
    at = iter(full)
    return 2 < len(name) < len(full) and (name[0], name[-1]) == (full[0], full[-1]) and all(char in at for char in name)


def _portal_above(lead: str, chains: Chains) -> str | None:
    """The one place of a higher level whose government's website the report speaks of as the place of its own pages."""
    higher = {chain for chain in chains.portals if 1 < level(chain[-1]) < level(lead)}
    if len({chain[-1] for chain in higher}) != 1:
        return None
    return "".join(max(higher, key=lambda chain: sum(map(len, chain))))


def _part_of(organisation: str, chains: Chains) -> tuple[str, ...]:
    places, rest = split_places(organisation.rpartition("总局")[2])
    if rest.startswith("人民政府"):
        places += split_places(rest.removeprefix("人民政府"))[0]
    upper = chains.above(places[0]) if places else ()
    return tuple(reversed((*upper, *places)))


def _printed_span(flat: Flat, printed: str) -> Span | None:
    at = flat.text.find(printed)
    return flat.span(at, at + len(printed)) if at >= 0 else None


def _other_names(organisation: str, candidates: list[_Candidate], flat: Flat) -> tuple[str, ...]:
    """Other names of the body that the report prints, longest first: those of them that stand there on their own."""
    places, core = split_places(organisation)
    inner = core.removeprefix("人民政府") if len(core) > len("人民政府") else core
    bodies = {core, inner}
    for ending, shorts in names().shorter.items():
        bodies |= {body.removesuffix(ending) + short for body in list(bodies) if body.endswith(ending) for short in shorts}
    forms: set[str] = set()
    for body in filter(None, bodies):
        forms |= {"".join(places[index:]) + body for index in range(len(places))}
        if len(body) > 2 and body not in names().generic:
            forms.add(body)
            forms |= {place[-1] + body for place in places[-1:] if place[-1] in "省市区县镇乡"}
    inside = split_places(inner)[0]
    if inside:
        forms |= {"".join(places) + inside[0], *(inside[:1])}
    own = (*places[-1:], *inside[-1:])
    printed = {
        c.printed
        for c in candidates
        if _same_core(c.name, core)
        and split_places(c.printed)[1]
        and split_places(c.name)[0][-1:] in ((), *((place,) for place in own))
    }
    remaining = flat.text.replace(organisation, "\0")
    kept: list[str] = []
    for form in sorted(forms | printed, key=lambda f: (-len(f), f)):
        if form != organisation and len(form) > 2 and form in remaining:
            kept.append(form)
            remaining = remaining.replace(form, "\0")
    return tuple(kept)


def _same_core(name: str, core: str) -> bool:
    own = level_word(split_places(name)[1])[1]
    return own == core or _short_for(own, core)
