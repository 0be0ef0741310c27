import numpy as np
import pytest

from lib.program import finite


@pytest.mark.parametrize("numbers", [(np.inf,), (1.0, np.array([1.0, np.nan]))])
def test_not_finite(numbers, capsys):
    finite.require(1.0, np.array([1.0, 2.0]))
    with pytest.raises(SystemExit) as end:
        finite.require(*numbers)
    assert end.value.code == 1
    assert "the cost here, or its slope, is too large for 64-bit floats" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        finite.require(*numbers, bits=32, what="an update")
    assert "an update is too large for 32-bit floats; try smaller num" in capsys.readouterr().err
