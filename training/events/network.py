"""The network that is trained: MiniLM-L6 over a sentence with marked parties and predicate, and three heads."""

from __future__ import annotations

import json
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from transformers import BertConfig, BertModel

ROOTS = (
    *("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "REQUEST", "ACCUSE"),
    *("REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
)
"""The 15 roots of Zero-Shot PLOVER: CONCEDE and RETREAT are YIELD."""
TYPES = (
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE"),
    *("REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "NONE"),
)
STATUSES = ("occurred", "ongoing", "planned", "considered", "threatened", "negated", "alleged")
HEADS = {"root": len(ROOTS), "type": len(TYPES), "status": len(STATUSES)}
FIRST_MARK, LAST_MARK = 2, 7
"""Unused pieces of the vocabulary: actor, recipient and predicate, each opened and closed."""
OPENING = (2, 4, 6)


class EventNetwork(nn.Module):
    """Gives scores of root, type and status for every marked sentence."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        settings = json.loads((base / "config.json").read_text())
        settings["attention_probs_dropout_prob"] = 0.0
        config = BertConfig(**settings)
        self.encoder = BertModel(config, add_pooling_layer=False)
        self.marks = nn.Parameter(torch.randn(LAST_MARK + 1, config.hidden_size) * 0.02)
        self.dropout = nn.Dropout(0.1)
        width = config.hidden_size * (1 + len(OPENING))
        self.heads = nn.ModuleDict({f"{name}_head": nn.Linear(width, size) for name, size in HEADS.items()})

    def load_base(self, base: Path) -> None:
        """Take over the published weights; the pooler and the position buffer are not used."""
        weights = load_file(base / "model.safetensors")
        missing, unexpected = self.encoder.load_state_dict(weights, strict=False)
        if missing or any(not name.startswith(("pooler.", "embeddings.position_ids")) for name in unexpected):
            raise SystemExit(f"base weights do not fit: missing {missing}, unexpected {unexpected}")

    def forward(self, ids: Tensor, mask: Tensor) -> dict[str, Tensor]:
        """Give the scores of every head for rows of pieces."""
        is_mark = ((ids >= FIRST_MARK) & (ids <= LAST_MARK)).unsqueeze(-1)
        words = self.encoder.embeddings.word_embeddings(ids) + self.marks[ids.clamp(max=LAST_MARK)] * is_mark
        hidden = self.encoder(inputs_embeds=words, attention_mask=mask).last_hidden_state
        kept = mask.unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * kept).sum(1) / kept.sum(1)
        parts = [mean]
        for mark in OPENING:
            here = (ids == mark).unsqueeze(-1).to(hidden.dtype)
            count = here.sum(1)
            parts.append(torch.where(count > 0, (hidden * here).sum(1) / count.clamp(min=1), mean))
        pooled = self.dropout(torch.cat(parts, dim=-1))
        return {name: self.heads[f"{name}_head"](pooled) for name in HEADS}
