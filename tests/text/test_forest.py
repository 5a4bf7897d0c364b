"""Trees of equal questions on every level, read as tables."""

from __future__ import annotations

import numpy as np

from pipeline.text.forest import Forest


def test_a_row_gets_the_sum_of_its_leaves_and_the_bias():
    columns = np.array([[0, 1], [1, 1]], np.int16)
    borders = np.array([[0.5, 2.0], [1.0, np.inf]], np.float32)
    leaves = np.array([[1, 2, 4, 8], [16, 32, 64, 128]], np.float32)
    table = np.array([[0.0, 1.0, 1.0], [0.0, 1.5, 3.0]], np.float32)
    assert Forest(columns, borders, leaves, 0.5).scores(table).tolist() == [17.5, 34.5, 40.5]
