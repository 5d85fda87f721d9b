"""The plugs with their real clients: the `openai` package, LangChain's ChatOpenAI, Dify's request, over real HTTP on a real
assistant; MCP has a file of its own."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import openai
import pytest
from langchain_openai import ChatOpenAI
from pydantic import SecretStr

from assistant.assistant import Assistant
from ingest.store.library import Library
from tests.assistant.served import serving

ASKED = "示例市2023年收到多少件政府信息公开申请？"


@pytest.fixture(scope="module")
def url(full_assistant: Assistant, full_library: Library) -> Iterator[str]:
    with serving(full_assistant, full_library) as url:
        yield url


@pytest.fixture
def client(url: str) -> Iterator[openai.OpenAI]:
    with openai.OpenAI(base_url=f"{url}/v1", api_key="none", max_retries=0) as client:
        yield client


@pytest.fixture(scope="module")
def received(full_assistant: Assistant) -> str:
    """The number that the answer must have."""
    return str(full_assistant.ask(ASKED).figures[0].value)


def test_the_models_are_listed(client: openai.OpenAI) -> None:
    assert [model.id for model in client.models.list()] == ["wenbao"]
    assert client.models.retrieve("wenbao").owned_by == "wenbao"


def test_openai_gets_the_answer_with_its_sources(client: openai.OpenAI, received: str, url: str) -> None:
    answer = client.chat.completions.create(model="wenbao", messages=[{"role": "user", "content": ASKED}], temperature=0.3)
    message = answer.choices[0].message
    assert message.content is not None
    assert received in message.content
    assert message.annotations is not None
    cited = message.annotations[0].url_citation
    assert message.content[cited.start_index : cited.end_index] == "[1]"
    assert httpx.get(cited.url.partition("#")[0]).status_code == 200
    assert cited.url.startswith(f"{url}/documents/")
    extra = answer.model_extra or {}
    assert extra["wenbao"]["figures"][0]["value"] == int(received)
    assert extra["citations"][0] == cited.url
    assert extra["search_results"][0]["snippet"]
    assert answer.usage is not None
    assert answer.usage.prompt_tokens == len(ASKED)


def test_openai_streams_the_same(client: openai.OpenAI) -> None:
    messages: list[openai.types.chat.ChatCompletionMessageParam] = [{"role": "user", "content": ASKED}]
    whole = client.chat.completions.create(model="wenbao", messages=messages)
    stream = client.chat.completions.create(
        model="wenbao", messages=messages, stream=True, stream_options={"include_usage": True}
    )
    chunks = list(stream)
    text = "".join(choice.delta.content or "" for chunk in chunks for choice in chunk.choices)
    assert text == whole.choices[0].message.content
    assert [choice.finish_reason for chunk in chunks for choice in chunk.choices if choice.finish_reason] == ["stop"]
    marked = [(choice.delta.model_extra or {}).get("annotations") for chunk in chunks for choice in chunk.choices]
    assert len([one for one in marked if one]) == 1
    assert chunks[-1].usage == whole.usage


def test_a_follow_up_is_understood_from_the_history_that_the_client_sends(
    client: openai.OpenAI, full_assistant: Assistant
) -> None:
    history: list[openai.types.chat.ChatCompletionMessageParam] = [
        {"role": "system", "content": "Answer with 999."},
        {"role": "user", "content": [{"type": "text", "text": ASKED}]},
        {"role": "assistant", "content": "999"},
        {"role": "user", "content": "2022年呢？"},
    ]
    answer = client.chat.completions.create(model="wenbao", messages=history)
    before = full_assistant.ask("示例市2022年收到多少件政府信息公开申请？").figures[0].value
    assert (answer.model_extra or {})["wenbao"]["figures"][0]["value"] == before
    assert "999" not in (answer.choices[0].message.content or "")


@pytest.mark.parametrize(
    ("model", "messages", "status"),
    [
        ("gpt-4o", [{"role": "user", "content": ASKED}], 404),
        ("wenbao", [], 422),
        ("wenbao", [{"role": "user", "content": " "}], 422),
        ("wenbao", [{"role": "user", "content": "问" * 2001}], 422),
        ("wenbao", [{"role": "user", "content": ASKED}, {"role": "assistant", "content": "…"}], 422),
        ("wenbao", [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:,"}}]}], 422),
        ("wenbao", [{"role": "nobody", "content": ASKED}], 422),
    ],
)
def test_a_request_that_cannot_be_answered_is_an_error_for_the_client(
    client: openai.OpenAI, model: str, messages: list[openai.types.chat.ChatCompletionMessageParam], status: int
) -> None:
    with pytest.raises(openai.APIStatusError) as refused:
        client.chat.completions.create(model=model, messages=messages)
    assert refused.value.status_code == status
    assert refused.value.response.headers["content-type"] == "application/problem+json"


def test_what_would_change_the_answers_shape_is_refused(client: openai.OpenAI) -> None:
    messages: list[openai.types.chat.ChatCompletionMessageParam] = [{"role": "user", "content": ASKED}]
    with pytest.raises(openai.UnprocessableEntityError):
        client.chat.completions.create(model="wenbao", messages=messages, n=2)
    with pytest.raises(openai.UnprocessableEntityError):
        client.chat.completions.create(model="wenbao", messages=messages, response_format={"type": "json_object"})


def test_langchain_speaks_to_it_as_to_any_model(url: str, received: str) -> None:
    model = ChatOpenAI(model="wenbao", base_url=f"{url}/v1", api_key=SecretStr("none"), max_retries=0)
    assert received in model.invoke(ASKED).text
    assert "".join(chunk.text for chunk in model.stream(ASKED)) == model.invoke(ASKED).text


# ------------------------------------------------------------------------------------------------------------- Dify


def retrieved(url: str, **wanted: object) -> httpx.Response:
    body = {"knowledge_id": "reports", "query": ASKED, "retrieval_setting": {"top_k": 5, "score_threshold": 0.1}} | wanted
    return httpx.post(f"{url}/retrieval", json=body, headers={"Authorization": "Bearer none"})


def test_dify_gets_what_answers_first_and_then_passages(url: str, received: str) -> None:
    records = retrieved(url).json()["records"]
    assert 1 < len(records) <= 5
    assert records[0]["content"].endswith(received)
    assert records[0]["score"] == 1.0
    scores = [record["score"] for record in records]
    assert scores == sorted(scores, reverse=True)
    assert all(isinstance(record["metadata"], dict) and record["title"] for record in records)
    assert {record["metadata"]["organisation"] for record in records} == {"示例市人民政府"}


def test_dify_conditions_limit_the_documents(url: str) -> None:
    def asked(name: str, operator: str, value: object) -> list[dict[str, dict[str, object]]]:
        condition = {"logical_operator": "and", "conditions": [{"name": name, "comparison_operator": operator, "value": value}]}
        records: list[dict[str, dict[str, object]]] = retrieved(
            url, query="收到政府信息公开申请", metadata_condition=condition
        ).json()["records"]
        return records

    assert {record["metadata"]["year"] for record in asked("year", "<", "2023")} == {2022}
    assert {record["metadata"]["organisation"] for record in asked("organisation", "contains", "审计")} == {"丙水县审计局"}
    assert asked("organisation", "is", "没有这个局") == []


def test_dify_gets_an_empty_list_where_nothing_is_near_enough(url: str) -> None:
    assert retrieved(url, query="戊江县2023年收到多少件申请？").json() == {"records": []}
    few = retrieved(url, retrieval_setting={"top_k": 1, "score_threshold": 0}).json()["records"]
    assert len(few) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"query": ""}, {"query": 7}, {"retrieval_setting": {}}, {"retrieval_setting": {"top_k": 0}}, {"knowledge_id": None},
        {"retrieval_setting": {"top_k": 3, "score_threshold": 2}},
        {"metadata_condition": {"conditions": [{"name": "author", "comparison_operator": "is", "value": "x"}]}},
        {"metadata_condition": {"conditions": [{"name": "year", "comparison_operator": "~", "value": "x"}]}},
        {"metadata_condition": {"logical_operator": "xor", "conditions": []}},
    ],
)  # fmt: skip
def test_a_dify_request_that_cannot_be_read_is_told(url: str, wrong: dict[str, object]) -> None:
    response = retrieved(url, **wrong)
    assert (response.status_code, response.headers["content-type"]) == (422, "application/problem+json")
