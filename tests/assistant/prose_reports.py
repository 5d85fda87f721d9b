"""Two small reports of our own on a real store, for the tests of what is answered in the reports' own words."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy

from assistant.passages.extract import PASSAGES, PassageAnswer, PassageQuestion, answer_passage
from assistant.passages.retrieve import HybridRetriever
from ingest.chunks import make_chunks
from ingest.model import Document, Identity, Report
from ingest.sections import find_sections
from ingest.settings import StoreSettings
from ingest.store.library import Library, open_library

HARBOUR = """\
青浦湾市港口局2023年政府信息公开工作年度报告
本报告由总体情况等六个部分组成。所列数据统计期限为2023年1月1日至2023年12月31日。如有疑问，请与港口局办公室联系\
（地址：青浦湾市海堤路18号；邮编：610203；电话：0899-7001234；邮箱：gangkou@example.com）。\
电子版可在 http://port.example.com/report 下载。
一、总体情况
（一）主动公开。全年围绕航道疏浚、泊位租赁发布信息。编印《码头办事手册》《泊位申请须知》，发放给船东。
（二）依申请公开。建立答复会审制度，由法规科逐件把关。申请主要涉及航道规划。
（三）信息管理。保密审查坚持“谁提供、谁审查”的原则，未经审查的信息一律不得上网。
（四）平台建设。港口局网站完成适老化改造，增设语音播报。“港口直通车”公众号每周推送潮汐预报。
（五）监督保障。局办公室是信息公开工作机构，配备专人。采取抽查和暗访相结合的办法检查窗口单位。
五、存在的主要问题及改进情况
存在的主要问题：一是航道信息更新不及时；二是解读形式单一，图解较少；三是窗口人员业务能力不足。
下一步改进措施：一是建立航道信息日报制度；二是增加短视频解读；三是每季度组织窗口人员轮训。
六、其他需要报告的事项
2023年未收取信息处理费。
青浦湾市港口局
2024年1月15日
"""

FORESTRY = """\
青浦湾市林业局2022年政府信息公开工作年度报告
一、总体情况
（一）主动公开。发布森林防火公告和古树名录。
（二）平台建设。林业局微信公众号开设“护林日记”栏目。
五、存在的主要问题及改进情况
我局公开工作还存在不足，古树名录更新不够及时，护林员参与公开的意识有待提高。今后，将按季度更新名录。
六、其他需要报告的事项
开设投诉电话 0899-7005678，接受群众监督。
"""


def made_report(text: str, organisation: str, year: int) -> Report:
    """The text as a report, with its real sections and passages."""
    document = Document(text, "txt", encoding="utf-8")
    sections = find_sections(document)
    return Report(
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        document=document,
        identity=Identity(organisation, year, text.splitlines()[0]),
        form=None,
        sections=sections,
        figures=(),
        statements=(),
        chunks=make_chunks(document, sections),
        problems=(),
    )


def put(library: Library, file: str, report: Report) -> str:
    """Stores the report; gives its document's id."""
    library.commit(f"/reports/{file}", file, report, numpy.zeros((len(report.chunks), 4), dtype=numpy.float32))
    return next(record.id for record in library.documents() if record.file == file)


@contextmanager
def prose_library(home: Path) -> Iterator[Library]:
    """A real store with both reports (harbour.txt, forestry.txt)."""
    with open_library(StoreSettings(home), write=True) as library:
        put(library, "harbour.txt", made_report(HARBOUR, "青浦湾市港口局", 2023))
        put(library, "forestry.txt", made_report(FORESTRY, "青浦湾市林业局", 2022))
        yield library


def document_ids(library: Library) -> dict[str, str]:
    """File name to document id."""
    return {record.file: record.id for record in library.documents()}


def answered(library: Library, question: str, *files: str) -> PassageAnswer | None:
    """What the reports say to the question, found as the assistant finds it."""
    ids = tuple(document_ids(library)[file] for file in files)
    passages = HybridRetriever(library).search(question, ids, PASSAGES)
    language = "en" if question.isascii() else "zh"
    return answer_passage(PassageQuestion(question, question, language, ids), passages, library)


def quoted(library: Library, question: str, *files: str) -> list[str]:
    """The quotes of the answer, [] where there is none."""
    answer = answered(library, question, *files)
    return [quote.span.of(library.text(quote.document_id)) for quote in answer.quotes] if answer else []
