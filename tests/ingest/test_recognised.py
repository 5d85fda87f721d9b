"""What was recognised in pictures is served only where the form's arithmetic or both readings bear it out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from eval.forge.full import full_report
from ingest.forms import load_forms
from ingest.model import Figure, Reading, Span, State, Statement, StatementKind
from ingest.tables.cell_values import read_cell
from ingest.tables.checks import with_checks
from ingest.tables.recognised import settle, settle_statements

Cells = dict[tuple[str, tuple[str, ...], tuple[str, ...]], str]

TOTAL = ("总计",)
PERSON = ("自然人",)
COMPANY = ("法人或其他组织", "商业企业")
RECEIVED = ("一、本年新收政府信息公开申请数量",)
GRANTED = ("三、本年度办理结果", "（一）予以公开")
RULES = ("第二十条第（一）项", "规章")


def _cells() -> Cells:
    """Every cell of a full report whose sums hold."""
    return {(t.table, c.row, c.column): c.raw for t in full_report(seed=3).tables for c in t.cells}


def _read(first: Cells, second: Cells) -> tuple[list[Figure], list[Reading], str]:
    """The figures of the first reading, each in a line of its own, and the readings of a picture."""
    figures: list[Figure] = []
    readings: list[Reading] = []
    text = ""
    for table in load_forms()["2021"].tables:
        for row in table.value_rows:
            for column in row.columns:
                place = (table.id, row.path, column.path)
                raw = first[place]
                read = read_cell(raw, "件")
                span = Span(len(text), len(text) + len(raw))
                value, state = (read.value, read.state) if read else (None, State.ILLEGIBLE)
                indicator = table.indicator(row, column)
                figures.append(Figure(table.id, "2021", row.path, column.path, indicator, None, value, "件", state, raw, span))
                readings.append(Reading(span, second[place]))
                text += raw + "\n"
    return figures, readings, text


def _settled(first: Cells, second: Cells) -> dict[tuple[str, tuple[str, ...], tuple[str, ...]], Figure]:
    figures, readings, _ = _read(first, second)
    return {(f.table, f.row, f.column): f for f in settle(figures, readings)[0]}


def _served(figures: dict[tuple[str, tuple[str, ...], tuple[str, ...]], Figure]) -> Cells:
    return {place: figure.raw for place, figure in figures.items() if figure.state is State.RECOGNISED}


def test_what_both_readings_give_and_the_sums_bear_out_is_served_as_recognised() -> None:
    cells = _cells()
    assert _served(_settled(cells, cells)) == cells


def test_text_of_the_file_is_never_touched() -> None:
    figures, _, _ = _read(_cells(), _cells())
    assert settle(figures, ()) == (tuple(figures), ())


def test_a_cell_without_sums_is_illegible_where_the_readings_differ_and_says_so() -> None:
    cells = _cells()
    place = ("proactive", RULES, ("现行有效件数",))
    figures, readings, _ = _read(cells, {**cells, place: cells[place] + "1"})
    settled, problems = settle(figures, readings)
    odd = [figure for figure in settled if figure.state is not State.RECOGNISED]
    assert [(f.row, f.column, f.value, f.raw, f.state) for f in odd] == [
        (RULES, ("现行有效件数",), None, cells[place], State.ILLEGIBLE)
    ]
    assert [(problem.code, problem.span) for problem in problems] == [("illegible", odd[0].span)]


def test_the_sums_choose_between_two_readings() -> None:
    cells = _cells()
    place = ("applications", GRANTED, COMPANY)
    wrong = {**cells, place: str(int(cells[place]) + 5)}
    for first, second in ((cells, wrong), (wrong, cells)):
        figure = _settled(first, second)[place]
        assert (figure.state, figure.value) == (State.RECOGNISED, Decimal(cells[place]))


def test_two_readings_that_both_fit_settle_nothing() -> None:
    """A part and its whole that are misread alike (8 for 3 in both) hold their sum; so do the right ones."""
    cells = _cells()
    block = ("行政复议",)
    ours = {place: "0" for place in cells if place[0] == "review_litigation" and place[2][:1] == block}
    part, whole = (("review_litigation", (), (*block, leaf)) for leaf in ("结果维持", "总计"))
    right = {**cells, **ours, part: "3", whole: "3"}
    wrong = {**right, part: "8", whole: "8"}
    settled = _settled(wrong, right)
    assert [settled[place].state for place in (part, whole)] == [State.ILLEGIBLE] * 2


def test_a_part_and_its_whole_that_are_unsure_alike_are_not_proof_of_each_other() -> None:
    cells = _cells()
    block = ("行政诉讼", "复议后起诉")
    ours = {place: "0" for place in cells if place[0] == "review_litigation" and place[2][:2] == block}
    part, whole = (("review_litigation", (), (*block, leaf)) for leaf in ("结果纠正", "总计"))
    first = {**cells, **ours, part: "8", whole: "8"}
    settled = _settled(first, {**first, part: "", whole: ""})
    assert [settled[place].state for place in (part, whole)] == [State.ILLEGIBLE] * 2


def test_a_wrong_cell_on_which_both_readings_agree_is_the_only_one_lost() -> None:
    """Its row and its column fail; the other cells of both are borne out by their other sum."""
    cells = _cells()
    place = ("applications", GRANTED, PERSON)
    wrong = {**cells, place: str(int(cells[place]) + 1)}
    settled = _settled(wrong, wrong)
    assert [key for key, figure in settled.items() if figure.state is not State.RECOGNISED] == [place]


def test_a_lost_row_of_noughts_is_not_a_row_of_blanks() -> None:
    cells = _cells()
    row = [place for place in cells if place[:2] == ("applications", GRANTED)]
    settled = _settled({**cells, **dict.fromkeys(row, "\ufffd")}, {**cells, **dict.fromkeys(row, "")})
    assert {settled[place].state for place in row} == {State.ILLEGIBLE}


def test_a_mark_for_none_is_blank_only_where_both_readings_saw_it() -> None:
    cells = _cells()
    place = ("proactive", RULES, ("本年制发件数",))
    states = [_settled({**cells, place: "/"}, {**cells, place: second})[place].state for second in ("/", "1")]
    assert states == [State.BLANK, State.ILLEGIBLE]


def test_in_a_poor_picture_agreement_is_not_enough() -> None:
    cells = _cells()
    doubtful = [place for place in cells if place[0] == "applications"][::5]
    settled = _settled(cells, {**cells, **dict.fromkeys(doubtful, "")})
    assert {figure.state for place, figure in settled.items() if place[0] == "proactive"} == {State.ILLEGIBLE}


def _changes(cells: Cells) -> st.SearchStrategy[dict[tuple[str, tuple[str, ...], tuple[str, ...]], str]]:
    return st.dictionaries(st.sampled_from(sorted(cells)), st.sampled_from(["0", "1", "7", "38", "", "\ufffd", "/"]), max_size=4)


@given(st.data())
def test_no_wrong_figure_is_served_where_one_reading_errs(data: st.DataObject) -> None:
    """Whatever one reading gets wrong while the other is right, each figure served is the true one."""
    cells = _cells()
    wrong = {**cells, **data.draw(_changes(cells))}
    first, second = (wrong, cells) if data.draw(st.booleans()) else (cells, wrong)
    for place, figure in _settled(first, second).items():
        if figure.state in (State.RECOGNISED, State.REPORTED, State.BLANK):
            assert figure.value == Decimal(cells[place])


@given(st.data())
def test_every_figure_served_has_no_failing_sum(data: st.DataObject) -> None:
    cells = _cells()
    first, second = ({**cells, **data.draw(_changes(cells))} for _ in range(2))
    figures, readings, _ = _read(first, second)
    checked, _ = with_checks(settle(figures, readings)[0])
    assert not any(figure.checks.failed for figure in checked)


# ------------------------------------------------------------------------------------------------------ numbers in prose


def _statements(text: str, numbers: Sequence[str]) -> Iterator[Statement]:
    for number in numbers:
        at = text.index(number)
        whole, span = Span(0, len(text)), Span(at, at + len(number))
        digits = "".join(c for c in number if c.isdigit())
        yield Statement("申请", "", Decimal(digits), "件", StatementKind.COUNT, State.REPORTED, span, whole, whole)


def test_a_number_in_prose_is_kept_only_where_both_readings_give_it() -> None:
    text, second = "收到申请1204件，办结83件，转下年7件。", "收到申请1204件，办结88件，转下年17件。"
    given_ = list(_statements(text, ["1204件", "83件", "7件"]))
    parts = [given_[0], replace(given_[1], whole=0), replace(given_[2], whole=1)]
    kept = settle_statements(parts, text, [Reading(Span(0, len(text)), second)])
    assert [(s.value, s.state, s.whole) for s in kept] == [(Decimal(1204), State.RECOGNISED, None)]
    assert settle_statements(parts, text, ()) == tuple(parts)


def test_a_part_keeps_its_whole_when_others_are_dropped() -> None:
    text, second = "发布9条，收到申请30件，办结12件。", "发布6条，收到申请30件，办结12件。"
    given_ = list(_statements(text, ["9条", "30件", "12件"]))
    parts = [given_[0], given_[1], replace(given_[2], whole=1)]
    kept = settle_statements(parts, text, [Reading(Span(0, len(text)), second)])
    assert [(s.value, s.whole) for s in kept] == [(Decimal(30), None), (Decimal(12), 0)]
