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
        questions = zip(self.columns.tolist(), self.borders, self.leaves, strict=True)
        for columns, borders, leaves in questions:
            leaf = (table[columns[0]] > borders[0]).view(np.uint8)
            for level in range(1, len(columns)):
                answer = (table[columns[level]] > borders[level]).view(np.uint8)
                leaf = leaf | (answer << np.uint8(level))
            total += leaves.take(leaf)
        return total
