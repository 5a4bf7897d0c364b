"""Train the clean stage's model on labelled pages: `python -m pipeline.evaluate.train_clean DATA`.

Needs two packages that nothing else does, so they are in no lock file: `pip install catboost scipy`.
`wireroom eval clean DATA --cv` judges every page by a model that has seen no page of its host.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import zlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.evaluate.clean import Field, overlap, pages, summary
from pipeline.evaluate.labels import block_labels
from pipeline.stages.clean import learned
from pipeline.stages.clean.markup import Markup, draft_html, read_html
from pipeline.stages.clean.page import NotAnArticle
from pipeline.stages.clean.plain import draft_plain, read_plain
from pipeline.text.columns import SCALE
from pipeline.text.features import HASHES, Floats, Ints, Texts
from pipeline.text.forest import Forest
from pipeline.text.sections import write_sections

FORMS: dict[str, tuple[Field, ...]] = {"text": ("text", "text_main"), "html": ("html",)}
"""The models, and the forms of a page each is trained on."""
FOLDS, INNER = 5, 4
DEPTH = 6
BAGS = 3
"""Forests of plain text of which the mean is taken; they differ in the pages whose words each lexicon was
fitted on."""
DECAY = 1e-5
"""Weight of the squares of the lexicon's weights, to a mean loss of about .1."""


@dataclass(frozen=True, slots=True)
class Lessons:
    """Blocks of labelled pages with the truth and the weight of each.

    ``rows`` are the pages' labels, ``forms`` the form each was read in, ``read`` what was read.
    """

    rows: list[dict[str, Any]]
    forms: list[Field]
    read: list[Markup | learned.PlainDraft]
    drafts: list[learned.Draft]
    texts: Texts
    good: NDArray[np.float64]
    weight: NDArray[np.float64]
    words: Ints


def read_lessons(path: Path, form: str, sources: Collection[str] = ()) -> Lessons:
    """Return the blocks of all pages (of ``sources``, if any) in the forms a model is trained on.

    A block weighs the root of its words, over the root of its page's.
    """
    rows, forms, read, good, counts = [], [], [], [], []
    drafts: list[learned.Draft] = []
    for row in pages(path, sources):
        for name in FORMS[form]:
            try:
                page = draft_html(row["html"]) if name == "html" else draft_plain(row[name] or "")
            except NotAnArticle:
                continue
            draft = page.draft if isinstance(page, Markup) else page
            if not draft.lines:
                continue
            truth, counted = block_labels(
                [line.text for line in draft.lines], row["body"], row.get("body_optional") or ()
            )
            rows.append({key: row[key] for key in ("host", "url", "source", "body", "body_optional")})
            forms.append(name)
            read.append(page)
            drafts.append(draft)
            good += truth
            counts += counted
    texts = learned.texts_of(drafts)
    words = texts.lengths
    of_page = np.maximum(np.bincount(texts.page, words, len(drafts)), 1)
    weight = np.array(counts, np.float64) * np.sqrt(words + 1) / np.sqrt(of_page)[texts.page]
    return Lessons(
        rows, forms, read, drafts, texts, np.array(good, np.float64), weight / weight.mean(), words
    )


def folds(lessons: Lessons, count: int, salt: str = "") -> Ints:
    """Return the fold of every block, the same for all pages of a host."""
    of_page = [zlib.crc32(f"{salt}{row['host']}".encode()) % count for row in lessons.rows]
    return np.array(of_page, np.int64)[lessons.texts.page]


def fit_lexicon(lessons: Lessons, rows: Ints) -> NDArray[np.int16]:
    """Return the weights of words and pairs: logistic regression, rows of length 1, in 1/`SCALE`."""
    from scipy.optimize import minimize
    from scipy.sparse import csr_matrix

    slots, owner = lessons.texts.terms
    blocks = len(lessons.texts.blocks)
    length = np.sqrt(np.maximum(np.bincount(owner, minlength=blocks), 1))
    matrix = csr_matrix((1 / length[owner], (owner, slots)), shape=(blocks, HASHES))[rows]
    truth, weight = lessons.good[rows], lessons.weight[rows] / lessons.weight[rows].sum()

    def loss(point: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        odds = matrix @ point[:-1] + point[-1]
        cost = (weight * (np.logaddexp(0, odds) - truth * odds)).sum() + DECAY * (point[:-1] ** 2).sum() / 2
        slope = weight * (1 / (1 + np.exp(-odds)) - truth)
        return float(cost), np.append(matrix.T @ slope + DECAY * point[:-1], slope.sum())

    found = minimize(loss, np.zeros(HASHES + 1), jac=True, method="L-BFGS-B", options={"maxiter": 40})
    weights: NDArray[np.int16] = np.clip(np.round(found.x[:-1] * SCALE), -32_000, 32_000).astype(np.int16)
    return weights


def fit(lessons: Lessons, chosen: NDArray[np.bool_]) -> tuple[NDArray[np.int16] | None, Forest]:
    """Return lexicon and trees; trees see only words weighed by lexicons that know nothing of the host.

    HTML has one forest, of slower trees, and no lexicon: neither more of them nor words make it better.
    """
    rows = np.flatnonzero(chosen)
    good, weight = lessons.good[rows], lessons.weight[rows]
    if isinstance(lessons.drafts[0], learned.BlockDraft):
        table = learned.columns_of(lessons.drafts, lessons.texts, None)
        return None, fit_forest(table[:, rows], good, weight, seed=1, trees=200, rate=0.08)
    forests = []
    for bag in range(BAGS):
        table = _table(lessons, chosen, folds(lessons, INNER, f"inner {bag}"))
        forests.append(fit_forest(table[:, rows], good, weight, seed=bag + 1, trees=130, rate=0.12))
    return fit_lexicon(lessons, rows), _mean_of(forests)


def _table(lessons: Lessons, chosen: NDArray[np.bool_], inner: Ints) -> Floats:
    table: Floats | None = None
    for fold in range(INNER):
        lexicon = fit_lexicon(lessons, np.flatnonzero(chosen & (inner != fold)))
        part = learned.columns_of(lessons.drafts, lessons.texts, lexicon)
        table = part if table is None else table
        table[:, inner == fold] = part[:, inner == fold]
    assert table is not None
    return table


def _mean_of(forests: Sequence[Forest]) -> Forest:
    """Return one forest with the trees of all, whose scores are the mean of theirs."""
    return Forest(
        np.concatenate([forest.columns for forest in forests]),
        np.concatenate([forest.borders for forest in forests]),
        np.concatenate([forest.leaves / np.float32(len(forests)) for forest in forests], dtype=np.float32),
        float(np.mean([forest.bias for forest in forests])),
    )


def fit_forest(
    table: Floats,
    truth: NDArray[np.float64],
    weight: NDArray[np.float64],
    *,
    seed: int,
    trees: int,
    rate: float,
) -> Forest:
    """Return boosted oblivious trees as CatBoost grows them."""
    from catboost import CatBoostClassifier

    model = CatBoostClassifier(
        iterations=trees, depth=DEPTH, learning_rate=rate, rsm=0.4, l2_leaf_reg=5, boosting_type="Plain",
        bootstrap_type="Bernoulli", subsample=0.8, border_count=64, thread_count=1, random_seed=seed,
        verbose=0, allow_writing_files=False,
    )  # fmt: skip
    model.fit(np.ascontiguousarray(table.T), truth, sample_weight=weight)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.json"
        model.save_model(str(path), format="json")
        content = json.loads(path.read_text())
    grown = content["oblivious_trees"]
    columns = np.zeros((len(grown), DEPTH), np.int16)
    borders = np.full((len(grown), DEPTH), np.inf, np.float32)
    leaves = np.zeros((len(grown), 1 << DEPTH), np.float32)
    scale, bias = content["scale_and_bias"]
    for at, tree in enumerate(grown):
        for level, split in enumerate(tree["splits"]):
            columns[at, level], borders[at, level] = split["float_feature_index"], split["border"]
        leaves[at, : len(tree["leaf_values"])] = np.array(tree["leaf_values"]) * scale
    return Forest(columns, borders, leaves, float(bias[0] if isinstance(bias, list) else bias))


def cross_validated(path: Path, field: Field, sources: Collection[str] = ()) -> dict[str, Any]:
    """Return the stage's figures on a form of the pages, with a model for each that never saw its host.

    As `pipeline.evaluate.clean.evaluate` has them. Raises ModuleNotFoundError where the packages for training
    are missing.
    """
    import catboost  # noqa: F401  # before the minutes that reading takes
    import scipy  # noqa: F401

    lessons = read_lessons(path, "html" if field == "html" else "text", sources)
    scores = _scores_by_others(lessons)
    results: dict[str, list[tuple[float, float]]] = {}
    for at, (row, form) in enumerate(zip(lessons.rows, lessons.forms, strict=True)):
        if form != field:
            continue
        page = lessons.read[at]
        choice = learned.choice_for(lessons.drafts[at], lessons.texts, scores, at)
        try:
            read = (
                read_html(page, choice) if isinstance(page, Markup) else read_plain(page, choice, row["url"])
            )
            found = read.text
        except NotAnArticle:
            found = ""
        results.setdefault(row["source"], []).append(overlap(found, row["body"], row["body_optional"]))
    figures: dict[str, Any] = dict(summary([score for found in results.values() for score in found]))
    if len(results) > 1:
        figures["by_source"] = {name: summary(found) for name, found in sorted(results.items())}
    return figures


def _scores_by_others(lessons: Lessons) -> Floats:
    """Return the log-odds of every block by a model that never saw its host."""
    fold = folds(lessons, FOLDS)
    scores = np.zeros(len(fold), np.float32)
    for number in range(FOLDS):
        lexicon, forest = fit(lessons, fold != number)
        table = learned.columns_of(lessons.drafts, lessons.texts, lexicon)
        scores[fold == number] = forest.scores(table[:, fold == number])
    return scores


def write_model(path: Path, lexicon: NDArray[np.int16] | None, forest: Forest) -> None:
    """Write a model in the form `learned` reads."""
    header = {"depth": forest.columns.shape[1], "bias": forest.bias}
    parts: dict[str, NDArray[Any]] = {} if lexicon is None else {"lexicon": lexicon}
    parts |= {
        "columns": forest.columns.ravel(),
        "borders": forest.borders.ravel(),
        "leaves": forest.leaves.ravel(),
    }
    with path.open("wb") as file:
        write_sections(file, header, parts)


def main(arguments: Sequence[str] | None = None) -> None:
    """Train both models."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--form", choices=FORMS, action="append", help="default: both")
    parser.add_argument("--out", type=Path, default=Path(learned.__file__).parent / "model")
    options = parser.parse_args(arguments)
    for form in options.form or FORMS:
        lessons = read_lessons(options.data, form)
        options.out.mkdir(parents=True, exist_ok=True)
        write_model(options.out / f"{form}.bin", *fit(lessons, np.ones(len(lessons.good), np.bool_)))


if __name__ == "__main__":
    main()
