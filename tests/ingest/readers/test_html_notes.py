"""What a page shows and does not hold is told."""

from __future__ import annotations

import pytest

from ingest.readers.html import read

TABLE = "<table><tr><td>甲<td>1<tr><td>乙<td>2</table>"


@pytest.mark.parametrize(
    ("markup", "told"),
    [
        ("<iframe src=/2023/report.html width=100%></iframe>", "/2023/report.html"),
        ("<frameset><frame src=main.html></frameset>", "main.html"),
        ("<embed src=report.pdf>", "report.pdf"),
        ("<p>附件：<a href='/P0.docx?x=1'>某局2023年年度报告</a></p>", "某局2023年年度报告"),
        ("<div id=app></div><script>var body='" + "报告正文" * 80 + "'</script>", "scripts"),
        ("<textarea id=content>" + "报告正文" * 80 + "</textarea>", "scripts"),
    ],
)
def test_it_is_told(markup: str, told: str) -> None:
    (problem,) = read(f"<p>页面</p>{markup}".encode()).problems
    assert problem.code == "elsewhere"
    assert told in problem.message


@pytest.mark.parametrize(
    "markup",
    [
        "<iframe src=count.html width=0 height=0></iframe>",
        "<iframe src=share.html style='display: none'></iframe>",
        "<iframe src=about:blank></iframe>",
        f"{TABLE}<a href=a.pdf>附件</a>",
        "<script>var x = '文'</script>",
    ],
)
def test_what_counts_visits_or_repeats_the_page_is_not(markup: str) -> None:
    assert read(f"<p>页面</p>{markup}".encode()).problems == ()
