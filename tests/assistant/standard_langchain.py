"""LangChain's own standard tests of a chat model and a retriever, asked of ours.

langchain-tests brings pytest plugins that would change every other test, so `test_langchain_program` runs this file in a
process of its own, where they are wanted.
"""

from __future__ import annotations

from typing import Any

from langchain_core.language_models import BaseChatModel
from langchain_core.retrievers import BaseRetriever
from langchain_tests.integration_tests import ChatModelIntegrationTests, RetrieversIntegrationTests
from langchain_tests.unit_tests import ChatModelUnitTests

from assistant.langchain import WenbaoChatModel, WenbaoRetriever
from tests.assistant.test_langchain import PROBLEMS, Told


class TestChatModelUnits(ChatModelUnitTests):
    @property
    def chat_model_class(self) -> type[BaseChatModel]:
        return WenbaoChatModel

    @property
    def chat_model_params(self) -> dict[str, Any]:
        return {"source": Told()}

    @property
    def supports_model_override(self) -> bool:
        return False  # there is one model


class TestChatModel(ChatModelIntegrationTests):
    @property
    def chat_model_class(self) -> type[BaseChatModel]:
        return WenbaoChatModel

    @property
    def chat_model_params(self) -> dict[str, Any]:
        return {"source": Told()}

    @property
    def returns_usage_metadata(self) -> bool:
        return False  # there are no tokens to count


class TestRetriever(RetrieversIntegrationTests):
    @property
    def retriever_constructor(self) -> type[BaseRetriever]:
        return WenbaoRetriever

    @property
    def retriever_constructor_params(self) -> dict[str, Any]:
        return {"source": Told(), "k": 3}

    @property
    def retriever_query_example(self) -> str:
        return PROBLEMS
