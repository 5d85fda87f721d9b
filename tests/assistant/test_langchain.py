"""The retriever as LangChain sees it."""

from __future__ import annotations

from pathlib import Path

import pytest
from langchain_core.retrievers import BaseRetriever
from pydantic import ValidationError

from assistant.langchain import WenbaoRetriever, as_document
from assistant.retrieve import HybridRetriever
from tests.assistant.prose_reports import document_ids, prose_library


def test_documents_carry_the_exact_passage_and_its_place(tmp_path: Path) -> None:
    with prose_library(tmp_path) as library:
        retriever = WenbaoRetriever(library=library, retriever=HybridRetriever(library), k=2)
        assert isinstance(retriever, BaseRetriever)
        found = retriever.invoke("暗访")
        text = library.text(document_ids(library)["harbour.txt"])
    assert 1 <= len(found) <= 2
    metadata = found[0].metadata
    assert "暗访" in found[0].page_content
    assert found[0].page_content == text[metadata["start"] : metadata["end"]]
    assert (metadata["file"], metadata["organisation"], metadata["year"]) == ("harbour.txt", "青浦湾市港口局", 2023)
    assert metadata["section"][0] == "一、总体情况"


def test_the_documents_asked_about_limit_it(tmp_path: Path) -> None:
    with prose_library(tmp_path) as library:
        ids = document_ids(library)
        forestry = WenbaoRetriever(library=library, retriever=HybridRetriever(library), documents=(ids["forestry.txt"],))
        assert {found.metadata["document_id"] for found in forestry.invoke("公众号")} == {ids["forestry.txt"]}


def test_a_removed_document_leaves_no_file_to_name(tmp_path: Path) -> None:
    with prose_library(tmp_path) as library:
        passage = HybridRetriever(library).search("暗访", None, 1)[0]
    document = as_document(passage, None)
    assert (document.metadata["file"], document.metadata["organisation"]) == (None, None)
    assert document.metadata["document_id"] == passage.document_id


def test_k_is_at_least_one(tmp_path: Path) -> None:
    with prose_library(tmp_path) as library, pytest.raises(ValidationError):
        WenbaoRetriever(library=library, retriever=HybridRetriever(library), k=0)
