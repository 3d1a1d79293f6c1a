from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from onrecord.web.drawing.months import months_svg

MONTHS = st.builds("{:04}-{:02}".format, st.integers(1900, 2100), st.integers(0, 13)) | st.text(max_size=7)


@given(st.dictionaries(MONTHS, st.integers(1, 10**6), max_size=8))
def test_every_month_drawn_is_a_bar_that_fits_and_leads_to_it(counts: dict[str, int]) -> None:
    drawn = months_svg(sorted(counts.items()), lambda month: f"/search?since={month}&until={month}")
    if not drawn:
        return
    root = ElementTree.fromstring(drawn)
    width, height = map(float, root.attrib["viewBox"].split()[2:])
    bars = root.findall("a")
    assert bars
    for bar in bars:
        month = bar.attrib["href"].rpartition("=")[2]
        assert bar.attrib["aria-label"] == f"{month}: {counts[month]}"
        told = bar[1].attrib
        assert float(told["x"]) >= 0 and float(told["x"]) + float(told["width"]) <= width + 0.2
        assert float(told["y"]) >= 0 and float(told["y"]) + float(told["height"]) <= height
