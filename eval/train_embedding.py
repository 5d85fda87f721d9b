"""Builds the embedding model that ships: `python -m eval.train_embedding [FOLDER]`, some twenty seconds, no network.

A static table of one vector a token, made of the library's own modules. Tokens are the 6,763 common characters
(GB2312), the domain's words and their parts, English domain words, letters, digits and punctuation; the longest word
wins, and what is in no word is read character by character. A token's vector is the sum of
  what it occurs with: passages are drawn from the topics of `train_embedding.toml`, positive pointwise mutual
  information of tokens in one passage is counted, and its leading eigenvectors taken (the SVD of a symmetric matrix);
  what it is: a random direction for each character, shared by every word that contains it, so that equal wording lies
  close whatever it is about; an English word takes the directions of its Chinese counterparts;
scaled by how much it tells: rare tokens count more, common words, digits and punctuation hardly.
The seed is in the toml; the same toml gives the same vectors (to rounding).

>>> [word for word in vocabulary(recipe()) if word.startswith("行政诉")]
['行政诉讼']
"""

from __future__ import annotations

import random
import re
import string
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import numpy
from numpy.typing import NDArray

from ingest.embedding import SHIPPED_MODEL, model_folder
from ingest.settings import StoreSettings

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Matrix = NDArray[numpy.float32]

UNKNOWN = "[UNK]"
_SEEN_SHARE = 0.6
_OWN_SHARE = 0.8
_COMMON_WEIGHT, _SIGN_WEIGHT, _UNSEEN_WEIGHT = 0.15, 0.03, 0.5
_SMOOTHING = 2e-3
_PUNCTUATION = "，。、；：？！“”‘’（）《》〈〉【】—…·％" + string.punctuation


@dataclass(frozen=True, slots=True)
class Recipe:
    """What `train_embedding.toml` says."""

    seed: int
    dimension: int
    passages_per_topic: int
    terms_per_passage: int
    pair_repeats: int
    common: tuple[str, ...]
    topics: Mapping[str, tuple[str, ...]]
    pairs: Mapping[str, tuple[str, ...]]


def recipe() -> Recipe:
    """The recipe beside this module."""
    told = tomllib.loads(resources.files("eval").joinpath("train_embedding.toml").read_text(encoding="utf-8"))
    topics, pairs = ({key: tuple(words) for key, words in told.pop(name).items()} for name in ("topics", "pairs"))
    return Recipe(common=tuple(told.pop("common")), topics=topics, pairs=pairs, **told)


def vocabulary(using: Recipe) -> list[str]:
    """Every word of more than one character that is a token, sorted."""
    drawn = [*using.common, *(w for words in using.topics.values() for w in words), *using.pairs]
    drawn += [word for words in using.pairs.values() for word in words]
    return sorted({piece for word in drawn for piece in re.split(r"[^a-z\u4e00-\u9fff]+", word) if len(piece) > 1})


def _characters() -> list[str]:
    common = [char for code in range(0x4E00, 0xA000) if _encodable(char := chr(code))]
    return [*common, *string.ascii_lowercase, *string.digits, *dict.fromkeys(_PUNCTUATION)]


def _encodable(char: str) -> bool:
    try:
        return len(char.encode("gb2312")) == 2
    except UnicodeEncodeError:
        return False


def _pieces(word: str, words: frozenset[str]) -> list[str]:
    """The token of a word and of all that it is made of: 政策解读 → 政策解读, 政策, 解读, 政, 策, 解, 读."""
    if word.isascii():
        return [piece for piece in re.split(r"[^a-z]+", word) if piece]
    size = len(word)
    parts = {word[i:j] for i in range(size) for j in range(i + 2, size + 1)} & words
    return [*sorted(parts), *word]


def passages(using: Recipe) -> Iterator[list[str]]:
    """Seeded passages as lists of terms: of one topic each, with common words and now and then a stray term."""
    draw = random.Random(using.seed)  # noqa: S311 - a model, not a secret
    everything = sorted({word for words in using.topics.values() for word in words})
    for words in using.topics.values():
        for _ in range(using.passages_per_topic):
            terms = draw.sample(words, min(using.terms_per_passage, len(words)))
            yield [*terms, *draw.sample(using.common, 3), *draw.sample(everything, draw.randint(0, 1))]
    for english, chinese in using.pairs.items():
        yield from ([english, *chinese] for _ in range(using.pair_repeats))


def _associations(using: Recipe, tokens: list[str], words: frozenset[str]) -> tuple[Matrix, NDArray[numpy.float64]]:
    """Vectors of the tokens that occur in passages (zero rows for others), and each token's share of passages."""
    position = {token: index for index, token in enumerate(tokens)}
    drawn = [sorted({p for term in terms for p in _pieces(term, words) if p in position}) for terms in passages(using)]
    counts = Counter(token for terms in drawn for token in terms)
    seen = sorted(counts)
    column = {token: index for index, token in enumerate(seen)}
    incidence = numpy.zeros((len(drawn), len(seen)), dtype=numpy.float32)
    for row, terms in enumerate(drawn):
        incidence[row, [column[token] for token in terms]] = 1
    together = (incidence.T @ incidence).astype(numpy.float64)
    numpy.fill_diagonal(together, 0)
    margins = together.sum(axis=0) + 1
    information = numpy.log(numpy.maximum(together * together.sum() / numpy.outer(margins, margins), 1))
    values, vectors = numpy.linalg.eigh(information)
    leading = numpy.argsort(-numpy.abs(values))[: using.dimension]
    spread = vectors[:, leading] * numpy.sqrt(numpy.abs(values[leading]))
    placed = numpy.zeros((len(tokens), using.dimension), dtype=numpy.float32)
    shares = numpy.zeros(len(tokens))
    for token in seen:
        placed[position[token], : spread.shape[1]] = _unit(spread[column[token]])
        shares[position[token]] = counts[token] / len(drawn)
    return placed, shares


def _unit(vector: NDArray[numpy.floating]) -> NDArray[numpy.floating]:
    return vector / max(float(numpy.linalg.norm(vector)), 1e-9)


def table(using: Recipe, tokens: list[str]) -> Matrix:
    """One vector a token, in order, already scaled by what the token tells."""
    words = frozenset(vocabulary(using))
    placed, shares = _associations(using, tokens, words)
    generator = numpy.random.default_rng(using.seed)
    own = {char: _unit(generator.standard_normal(using.dimension)) for char in tokens if len(char) == 1}
    rows = numpy.zeros((len(tokens), using.dimension), dtype=numpy.float32)
    for index, token in enumerate(tokens):
        counterparts = using.pairs.get(token, ())
        spelled = "".join(counterparts) or token
        known = token == UNKNOWN or (token.isascii() and not counterparts)
        what = generator.standard_normal(using.dimension) if known else numpy.sum([own[char] for char in spelled], axis=0)
        rows[index] = _unit(_SEEN_SHARE * placed[index] + _OWN_SHARE * _unit(what)) * _weight(using, token, float(shares[index]))
    return rows


def _weight(using: Recipe, token: str, share: float) -> float:
    if token == UNKNOWN or (len(token) == 1 and not "\u4e00" <= token <= "\u9fff"):
        return _SIGN_WEIGHT
    if token in using.common:
        return _COMMON_WEIGHT
    length = 1.0 if token.isascii() else min(len(token), 4) / 2
    return (_SMOOTHING / (_SMOOTHING + share)) ** 0.5 * length if share else _UNSEEN_WEIGHT


def tokenizer(using: Recipe, tokens: list[str]) -> Tokenizer:
    """Splits by script, then takes the fewest tokens."""
    from tokenizers import Regex, Tokenizer, normalizers, pre_tokenizers  # noqa: PLC0415 - load time: only building needs it
    from tokenizers.models import Unigram  # noqa: PLC0415 - the same

    made = Tokenizer(Unigram([(token, -8.0 - 0.01 * len(token)) for token in tokens], unk_id=0, byte_fallback=False))
    made.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase()])
    runs = pre_tokenizers.Split(Regex(r"[a-z]+|[0-9]+|[\u4e00-\u9fff]+"), "isolated")
    made.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.WhitespaceSplit(), runs])
    return made


def build(folder: Path) -> None:
    """Writes the model into a folder: table as 16-bit floats, tokenizer, the library's own module list."""
    import torch  # noqa: PLC0415 - load time: the vocabulary can be looked at without it
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - the same
    from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding  # noqa: PLC0415 - the same

    using = recipe()
    tokens = [UNKNOWN, *_characters(), *vocabulary(using)]
    weights = torch.from_numpy(table(using, tokens)).to(torch.float16)
    static = StaticEmbedding(tokenizer(using, tokens), embedding_weights=weights)
    SentenceTransformer(modules=[static, Normalize()], device="cpu").save_pretrained(str(folder), create_model_card=False)


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else model_folder(StoreSettings(Path()))
    build(target)
    size = sum(path.stat().st_size for path in target.rglob("*") if path.is_file())
    print(f"{SHIPPED_MODEL}: {size / 1e6:.1f} MB in {target}", file=sys.stderr)
