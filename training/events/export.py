"""Write checkpoints of one shape, averaged, as an int8 ONNX network.

    python export.py BASE_DIR OUT.onnx [--heat root=1.0 type=1.3 status=1.2] CHECKPOINT [CHECKPOINT ...]

Inputs `ids` and `mask` (rows x pieces, int64); outputs `root`, `type` and `status` (rows x scores), each divided by its
heat so that their softmax is calibrated.  The int8 form is dynamic, QInt8 per channel; the marks' vectors are written
into the table of words.
"""

from __future__ import annotations

import argparse
import hashlib
import tempfile
from pathlib import Path

import torch
from network import FIRST_MARK, HEADS, LAST_MARK, OPENING, EventNetwork
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn


class Exported(nn.Module):
    """The network without dropout and with the marks in its table of words."""

    def __init__(self, network: EventNetwork, heat: dict[str, float]) -> None:
        super().__init__()
        self.network = network
        self.heat = heat
        table = network.encoder.embeddings.word_embeddings.weight.data
        table[FIRST_MARK : LAST_MARK + 1] += network.marks.data[FIRST_MARK:]

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        """Give the scores of every head."""
        hidden = self.network.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        kept = mask.unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * kept).sum(1) / kept.sum(1)
        parts = [mean]
        for mark in OPENING:
            here = (ids == mark).unsqueeze(-1).to(hidden.dtype)
            count = here.sum(1)
            parts.append(torch.where(count > 0, (hidden * here).sum(1) / count.clamp(min=1), mean))
        pooled = torch.cat(parts, dim=-1)
        return tuple(self.network.heads[f"{name}_head"](pooled) / self.heat[name] for name in HEADS)


def mean_weights(checkpoints: list[Path]) -> dict[str, Tensor]:
    """Give the mean of the checkpoints' weights."""
    states = [torch.load(checkpoint, weights_only=True) for checkpoint in checkpoints]
    return {name: torch.stack([state[name].float() for state in states]).mean(0) for name in states[0]}


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("base", type=Path)
    ask.add_argument("out", type=Path)
    ask.add_argument("checkpoints", type=Path, nargs="+")
    ask.add_argument("--heat", nargs="*", default=[])
    told = ask.parse_args()
    torch.set_num_threads(1)
    network = EventNetwork(told.base)
    network.load_state_dict(mean_weights(told.checkpoints))
    heat = dict.fromkeys(HEADS, 1.0) | {k: float(v) for k, v in (pair.split("=") for pair in told.heat)}
    model = Exported(network, heat).eval()
    ids = torch.randint(1000, 20000, (2, 32))
    mask = torch.ones_like(ids)
    mask[1, 20:] = 0
    axes = {"ids": {0: "rows", 1: "pieces"}, "mask": {0: "rows", 1: "pieces"}, **{name: {0: "rows"} for name in HEADS}}
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            model,
            (ids, mask),
            str(plain),
            input_names=["ids", "mask"],
            output_names=list(HEADS),
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(plain, told.out, weight_type=QuantType.QInt8, per_channel=True)
    print(told.out, told.out.stat().st_size, hashlib.sha256(told.out.read_bytes()).hexdigest())


if __name__ == "__main__":
    main()
