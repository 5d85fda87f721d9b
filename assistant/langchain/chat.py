"""wenbao as a LangChain chat model: `WenbaoChatModel(BaseChatModel)`, whose answers are exact, cited and whole.

    message = WenbaoChatModel(home="reports-home").invoke("文登区2023年收到多少件政府信息公开申请？")
    message.response_metadata["wenbao"]["figures"][0]["value"]

The last human message is the question; human messages before it tell what a follow-up refers to. System messages, answers
and `stop` change nothing: nobody is instructed here, and an answer that is cut could lose half a number.

`content` is the answer's text with its marks [1]; `response_metadata["wenbao"]` the whole answer of `POST /chat` (figures,
citations, warnings); `content_blocks` the text with a standard `citation` annotation for each mark: `start_index` and
`end_index` are the mark's place in the text, `cited_text` what the report prints, `extras` its place. A stream gives pieces
of the answer, which is verified before the first one leaves; its last chunk brings `response_metadata`. There are no tools
to bind (the tools are `wenbao_tools`) and no tokens to count.

>>> sentences("共收到100件[1]。其中自然人93件，占93.0%[2]。")
['共收到100件[1]。', '其中自然人93件，占93.0%[2]。']
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel, LangSmithParams
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage
from langchain_core.messages import content as blocks
from langchain_core.messages.block_translators import register_translator
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult

from assistant.answer import AnswerJson
from assistant.langchain.place import Placed
from assistant.service.openai_wire import MODEL, asked, source_title

_ROLES = {"human": "user", "ai": "assistant", "system": "system", "tool": "system", "function": "system"}
_SENTENCE = re.compile(r".+?(?:[。；！？\n]+|[.;!?]\s+|$)", re.DOTALL)
_MARK = re.compile(r"\[(\d{1,4})\]")


class WenbaoChatModel(Placed, BaseChatModel):
    """Answers over a home or a service."""

    @property
    def _llm_type(self) -> str:
        return MODEL

    @property
    def _identifying_params(self) -> dict[str, str | None]:
        return {"model_name": MODEL, "home": None if self.home is None else str(self.home), "base_url": self.base_url}

    def _get_ls_params(self, stop: list[str] | None = None, **kwargs: Any) -> LangSmithParams:
        return {"ls_provider": MODEL, "ls_model_name": kwargs.get("model", MODEL), "ls_model_type": "chat"}

    def _answer(self, messages: Sequence[BaseMessage]) -> AnswerJson:
        wanted = asked([(_ROLES.get(message.type, "user"), str(message.text)) for message in messages])
        return self.opened().ask(wanted.question, wanted.earlier)

    def _told(self, answer: AnswerJson) -> dict[str, object]:
        return {"model_provider": MODEL, "model_name": MODEL, "site": self.opened().site, "wenbao": answer}

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        answer = self._answer(messages)
        message = AIMessage(content=answer["answer"], response_metadata=self._told(answer))
        return ChatResult(generations=[ChatGeneration(message=message)])

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        answer = self._answer(messages)
        for sentence in sentences(answer["answer"]):
            piece = ChatGenerationChunk(message=AIMessageChunk(content=sentence))
            if run_manager is not None:
                run_manager.on_llm_new_token(sentence, chunk=piece)
            yield piece
        last = AIMessageChunk(content="", response_metadata=self._told(answer), chunk_position="last")
        yield ChatGenerationChunk(message=last)


def sentences(text: str) -> list[str]:
    """Cuts of an answer at the ends of its sentences, never inside a number or a mark; joined they are the answer."""
    return _SENTENCE.findall(text)


def annotated(message: AIMessage) -> list[blocks.ContentBlock]:
    """The message's text as one standard block, with a citation for each of its marks."""
    answer: AnswerJson | None = message.response_metadata.get(MODEL)
    text = str(message.text)
    if answer is None:
        return [blocks.create_text_block(text)]
    site = message.response_metadata.get("site", "")
    cited = {citation["id"]: citation for citation in answer["citations"]}
    notes: list[blocks.Annotation] = []
    for mark in _MARK.finditer(answer["answer"]):
        citation = cited.get(int(mark[1]))
        if citation is None:
            continue
        notes.append(
            blocks.create_citation(
                url=site + citation["url"],
                title=source_title(citation),
                start_index=mark.start(),
                end_index=mark.end(),
                cited_text=citation["quote"],
                id=f"{MODEL}-{mark.start()}",
                number=citation["id"],
                document_id=citation["document_id"],
                file=citation["file"],
                organisation=citation["organisation"],
                year=citation["year"],
                section=citation["section"],
                locator=citation["locator"],
            )
        )
    return [blocks.create_text_block(text, annotations=notes)]


register_translator(MODEL, annotated, annotated)
