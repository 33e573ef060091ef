"""Names for the arrays that the measuring is done with; every shape is told where the array is made."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]
Complexes: TypeAlias = NDArray[np.complex128]
Whole: TypeAlias = NDArray[np.int64]
Scores: TypeAlias = NDArray[np.uint8]
Numbers: TypeAlias = Scores | NDArray[np.uint16] | NDArray[np.uint32] | Whole
Flags: TypeAlias = NDArray[np.bool_]


def inverted(matrix: Floats) -> Floats:
    """Invert a square matrix; raises `numpy.linalg.LinAlgError` when it has no inverse."""
    return np.asarray(np.linalg.inv(matrix), dtype=np.float64)
