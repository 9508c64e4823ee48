"""Write a checkpoint, or the mean of several of one run, as an int8 ONNX network.

    python export.py BASE_DIR OUT.onnx CHECKPOINT [CHECKPOINT ...]

Inputs `ids` and `mask` (rows x pieces, int64); outputs `labels` (rows x pieces x 7 scores) and `links` (rows x pieces x
4 x 64 + 1: the last column is how strongly a cue has no source).  The int8 form is dynamic, QInt8 per channel.
"""

from __future__ import annotations

import hashlib
import sys
import tempfile
from pathlib import Path

import torch
from network import LINK_SIZE, StatementNetwork
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn


class Exported(nn.Module):
    """The network with the question "no source?" as one more column, and the attention mask spelt out."""

    def __init__(self, network: StatementNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Give `labels` and `links`."""
        labels, links = self.network(ids, mask)
        seeking = links[..., 2 * LINK_SIZE : 3 * LINK_SIZE]
        nobody = (seeking * self.network.no_source).sum(-1, keepdim=True) * LINK_SIZE**-0.5
        return labels, torch.cat([links, nobody], dim=-1)


def mean_weights(checkpoints: list[Path]) -> dict[str, Tensor]:
    """Give the mean of the checkpoints' weights."""
    states = [torch.load(checkpoint, weights_only=True) for checkpoint in checkpoints]
    return {name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]}


def main() -> None:
    base, out, *checkpoints = (Path(argument) for argument in sys.argv[1:])
    torch.set_num_threads(1)
    network = StatementNetwork(base)
    network.load_state_dict(mean_weights(checkpoints))
    model = Exported(network).eval()
    ids = torch.randint(1000, 20000, (2, 32))
    mask = torch.ones_like(ids)
    mask[1, 20:] = 0
    axes = {name: {0: "rows", 1: "pieces"} for name in ("ids", "mask", "labels", "links")}
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            model,
            (ids, mask),
            str(plain),
            input_names=["ids", "mask"],
            output_names=["labels", "links"],
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(plain, out, weight_type=QuantType.QInt8, per_channel=True)
    print(out, out.stat().st_size, hashlib.sha256(out.read_bytes()).hexdigest())


if __name__ == "__main__":
    main()
