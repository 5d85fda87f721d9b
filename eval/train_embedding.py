"""Builds the embedding model that ships: `python -m eval.train_embedding [FOLDER]`, some minutes on two cores, no network.

A StaticEmbedding of sentence-transformers: one vector a token, a text the mean of its tokens. It is trained with the
library's trainer (extra `train`) on pairs drawn from `eval.training`: a question is to lie nearer to its passage than to the
passages of the other pairs in its batch. While it is trained, a token's vector is the sum of its own and those of
what it is made of (characters, words inside it, an English word's Chinese counterparts), times a gain: so a word that
was never drawn still learns from its characters. What is written is the plain table, 16-bit floats, in the library's
own format with modules that it has built in, and `training.json`: what it was made from.

The same inputs give the same vectors, to the rounding of sums over threads. Errors: ImportError without the extra.

>>> Recipe().dimension
256
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import accumulate, chain, islice
from pathlib import Path

import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.base.sampler import DefaultBatchSampler
from sentence_transformers.sentence_transformer.losses import MultipleNegativesRankingLoss
from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding
from tokenizers import Regex, Tokenizer, normalizers, pre_tokenizers
from tokenizers.models import Unigram
from torch.nn.utils import parametrize

from eval.training.matter import inputs_digest
from eval.training.pairs import batches
from eval.training.tokens import UNKNOWN, composition, cost, general_words, telling, tokens
from ingest.embedding import SHIPPED_MODEL, model_folder
from ingest.settings import StoreSettings

TRAINING_FILE = "training.json"
_GAIN = 8.0
"""How much faster gains learn than directions."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """The numbers of the training. `general_words`: how many words of the general dictionary are tokens; `rows`: pairs in a
    batch; `rate`: the highest learning rate; `scale`: what cosines are multiplied by before they are compared."""

    seed: int = 20261121
    dimension: int = 256
    general_words: int = 14_000
    rows: int = 80
    steps: int = 600
    rate: float = 0.004
    scale: float = 20.0

    def made_from(self) -> dict[str, str | int | float]:
        """What decides the model: these numbers and the training's inputs."""
        return {**asdict(self), "inputs": inputs_digest()}


def tokenizer(made: Sequence[str]) -> Tokenizer:
    """Splits by script, then takes the likeliest words."""
    built = Tokenizer(Unigram([(token, cost(token)) for token in made], unk_id=made.index(UNKNOWN), byte_fallback=False))
    built.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase()])
    runs = pre_tokenizers.Split(Regex(r"[a-z]+|[0-9]+|[\u4e00-\u9fff]+"), "isolated")
    built.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.WhitespaceSplit(), runs])
    return built


class Composed(torch.nn.Module):
    """Puts tokens' vectors together: the weighted sum of their pieces' vectors, times a gain that is learnt."""

    def __init__(self, made: Sequence[str], pieces: torch.Tensor) -> None:
        super().__init__()
        rows = composition(made)
        self.register_buffer("_index", torch.tensor([index for row in rows for index, _ in row]))
        self.register_buffer("_share", torch.tensor([share for row in rows for _, share in row]))
        self.register_buffer("_start", torch.tensor([0, *accumulate(len(row) for row in rows)][:-1]))
        self.gain = torch.nn.Parameter(torch.zeros(len(rows), 1))
        with torch.no_grad():
            lengths = self(pieces).norm(dim=1, keepdim=True)
            wanted = torch.tensor([telling(token) for token in made]).unsqueeze(1)
            self.gain.copy_(torch.log(wanted / lengths) / _GAIN)

    def forward(self, pieces: torch.Tensor) -> torch.Tensor:
        index, share, start = self.get_buffer("_index"), self.get_buffer("_share"), self.get_buffer("_start")
        summed = torch.nn.functional.embedding_bag(index, pieces, start, mode="sum", per_sample_weights=share)
        return summed * torch.exp(self.gain * _GAIN)

    def right_inverse(self, pieces: torch.Tensor) -> torch.Tensor:
        """What is stored in the table's place: the pieces as they are."""
        return pieces


class _AsDrawn(DefaultBatchSampler):
    """Batches in the order in which they were drawn: their members are chosen to differ."""

    def __iter__(self) -> Iterator[list[int]]:
        return (list(range(start, start + self.batch_size)) for start in range(0, len(self) * self.batch_size, self.batch_size))


def trained(made: Sequence[str], using: Recipe) -> torch.Tensor:
    """The table of the tokens' vectors, trained."""
    generator = torch.Generator().manual_seed(using.seed)
    pieces = torch.nn.functional.normalize(torch.randn(len(made), using.dimension, generator=generator), dim=1)
    static = StaticEmbedding(tokenizer(made), embedding_weights=pieces.clone())
    parametrize.register_parametrization(static.embedding, "weight", Composed(made, pieces))
    if using.steps:
        _train(SentenceTransformer(modules=[static, Normalize()], device="cpu"), using)
    table: torch.Tensor = static.embedding.weight.detach()
    return table


def _train(model: SentenceTransformer, using: Recipe) -> None:
    # Parts of the extra `train`: the tokens and the table can be looked at without them.
    from datasets import Dataset  # noqa: PLC0415 - the extra train, and torch, by a training alone
    from sentence_transformers import SentenceTransformerTrainer, SentenceTransformerTrainingArguments  # noqa: PLC0415 - the extra train, and torch, by a training alone

    drawn = batches(using.seed, words=general_words(using.general_words), rows=using.rows)
    pairs = list(chain.from_iterable(islice(drawn, using.steps)))
    data = Dataset.from_dict({"question": [question for question, _ in pairs], "passage": [passage for _, passage in pairs]})
    model.model_card_data.generate_widget_examples = False
    with tempfile.TemporaryDirectory() as scratch:
        arguments = SentenceTransformerTrainingArguments(
            output_dir=scratch,
            num_train_epochs=1,
            per_device_train_batch_size=using.rows,
            batch_sampler=_AsDrawn,
            learning_rate=using.rate,
            warmup_steps=using.steps // 20,
            max_grad_norm=0.0,
            seed=using.seed,
            save_strategy="no",
            report_to="none",
            logging_steps=100,
            disable_tqdm=True,
            use_cpu=True,
            dataloader_pin_memory=False,
        )
        loss = MultipleNegativesRankingLoss(model, scale=using.scale)
        SentenceTransformerTrainer(model=model, args=arguments, train_dataset=data, loss=loss).train()


def build(folder: Path, using: Recipe | None = None) -> None:
    """Trains and writes the model into a folder."""
    recipe = using or Recipe()
    made = tokens(recipe.general_words)
    static = StaticEmbedding(tokenizer(made), embedding_weights=trained(made, recipe).to(torch.float16))
    SentenceTransformer(modules=[static, Normalize()], device="cpu").save_pretrained(str(folder), create_model_card=False)
    (folder / TRAINING_FILE).write_text(json.dumps(recipe.made_from(), indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    began = time.monotonic()
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else model_folder(StoreSettings(Path()))
    build(target)
    size = sum(path.stat().st_size for path in target.rglob("*") if path.is_file())
    print(f"{SHIPPED_MODEL}: {size / 1e6:.1f} MB in {target}, {time.monotonic() - began:.0f} s", file=sys.stderr)
