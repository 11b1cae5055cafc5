"""Dates that are none: what each may have meant."""

import pytest

from edition.validation.explain.dates import remedy

MEANT = {
    "1 March 1850": "write 1850-03-01",
    "March 1st, 1850": "write 1850-03-01",
    "Sept. 1850": "write 1850-09",
    "1850-3-1": "write 1850-03-01",
    "1850/03/01": "write 1850-03-01",
    "31.12.1850": "write the year first: 1850-12-31",
    "01-03-1850": "write the year first: 1850-03-01 or 1850-01-03",
    "1850-02-30": "that month has 28 days",
    "1850-31-12": "there is no month 31; the order is year, month, day: 1850-12-31",
    "1850-52-99": "there is no month 52; the order is year, month, day",
    "1850-60": 'for a span of time write from="1850" to="1860", or notBefore= and notAfter=',
    "c. 1850": 'write 1850, and say beside it how sure that is: cert="low"',
    "1850?": 'write 1850, and say beside it how sure that is: cert="low"',
    "1850-02-28": "",
    "no date": "",
    "5 Brumaire 1850": "",
    "99.99.1850": "",
}


@pytest.mark.parametrize(("value", "told"), MEANT.items())
def test_a_date_is_told_in_its_right_form(value: str, told: str) -> None:
    """People write dates in the forms of their letters; the remedy is the form of the schema."""
    assert remedy(value) == told
