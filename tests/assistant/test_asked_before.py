"""Questions that a client keeps itself, and a document that is replaced while its question is read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.assistant import EARLIER, QUESTION_LENGTH, Assistant
from assistant.passages.retrieve import HybridRetriever
from ingest.errors import StoreError
from ingest.settings import StoreSettings
from ingest.store.library import Library, open_library
from tests.assistant.wording_styles import TODAY, assistant_over, worded_library

CITY = "示例市2023年收到多少件申请？"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    root = tmp_path_factory.mktemp("before")
    with worded_library(root):
        pass
    with open_library(StoreSettings(root / "home"), write=True) as opened:
        yield opened


@pytest.mark.parametrize(
    ("earlier", "question", "value"),
    [
        ((CITY,), "2022年呢？", 3779),
        ((CITY, "2022年呢？"), "其中自然人多少？", 618),
        (("  ", "长" * (QUESTION_LENGTH + 1), CITY), "2022年呢？", 3779),
        (("青浦湾市港口局2023年存在哪些问题？", CITY), "2022年呢？", 3779),
        ((*(["丙水县教育局2023年收到多少件申请？"] * EARLIER), CITY), "2022年呢？", 3779),
    ],
)
def test_what_was_asked_before_goes_into_a_follow_up(
    library: Library, earlier: tuple[str, ...], question: str, value: int
) -> None:
    assert assistant_over(library).ask(question, earlier=earlier).figures[0].value == value


def test_earlier_questions_are_not_kept_and_no_passage_is_looked_for(library: Library) -> None:
    def forbidden() -> HybridRetriever:
        raise AssertionError("a passage was looked for")

    answer = Assistant(library, forbidden, lambda: TODAY).ask("2022年呢？", earlier=("青浦湾市港口局2023年存在哪些问题？", CITY))
    assert [turn.question for turn in library.turns(answer.conversation_id)] == ["2022年呢？"]


def test_a_conversation_of_ours_goes_before_what_the_client_keeps(library: Library) -> None:
    assistant = assistant_over(library)
    first = assistant.ask(CITY)
    bureau = ("丙水县教育局2023年收到多少件申请？",)
    assert assistant.ask("2022年呢？", first.conversation_id, earlier=bureau).figures[0].value == 3779


def test_a_question_read_over_a_store_that_moves_is_read_again(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """The store tells of a document that is gone, once, and its revision has moved: the question is read anew."""
    assistant = assistant_over(library)
    candid = library.revision
    broken: list[int] = []
    monkeypatch.setattr(library, "revision", lambda: candid() + len(broken))
    read = Assistant._attempt

    def once(self: Assistant, *args: object) -> object:
        if not broken:
            broken.append(1)
            raise StoreError("the document is gone")
        return read(self, *args)  # type: ignore[arg-type]  # what was given is handed on

    monkeypatch.setattr(Assistant, "_attempt", once)
    assert assistant.ask(CITY).figures[0].value == 3874


def test_a_store_that_stays_broken_says_so(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    def down(self: Assistant, *args: object) -> object:
        raise StoreError("cannot be read")

    monkeypatch.setattr(Assistant, "_attempt", down)
    with pytest.raises(StoreError):
        assistant_over(library).ask(CITY)
