"""Scores clusters of mentions across documents: MUC, B-cubed, CEAF-e and their mean."""

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from diurna.errors import FormatError
from diurna.evaluation.lines import Row, name_of, read_rows
from diurna.evaluation.matching import heaviest_matching
from diurna.evaluation.scores import Mean, Rates, Score, Share

Cluster = frozenset[str]


def evaluate_coreference(gold: Path, predictions: Path, *, texts: Path | None = None) -> Sequence[Score]:  # noqa: ARG001 - one signature for all tasks
    """Return the scores of predicted clusters over gold mentions, and over those not alone in their gold cluster.

    Raises:
        FormatError: The two files do not hold the same mentions, or a mention has no cluster.
    """
    wanted, given = _load(gold), _load(predictions)
    if wanted.keys() != given.keys():
        missing, extra = len(wanted.keys() - given.keys()), len(given.keys() - wanted.keys())
        raise FormatError(name_of(predictions), 1, f"{missing} gold mentions are missing and {extra} are not in gold")
    sizes = Counter(wanted.values())
    shared = [mention for mention, cluster in wanted.items() if sizes[cluster] > 1]
    alone = Share("mentions alone in their cluster", len(wanted) - len(shared), len(wanted))
    return (
        *score_clusters(wanted, given),
        alone,
        *score_clusters({key: wanted[key] for key in shared}, {key: given[key] for key in shared}, prefix="shared: "),
    )


def score_clusters(gold: Mapping[str, str], predicted: Mapping[str, str], *, prefix: str = "") -> list[Score]:
    """Return MUC, B3, CEAFe and CoNLL of two labellings of the same mentions."""
    wanted, given = _clusters(gold), _clusters(predicted)
    entities = _ceaf_e(wanted, given)
    found = [
        Rates(f"{prefix}MUC", _muc(given, wanted), _muc(wanted, given)),
        Rates(f"{prefix}B3", _b_cubed(given, wanted), _b_cubed(wanted, given)),
        Rates(f"{prefix}CEAFe", entities / (len(given) or 1), entities / (len(wanted) or 1)),
    ]
    return [*found, Mean(f"{prefix}CoNLL", sum(score.f1 for score in found) / 3)]


def mention_key(row: Row) -> str:
    """Return what tells a mention apart: document, sentence and tokens, or document and offsets."""
    names = ("sent", "tokens") if "tokens" in row else ("start", "end")
    return json.dumps([row.get("doc", row.get("id")), *(row.get(name) for name in names)])


def _load(path: Path) -> dict[str, str]:
    found: dict[str, str] = {}
    for number, row in read_rows(path):
        if "sentences" in row:
            continue
        inner = [{"id": row.get("id")} | event for event in row["events"]] if "events" in row else [row]
        for mention in inner:
            key = mention_key(mention)
            if "cluster" not in mention:
                raise FormatError(name_of(path), number, "a mention has no 'cluster'")
            found[key] = f"alone {key}" if mention["cluster"] is None else str(mention["cluster"])
    return found


def _clusters(labels: Mapping[str, str]) -> list[Cluster]:
    members: dict[str, set[str]] = defaultdict(set)
    for mention, label in labels.items():
        members[label].add(mention)
    return [frozenset(cluster) for cluster in members.values()]


def _owners(clusters: Sequence[Cluster]) -> dict[str, int]:
    return {mention: number for number, cluster in enumerate(clusters) for mention in cluster}


def _muc(key: Sequence[Cluster], response: Sequence[Cluster]) -> float:
    """Return the share of links of the key that the response keeps."""
    owners = _owners(response)
    links = sum(len(cluster) - 1 for cluster in key)
    kept = sum(len(cluster) - len({owners[mention] for mention in cluster}) for cluster in key)
    return kept / links if links else 0.0


def _b_cubed(key: Sequence[Cluster], response: Sequence[Cluster]) -> float:
    """Return, for the mean mention, the share of its key cluster that shares its response cluster."""
    owners = _owners(response)
    mentions = sum(len(cluster) for cluster in key)
    total = 0.0
    for cluster in key:
        parts = Counter(owners[mention] for mention in cluster)
        total += sum(size * size for size in parts.values()) / len(cluster)
    return total / mentions if mentions else 0.0


def _ceaf_e(key: Sequence[Cluster], response: Sequence[Cluster]) -> float:
    """Return the total likeness of the best one-to-one pairing of clusters."""
    owners = _owners(response)
    weights = {}
    for i, cluster in enumerate(key):
        for j, common in Counter(owners[mention] for mention in cluster).items():
            weights[i, j] = 2 * common / (len(cluster) + len(response[j]))
    return heaviest_matching(weights)
