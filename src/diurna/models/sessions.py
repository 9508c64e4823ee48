"""Opening an ONNX network: the only module that knows onnxruntime."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from diurna.errors import ModelError

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Session:
    """An open network; the same input gives the same output on the same machine, whatever ran before."""

    name: str
    _session: Any

    def run(self, outputs: Sequence[str], inputs: dict[str, Integers]) -> tuple[Floats, ...]:
        """Give the named outputs for these inputs, in the order asked for."""
        return tuple(self._session.run(list(outputs), inputs))


def open_session(name: str, path: Path, *, threads: int = 1) -> Session:
    """Open the network at `path`: on the CPU, with fixed sums, `threads` wide.

    Raises:
        ModelError: onnxruntime cannot read the file.
    """
    import onnxruntime  # noqa: PLC0415  # a third of a second that a run without models need not pay

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.use_deterministic_compute = True
    options.log_severity_level = 3
    try:
        session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime raises its own unnamed classes
        raise ModelError(name, f"onnxruntime cannot open {path} ({error})", "Install Diurna again.") from error
    return Session(name, session)
