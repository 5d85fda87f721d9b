"""The three editions as data: how many cells, which sums, what compares."""

from __future__ import annotations

import pytest

from ingest.forms import EDITIONS, indicators, load_forms
from ingest.forms.vocabulary import known_label, title_of


@pytest.mark.parametrize(("edition", "values", "identities"), [("2014", 78, 12), ("2019", 198, 40), ("2021", 200, 42)])
def test_cells_and_sums_of_each_edition(edition: str, values: int, identities: int) -> None:
    form = load_forms()[edition]
    assert (form.values, form.identity_count) == (values, identities)


def test_the_annex_of_2014_has_86_lines_of_which_8_are_headings() -> None:
    annex = load_forms()["2014"].table("statistics")
    assert annex is not None
    assert (len(annex.rows), len(annex.value_rows)) == (86, 78)
    assert {row.unit for row in annex.value_rows} <= set("条件次篇个人期份") | {"人次", "万元"}
    assert len({row.path for row in annex.rows}) == 86


def test_tables_of_the_later_editions() -> None:
    for edition, rows in (("2019", 23), ("2021", 25)):
        tables = {table.id: table for table in load_forms()[edition].tables}
        assert set(tables) == {"proactive", "applications", "review_litigation"}
        assert (len(tables["applications"].value_rows), len(tables["applications"].columns)) == (rows, 7)
        assert len(tables["review_litigation"].columns) == 15
        assert tables["review_litigation"].value_rows[0].path == ()


def test_identities_name_what_is_there() -> None:
    known = indicators()
    for form in load_forms().values():
        for identity in form.identities:
            table = form.table(identity.table)
            assert table is not None
            columns = {column.id for column in table.columns}
            for name in (*identity.left, *identity.right):
                assert name in (columns if identity.over != "columns" else known)


def test_the_eight_reasons_make_the_refusals() -> None:
    refused = indicators()["applications.refused"]
    assert len(refused.children) == 8
    assert {indicators()[child].parent for child in refused.children} == {"applications.refused"}
    assert refused.paths["2021"] == ("三、本年度办理结果", "（三）不予公开")


def test_what_compares_has_one_id_and_what_does_not_has_two() -> None:
    known = indicators()
    assert known["applications.received"].editions == EDITIONS
    assert known["applications.received"].labels[0] == "本年新收政府信息公开申请数量"
    assert "收到申请数" in known["applications.received"].labels
    assert known["applications.otherwise"].editions == ("2019", "2021")
    assert known["proactive.rules.in_force"].editions == ("2021",)
    assert known["proactive.rules.published_total"].editions == ("2019",)
    assert (known["proactive.fees.amount"].unit, known["proactive.fees.previous_items"].unit) == ("万元", "项")


def test_every_indicator_can_be_named() -> None:
    for indicator in indicators().values():
        assert indicator.label
        assert indicator.label[0] not in "（(123456789"
        assert indicator.unit
        assert indicator.editions


@pytest.mark.parametrize(
    ("line", "table"),
    [
        ("二、主动公开政府信息情况", "proactive"),
        ("2、行政机关主动公开政府信息情况", "proactive"),
        ("#### 三、收到和处理政府信息公开申请情况", "applications"),
        ("四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", "review_litigation"),
        ("政府信息公开工作情况统计表", "statistics"),
        ("一、主动公开情况", None),
        ("四、结转下年度继续办理", None),
        ("五、存在的主要问题及改进情况", None),
        ("本年没有因政府信息公开引起行政复议、行政诉讼的情况。", None),
    ],
)
def test_titles_of_tables(line: str, table: str | None) -> None:
    assert title_of(line) == table


def test_labels_in_any_print() -> None:
    assert known_label("(三) 不予公開")
    assert known_label("第二十条第(五)项")
    assert not known_label("第二十一条第（五）项")
