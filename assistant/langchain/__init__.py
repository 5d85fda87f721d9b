"""wenbao for LangChain programs: a retriever, a chat model and tools over the reports of a home or of a running service.

    from assistant.langchain import WenbaoChatModel, WenbaoRetriever, wenbao_tools

The objects are in `langchain.retriever`, `langchain.chat` and `langchain.tools`, what they share in `langchain.place` and
`langchain.source`; these modules are the one door to langchain-core, and nothing else of the product imports them.

>>> WenbaoRetriever(home="reports-home", k=3).k
3
"""

from __future__ import annotations

from assistant.langchain.chat import WenbaoChatModel
from assistant.langchain.retriever import WenbaoRetriever
from assistant.langchain.tools import wenbao_tools

__all__ = ["WenbaoChatModel", "WenbaoRetriever", "wenbao_tools"]
