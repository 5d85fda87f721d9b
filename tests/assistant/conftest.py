"""The sample reports taken in once for all tests of this folder, and those that a module tells, by the real reading on a real store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.passages.retrieve import HybridRetriever
from eval.forge.full import full_report
from eval.forge.write import render, write_samples
from ingest.pipeline import ingest_paths
from ingest.settings import StoreSettings
from ingest.store.library import Library, open_library
from tests.assistant.county_prose import Ask, counties
from tests.assistant.forged_store import asked_on
from tests.assistant.talk import Talk, june_after, told_in_prose
from tests.ingest.first_axis import FirstAxisEmbedder

BUREAUS = {
    "丙水县教育局": (
        "上年收到政府信息公开申请9件，本年收到政府信息公开申请14件。办理人大建议和政协提案分别为5件和8件。"
        "上半年召开会议3次，下半年召开会议4次。公众号发布信息65条。栏目由12个调整为8个。办结率由95%提高到98%。"
        "2021年至2023年共开展培训30次。发布图解1000-2000篇。明年将新增阅览点3个。"
        "网站访问量12.5万次，同比增长8.2%；微信访问量3万次，同比下降2.1%。发放宣传册2000余册，其中学校1500册，社区500册。"
    ),
    "丙水县民政局": (
        "全年收到政府信息公开申请6件，同比减少2件，均按期答复。未收到行政复议申请，发生行政诉讼1件。"
        "主动公开政府信息340条，其中网站公开200条，公众号公开140条。"
    ),
    "丙水县审计局": (
        "全年收到政府信息公开申请6件，同比减少2件，均按期答复。公开指南更新2次，较去年多1次。"
        "办理信访21件，其中来信12件、来访9件。收到投诉3件，全部办结。公开预算12份、决算11份。"
        "开放日参加群众共150人，其中学生占40%。答复申请平均用时8天。政务公开考核得分96.5分。"
    ),
}


@pytest.fixture(scope="session")
def sample_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home that holds the sample reports; nobody has it open."""
    root = tmp_path_factory.mktemp("samples")
    settings = StoreSettings(root / "home")
    write_samples(root / "reports")
    with open_library(settings, write=True) as library:
        outcomes = ingest_paths([root / "reports"], library, settings, FirstAxisEmbedder)
        assert {outcome.status for outcome in outcomes} == {"added"}
    return root / "home"


@pytest.fixture(scope="session")
def sample_library(sample_home: Path) -> Iterator[Library]:
    """The samples' library, open for writing, so that conversations are kept."""
    with open_library(StoreSettings(sample_home), write=True) as library:
        yield library


@pytest.fixture(scope="session")
def sample_assistant(sample_library: Library) -> Assistant:
    """The assistant over the samples; passages are found by their words alone, so that no model is loaded."""
    return Assistant(sample_library, lambda: HybridRetriever(sample_library, None))


@pytest.fixture(scope="session")
def full_library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The made-up city's reports for two years, every cell of their tables filled, and two bureaus' prose."""
    root = tmp_path_factory.mktemp("full")
    reports = root / "reports"
    reports.mkdir()
    for year in (2022, 2023):
        (reports / f"示例市{year}年.docx").write_bytes(render(full_report(seed=year, year=year), "docx"))
    for name, text in BUREAUS.items():
        (reports / f"{name}2023年.txt").write_text(
            f"{name}2023年政府信息公开工作年度报告\n一、总体情况\n{text}\n", encoding="utf-8"
        )
    settings = StoreSettings(root / "home")
    with open_library(settings, write=True) as library:
        outcomes = ingest_paths([reports], library, settings, FirstAxisEmbedder)
        assert {outcome.status for outcome in outcomes} == {"added"}
        yield library


@pytest.fixture(scope="session")
def full_assistant(full_library: Library) -> Assistant:
    """The assistant over the full reports; passages are found by their words alone."""
    return Assistant(full_library, lambda: HybridRetriever(full_library, None))


@pytest.fixture(scope="module")
def library(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The reports of a module's TEXTS (by body and year), one paragraph each."""
    with told_in_prose(tmp_path_factory.mktemp("prose"), request.module.TEXTS) as opened:
        yield opened


@pytest.fixture
def talk(request: pytest.FixtureRequest, library: Library) -> Talk:
    """A conversation about them in the June after the newest."""
    return Talk(asked_on(library, june_after(request.module.TEXTS)), library)


@pytest.fixture(scope="module")
def ask(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """How to ask the counties of a module's PROSE, by place."""
    with counties(tmp_path_factory.mktemp("counties"), request.module.PROSE) as asked:
        yield asked


@pytest.fixture(scope="module")
def assistant(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """The assistant over a module's REPORTS (text by file name); passages are found by their words alone."""
    root = tmp_path_factory.mktemp("reports")
    texts: dict[str, str] = request.module.REPORTS
    for name, text in texts.items():
        (root / name).write_text(text, encoding="utf-8")
    settings = StoreSettings(root / "home")
    with open_library(settings, write=True) as opened:
        outcomes = ingest_paths([root / name for name in texts], opened, settings, FirstAxisEmbedder)
        assert {outcome.status for outcome in outcomes} == {"added"}
        yield Assistant(opened, lambda: HybridRetriever(opened, None))
