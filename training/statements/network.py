"""The network that is trained: MiniLM-L6 with a label head and a linking head."""

from __future__ import annotations

import json
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from transformers import BertConfig, BertModel

LINK_SIZE = 64
"""Each piece gets four vectors of this size: a content asks, a cue answers; a cue asks, a source answers."""


class StatementNetwork(nn.Module):
    """Gives label scores and link vectors for every piece of every window."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        settings = json.loads((base / "config.json").read_text())
        settings["attention_probs_dropout_prob"] = 0.0
        config = BertConfig(**settings)
        self.encoder = BertModel(config, add_pooling_layer=False)
        self.dropout = nn.Dropout(0.1)
        self.labels = nn.Linear(config.hidden_size, 7)
        self.links = nn.Linear(config.hidden_size, 4 * LINK_SIZE)
        self.no_source = nn.Parameter(torch.zeros(LINK_SIZE))

    def load_base(self, base: Path) -> None:
        """Take over the published weights; the pooler and the position buffer are not used."""
        weights = load_file(base / "model.safetensors")
        missing, unexpected = self.encoder.load_state_dict(weights, strict=False)
        if missing or any(not name.startswith(("pooler.", "embeddings.position_ids")) for name in unexpected):
            raise SystemExit(f"base weights do not fit: missing {missing}, unexpected {unexpected}")

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Give label scores (7) and link vectors (4 x LINK_SIZE) of every piece."""
        hidden = self.dropout(self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state)
        return self.labels(hidden), self.links(hidden)
