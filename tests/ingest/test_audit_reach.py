"""What a printed number may stand for, and when two of them cannot both be true."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.audit.reach import compatible, reach


@pytest.mark.parametrize(
    ("value", "printed", "bounds"),
    [
        ("2000", "2000余条", ("2000", "2999")),
        ("720", "720多次", ("720", "729")),
        ("12000", "1.2万余人次", ("12000", "12999")),
        ("1000", "约1000件", ("950", "1050")),
        ("120", "120件左右", ("115", "125")),
        ("2000", "近2000条", ("1800", "2000")),
        ("300", "不足300件", ("270", "300")),
        ("18", "18条", ("18", "18")),
        ("-30", "近30件", ("-30", "-27")),
    ],
)
def test_the_printed_digits_tell_how_far_a_number_reaches(value: str, printed: str, bounds: tuple[str, str]) -> None:
    assert reach(Decimal(value), printed) == tuple(map(Decimal, bounds))


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (("2000", "2000余条"), ("2013", "2013条"), True),
        (("2000", "2000余条"), ("1900", "1900条"), False),
        (("1000", "约1000件"), ("1190", "1190件"), False),
        (("5", "5次"), ("4", "4次"), False),
    ],
)
def test_two_numbers_that_may_both_be_true(one: tuple[str, str], other: tuple[str, str], both: bool) -> None:
    first, second = ((Decimal(value), printed) for value, printed in (one, other))
    assert compatible(first, second) is both
    assert compatible(second, first) is both


@given(st.integers(min_value=0, max_value=10**9), st.sampled_from(["余条", "条", "多人", "件左右"]))
def test_a_number_stands_for_itself(value: int, behind: str) -> None:
    low, high = reach(Decimal(value), f"{value}{behind}")
    assert low <= value <= high
