"""wenbao for LangChain programs: a retriever, a chat model and tools over the reports of a home or of a running service.

    from assistant.langchain import WenbaoChatModel, WenbaoRetriever, wenbao_tools

The objects are in `langchain_retriever`, `langchain_chat` and `langchain_tools`, what they share in `langchain_place` and
`langchain_source`; these modules are the one door to langchain-core, and nothing else of the product imports them.

>>> WenbaoRetriever(home="reports-home", k=3).k
3
"""

from __future__ import annotations

from assistant.langchain_chat import WenbaoChatModel
from assistant.langchain_retriever import WenbaoRetriever
from assistant.langchain_tools import wenbao_tools

__all__ = ["WenbaoChatModel", "WenbaoRetriever", "wenbao_tools"]
