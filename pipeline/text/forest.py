"""Boosted oblivious trees: every level of a tree asks one question, so a tree is a table of 2**depth values.

Read in numpy: a level is one comparison over all rows, and a row's answers are its index into the table.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.text.features import Floats

__all__ = ["Forest"]


@dataclass(frozen=True, slots=True)
class Forest:
    """``columns`` and ``borders`` (trees x depth): which value is compared; ``leaves``: trees x 2**depth."""

    columns: NDArray[np.int16]
    borders: Floats
    leaves: Floats
    bias: float

    def scores(self, table: Floats) -> Floats:
        """Return the log-odds of each row of a table (columns x rows)."""
        total = np.full(table.shape[1], self.bias, np.float32)
        leaf = np.empty(table.shape[1], np.uint8)
        answer = np.empty(table.shape[1], np.bool_)
        bit = answer.view(np.uint8)
        questions = zip(self.columns.tolist(), self.borders, self.leaves, strict=True)
        for columns, borders, leaves in questions:
            leaf.fill(0)
            # The last question first. Doubled by adding: numpy shifts bytes far more slowly.
            for column, border in zip(reversed(columns), reversed(borders), strict=True):
                np.greater(table[column], border, out=answer)
                np.add(leaf, leaf, out=leaf)
                np.add(leaf, bit, out=leaf)
            total += leaves.take(leaf)
        return total
