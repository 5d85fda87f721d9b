"""Other people's programs: README's lines for LangChain run as they stand, an agent with our tools, LangChain's own tests."""

from __future__ import annotations

import importlib.util
import json
import re
import textwrap
from pathlib import Path

import pytest

from tests.assistant.served import ANSWER, ASKED_FIGURE, running
from tests.command_line import ROOT, python, wenbao_here

README = (ROOT / "README.md").read_text("utf-8")

CHAIN = """
import json, warnings
warnings.simplefilter("error")
from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.runnables import RunnableLambda, RunnablePassthrough
from langchain_core.language_models import GenericFakeChatModel
from langchain_core.messages import AIMessage
from assistant.langchain import WenbaoRetriever

def joined(documents):
    return "\\n".join(document.page_content for document in documents)

prompt = ChatPromptTemplate.from_messages([("system", "Answer from: {context}"), ("human", "{question}")])
shown = []
model = GenericFakeChatModel(messages=iter([AIMessage("worded")]))
chain = (
    {"context": WenbaoRetriever(home=HOME, k=3) | joined, "question": RunnablePassthrough()}
    | prompt
    | RunnableLambda(lambda value: shown.append(value.to_string()) or value)
    | model
    | StrOutputParser()
)
print(json.dumps([chain.invoke("文登区人民政府2023年政府信息公开工作存在哪些问题？"), shown[0]]))
"""

AS_TOOL = """
import json, warnings
from langchain_core._api import LangChainBetaWarning
warnings.simplefilter("error")
warnings.simplefilter("ignore", LangChainBetaWarning)
from assistant.langchain import WenbaoRetriever

tool = WenbaoRetriever(home=HOME, k=3).as_tool(name="reports", description="passages of the reports")
print(json.dumps([document.page_content for document in tool.invoke("文登区人民政府2023年政府信息公开工作存在哪些问题？")]))
"""

AGENT = """
import json
from langchain.agents import create_agent
from langchain_core.language_models import GenericFakeChatModel
from langchain_core.messages import AIMessage, ToolMessage
from assistant.langchain import wenbao_tools

class Scripted(GenericFakeChatModel):
    def bind_tools(self, tools, **kwargs):
        bound.extend(tool.name for tool in tools)
        return self

bound = []
calls = [
    {"name": "wenbao_figures", "args": {"question": "文登区2023年收到多少件政府信息公开申请？"}, "id": "1"},
    {"name": "wenbao_passages", "args": {"query": "文登区人民政府2023年政府信息公开工作存在哪些问题？", "k": 3}, "id": "2"},
    {"name": "wenbao_passages", "args": {"query": ""}, "id": "3"},
]
model = Scripted(messages=iter([AIMessage("", tool_calls=calls), AIMessage("done")]))
said = create_agent(model, wenbao_tools(home=HOME)).invoke({"messages": [("user", "go")]})["messages"]
tools = [message for message in said if isinstance(message, ToolMessage)]
print(json.dumps({
    "bound": sorted(set(bound)),
    "last": said[-1].content,
    "figure": json.loads(tools[0].content)["figures"][0]["value"],
    "quote": tools[0].artifact["citations"][0]["quote"],
    "passages": [document.page_content for document in tools[1].artifact],
    "status": [message.status for message in tools],
}))
"""

CHAT_AGENT = """
import json
from langchain.agents import create_agent
from assistant.langchain import WenbaoChatModel

agent = create_agent(WenbaoChatModel(base_url=URL), [])
asked = {"messages": [("user", QUESTION)]}
whole = agent.invoke(asked)["messages"][-1]
pieces = [chunk.text for chunk, _ in agent.stream(asked, stream_mode="messages")]
print(json.dumps([whole.content, whole.response_metadata["wenbao"]["route"], pieces]))
"""


def program(source: str, home: Path | None = None, **names: str) -> str:
    """What a program prints that has these names; run as a process of its own."""
    given = "\n".join(f"{name} = {value!r}" for name, value in names.items())
    done = python("-c", f"{given}\n{textwrap.dedent(source)}", home=home)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with one report, taken in by the command."""
    root = tmp_path_factory.mktemp("program")
    report = root / "文登区2023年.txt"
    report.write_text(
        "威海市文登区人民政府2023年政府信息公开工作年度报告\n一、总体情况\n全年共收到政府信息公开申请100件。\n"
        "五、存在的主要问题及改进情况\n存在的问题：一是图表解读偏少；二是栏目更新不够及时。\n下一步，将每月更新一次栏目。\n",
        encoding="utf-8",
    )
    assert wenbao_here("ingest", "--home", str(root / "home"), str(report)).returncode == 0
    return root / "home"


def readme_program() -> str:
    """README's Python lines on LangChain."""
    blocks = re.findall(r"^```python\n(.*?)^```", README, re.M | re.S)
    found = [block for block in blocks if "assistant.langchain" in block]
    assert len(found) == 1, "README shows how a LangChain program uses wenbao, once"
    return str(found[0])


def test_readmes_lines_run_over_a_home(home: Path) -> None:
    """The lines as they stand, over a home that WENBAO_HOME names."""
    printed = program(readme_program(), home=home).splitlines()
    assert "100" in printed[0]
    assert any("图表解读偏少" in line for line in printed)


def test_a_chain_of_lcel_gets_the_passages_into_its_prompt(home: Path) -> None:
    worded, shown = json.loads(program(CHAIN, HOME=str(home)))
    assert worded == "worded"
    assert "图表解读偏少" in shown
    assert "存在哪些问题" in shown


def test_the_retriever_is_a_tool_by_as_tool(home: Path) -> None:
    found = json.loads(program(AS_TOOL, HOME=str(home)))
    assert 1 <= len(found) <= 3
    assert any("图表解读偏少" in text for text in found)


def test_an_agent_calls_the_tools(home: Path) -> None:
    pytest.importorskip("langchain.agents", reason="langchain is not installed")
    told = json.loads(program(AGENT, HOME=str(home)))
    assert told["bound"] == ["wenbao_figures", "wenbao_passages"]
    assert (told["figure"], told["last"]) == (100, "done")
    assert "100件" in told["quote"]
    assert "图表解读偏少" in "".join(told["passages"])
    assert told["status"] == ["success", "success", "error"]


def test_an_agent_has_the_chat_model_answer_over_http(tmp_path: Path) -> None:
    pytest.importorskip("langchain.agents", reason="langchain is not installed")
    with running(tmp_path / "home") as service:
        whole, route, pieces = json.loads(program(CHAT_AGENT, URL=service.url, QUESTION=ASKED_FIGURE))
    assert (whole, route) == (ANSWER, "figures")
    assert "".join(pieces) == ANSWER
    assert len([piece for piece in pieces if piece]) > 1


def test_importing_the_objects_opens_nothing() -> None:
    heavy = "torch", "chromadb", "sentence_transformers", "langchain", "langgraph"
    loaded = program("import sys, assistant.langchain; print(*{name.partition('.')[0] for name in sys.modules})").split()
    assert "langchain_core" in loaded
    assert not set(heavy) & set(loaded)


def test_langchains_standard_tests_pass(tmp_path: Path) -> None:
    """langchain-tests' suites for chat models and retrievers; their plugins want settings of their own."""
    if importlib.util.find_spec("langchain_tests") is None:
        pytest.skip("langchain-tests is not installed")
    settings = tmp_path / "pytest.ini"
    settings.write_text(
        "[pytest]\naddopts = --import-mode=importlib\nasyncio_mode = auto\nasyncio_default_fixture_loop_scope = function\n"
    )
    suite = str(ROOT / "tests" / "assistant" / "standard_langchain.py")
    done = python("-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", str(settings), f"--rootdir={ROOT}", suite)
    assert done.returncode == 0, done.stdout
    passed = re.search(r"(\d+) passed", done.stdout)
    assert passed is not None
    assert int(passed[1]) >= 25
