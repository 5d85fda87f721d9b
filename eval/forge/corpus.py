"""Reports whose every value is known, as many as are wanted: a seed decides body, year, edition, figures, words, format,
printing and defects.

`forged(seed)` gives one report with what was planted in it and the truth of each cell; `files_of` turns reports into bytes.
Years run from 2016 to 2024. The edition is the year's own, at times an older one, at times mixed table by table. The same
seed gives the same report; PDFs made by LibreOffice are the same report, though not the same bytes.

>>> one = forged(11)
>>> one == forged(11), one.report.year in range(2016, 2025), len(one.truth) > 50
(True, True, True)
>>> sorted({cell.table for cell in forged(11, plan=Plan(edition="2019", format="docx", defects=())).truth})
['applications', 'proactive', 'review_litigation']
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from eval.forge import browser, office
from eval.forge.amounts import Scale, amounts, printed
from eval.forge.defects import Defect, load_defects
from eval.forge.draft import Draft, DraftSection, DraftTable, Known, TruthCell
from eval.forge.layout import lay_out
from eval.forge.model import SampleCell, SampleReport, SampleTable
from eval.forge.printing import Break, Printing, Rules
from eval.forge.samples import Format
from eval.forge.scan import QUALITIES
from eval.forge.slots import table_slots
from eval.forge.wording import load_words
from eval.forge.write import render
from ingest.model import State

NUMBERS = "一二三四五六七八九十"
LATER = ("proactive", "applications", "review_litigation")
FORMATS: tuple[Format, ...] = ("docx", "html", "md", "pdf", "txt")
RULES = (Rules.BOXES, Rules.LINES, Rules.FILLS, Rules.OPEN_SIDES, Rules.OPEN_ENDS)
"""Tables without any rules are left out: the official ones have them."""
SHAPES = ("tsv", "dropped", "pipe", "stream", "lines", "spaced")


@dataclass(frozen=True, slots=True)
class Plan:
    """What is settled before the seed decides the rest; None leaves it to the seed."""

    format: Format | None = None
    printing: Printing | None = None
    edition: str | None = None
    defects: tuple[str, ...] | None = None
    scale: Scale | None = None
    quality: str | None = None
    """One of `eval.forge.scan.QUALITIES`: what the report shows is then only pictures, every page (pdf) or every table."""
    body: tuple[str, str] | None = None
    """Its full name and its name without the city."""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Forged:
    """A report, how it is printed, what was planted in it, and what is true of each of its cells."""

    seed: int
    report: SampleReport
    format: Format
    printing: Printing
    defects: tuple[Defect, ...]
    truth: tuple[TruthCell, ...]

    @property
    def file(self) -> str:
        return f"forged-{self.seed}.{self.format}"

    @property
    def pictured(self) -> bool:
        """Whether all or some of its tables are only pictures."""
        return self.printing.scanned or any(table.as_picture for table in self.report.tables)

    @property
    def kind(self) -> str:
        """The format, with what makes it a kind of its own: txt stream, pdf office, pdf scanned."""
        how = {"office": self.printing.by_office, "browser": self.printing.by_browser, "scanned": self.printing.scanned}
        return " ".join([self.format, *(name for name, on in how.items() if on), self.printing.shape]).strip()


ANYTHING = Plan()


def forged(seed: int, plan: Plan = ANYTHING) -> Forged:
    """The report of a seed. Errors: KeyError for an edition or a defect that is not there."""
    format = plan.format or _draw("format", seed).choices(FORMATS, (3, 3, 1, 4, 4))[0]
    printing = plan.printing or draw_printing(format, _draw("printing", seed))
    if plan.quality is not None:
        printing = Printing(printing.seed, furniture=printing.furniture, scan=QUALITIES[plan.quality], scanned=format == "pdf")
    draft = _draft(seed, _draw("content", seed), plan, format, printing)
    draft.draw = _draw("defects", seed)
    names = _chosen(draft.draw, format) if plan.defects is None else plan.defects
    planted = [Defect(name, where) for name in names if (where := load_defects()[name].plant(draft))]
    for table in draft.official:
        table.as_picture |= plan.quality is not None and format != "pdf"
    truth = draft.truth()
    if printing.scanned or printing.lost_characters:
        truth = tuple(replace(cell, knowable=False) for cell in truth)
    return Forged(seed, draft.finished(), format, draft.printing, tuple(planted), truth)


def _draw(what: str, seed: int) -> random.Random:
    """Chance for one side of a report, so that a change to one leaves the others of a seed as they are."""
    return random.Random(f"forge {what} {seed}")  # noqa: S311  figures of samples, not secrets


def files_of(reports: Sequence[Forged]) -> list[bytes]:
    """Each report's bytes, LibreOffice and the browser started once for all that need them. Errors: OfficeError, BrowserError
    where they are not there."""
    data = [render(one.report, _written(one), one.printing) for one in reports]
    for chosen, convert in ((_by_office, partial(office.convert, target="pdf")), (_by_browser, browser.print_pages)):
        through = [n for n, one in enumerate(reports) if chosen(one)]
        for number, converted in zip(through, convert([data[n] for n in through]), strict=True):
            data[number] = converted
    return data


def _by_office(one: Forged) -> bool:
    return one.printing.by_office


def _by_browser(one: Forged) -> bool:
    return one.printing.by_browser


def _written(one: Forged) -> Format:
    """The format that is written first, for LibreOffice or a browser to make the file's own of it."""
    return "docx" if one.printing.by_office else "html" if one.printing.by_browser else one.format


def draw_printing(format: Format, draw: random.Random) -> Printing:
    """Options that the format has a use for; most of them off."""

    def some(share: float) -> bool:
        return draw.random() < share

    plain = Printing(seed=draw.randrange(1000), furniture=some(0.4))
    if format == "txt":
        return replace(plain, shape=draw.choice(SHAPES), encoding=draw.choice(("utf-8", "utf-8", "gb18030")), radicals=some(0.1))
    if format == "md":
        return replace(plain, shape="pipe", radicals=some(0.1))
    if format == "html":
        encoding = draw.choice(("utf-8", "utf-8", "gb18030", "gbk"))
        return replace(plain, encoding=encoding, inline_styles=some(0.4), framed=some(0.2), shaded=some(0.2))
    if format == "docx" or some(0.2):
        word = replace(plain, framed=some(0.15), text_boxes=some(0.2), inline_styles=some(0.3), shaded=some(0.2))
        word = replace(word, numbered=some(0.2), upright=some(0.15), repeat_header=some(0.3))
        return replace(word, by_office=format == "pdf")
    if some(0.12):
        return replace(plain, by_browser=True, encoding="utf-8-sig", inline_styles=some(0.4), framed=some(0.2))
    paged = replace(plain, break_at=draw.choice(tuple(Break)), repeat_header=some(0.3), text_boxes=some(0.2), upright=some(0.15))
    paged = replace(paged, rules=draw.choices(RULES, (4, 2, 1, 1, 1))[0], shaded=some(0.2), rotated=some(0.1))
    return replace(paged, shuffled=some(0.15), radicals=some(0.2), fake_bold=some(0.2), lost_characters=some(0.03))


def _chosen(draw: random.Random, format: Format) -> tuple[str, ...]:
    """Which defects: none, one, a few or many of those the format can have."""
    possible = tuple(possible_on(format))
    count = draw.choices((0, 1, draw.randrange(2, 4), draw.randrange(4, 8)), (25, 35, 25, 15))[0]
    return tuple(draw.sample(possible, count))


def _editions(draw: random.Random, year: int, wanted: str | None) -> dict[str, str]:
    """The edition of each table."""
    own = "2014" if year <= 2018 else "2019" if year <= 2020 else "2021"
    edition = wanted or (own if draw.random() < 0.9 else {"2021": "2019", "2019": "2014", "2014": "2014"}[own])
    if edition == "2014":
        return {"statistics": edition}
    editions = dict.fromkeys(LATER, edition)
    if wanted is None and draw.random() < 0.06:
        editions[draw.choice(("proactive", "applications"))] = "2019" if edition == "2021" else "2021"
    return editions


def _draft(seed: int, draw: random.Random, plan: Plan, format: Format, printing: Printing) -> Draft:
    words = load_words()
    body, short = plan.body or draw.choice(words.bodies)
    year = plan.year or {"2014": 2017, "2019": 2020, "2021": 2023}.get(plan.edition or "") or draw.randrange(2016, 2025)
    scale = plan.scale or draw.choices((Scale.QUIET, Scale.COUNTY, Scale.CITY, Scale.FULL), (4, 4, 2, 1))[0]
    fills = _fills(draw, body, short, year)
    editions = _editions(draw, year, plan.edition)
    tables = {name: _table(edition, name, draw, scale) for name, edition in editions.items()}
    draft = Draft(
        key=f"forged-{seed}",
        organisation=body,
        year=year,
        draw=draw,
        title=[line.format_map(fills) for line in draw.choice(words.titles)],
        opening=[line.format_map(fills) for line in draw.choice(words.openings)],
        sections=[],
        closing=[line.format_map(fills) for line in draw.choice(words.closings)],
        fills=fills,
        format=format,
        printing=printing,
    )
    names = ("old", "old", "statistics") if "statistics" in tables else ("overview", *LATER, "problems", "remainder")
    for number, name in enumerate(names):
        heading = f"{NUMBERS[number]}、{draw.choice(words.headings[name])}"
        lines = words.prose.get(name, words.prose["overview"] if name == "old" else ())
        chosen = draw.sample(lines, min(len(lines), draw.randrange(1, 4)))
        held = [tables[name]] if name in tables else []
        draft.sections.append(DraftSection(heading, 1, [draft.filled(line) for line in chosen], held))
    return draft


def _fills(draw: random.Random, body: str, short: str, year: int) -> dict[str, str]:
    numbers = {"published": 9000, "website": 3000, "media": 900, "letters": 400, "copies": 90, "explained": 60, "videos": 40}
    small = {"views": 30, "weight": 9, "trainings": 6, "trainees": 300, "days": 28, "day": 28}
    drawn = {name: str(draw.randrange(1, most)) for name, most in (numbers | small).items()}
    share, phone = f"{draw.randrange(10, 999) / 10:.1f}", f"0{draw.randrange(310, 900)}-{draw.randrange(2000000, 8999999)}"
    return drawn | {"body": body, "short": short, "year": str(year), "next": str(year + 1), "share": share, "phone": phone}


def _table(form: str, name: str, draw: random.Random, scale: Scale) -> DraftTable:
    values = amounts(form, name, draw, scale)
    cells, known = [], {}
    for slot in table_slots(form, name):
        value = values[slot.row, slot.column]
        cells.append(SampleCell(slot.row, slot.column, printed(value, slot.indicator)))
        known[slot.row, slot.column] = Known(value) if value is not None else Known(None, State.BLANK)
    return DraftTable(form, name, lay_out(SampleTable(form, name, tuple(cells))), known)


def possible_on(format: Format) -> Iterable[str]:
    """The names of all defects that the format can have."""
    return (name for name, kind in load_defects().items() if format in kind.formats)
