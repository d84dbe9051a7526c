"""The rows of the table, and how figures become rows."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from statistics import median

Pair = tuple[float, float]


@dataclass(frozen=True)
class Row:
    """One figure; `ratio` is the figure over its limit, None where there is no limit."""

    what: str
    measured: str
    spread: str = ""
    limit: str = ""
    ratio: float | None = None

    @property
    def ok(self) -> bool:
        """Tell whether the limit holds; a figure without one always does."""
        return self.ratio is None or self.ratio <= 1

    def cells(self) -> tuple[str, ...]:
        """Give the texts of the columns."""
        mark = "" if self.ratio is None else "ok" if self.ok else "BEYOND"
        ratio = "" if self.ratio is None else f"{self.ratio:.3f}".replace("inf", "∞")
        return self.what, self.measured, self.spread, self.limit, ratio, mark


def size_row(what: str, sizes: Sequence[int], limit: int | None = None, unit: str = "B") -> Row:
    """Give the row of a size or a count, of one or several runs."""
    middle = median(sizes)
    spread = f"{min(sizes):,}–{max(sizes):,}" if min(sizes) != max(sizes) else ""
    shown = f"{middle:,.0f} {unit}".strip()
    if limit is None:
        return Row(what, shown, spread)
    return Row(what, shown, spread, f"{limit:,} {unit}".strip(), middle / limit)


def time_row(what: str, times_ms: Sequence[float], limit_ms: float | None = None) -> Row:
    """Give the row of a time, the median of several runs."""
    middle = median(times_ms)
    spread = f"{min(times_ms):.1f}–{max(times_ms):.1f}"
    if limit_ms is None:
        return Row(what, f"{middle:.1f} ms", spread)
    return Row(what, f"{middle:.1f} ms", spread, f"{limit_ms:,.0f} ms", middle / limit_ms)


def pair_row(what: str, pairs: Sequence[Pair], most: float | None = None) -> Row:
    """Give the row of our times beside bare ones, in ms: the median of the pairs' ratios."""
    ratios = [ours / bare for ours, bare in pairs]
    middle = median(ratios)
    ours_ms, bare_ms = (median(side) for side in zip(*pairs, strict=True))
    measured = f"{middle:.2f} × ({ours_ms:.1f} : {bare_ms:.1f} ms)"
    spread = f"{min(ratios):.2f}–{max(ratios):.2f}"
    if most is None:
        return Row(what, measured, spread)
    return Row(what, measured, spread, f"{most} ×", middle / most)


def fact_row(what: str, holds: bool) -> Row:
    """Give the row of what must be so."""
    return Row(what, "yes" if holds else "no", "", "yes", 1.0 if holds else float("inf"))


def none_row(what: str, count: int) -> Row:
    """Give the row of what must not be at all."""
    return Row(what, str(count), "", "0", 0.0 if count == 0 else float("inf"))


@dataclass(frozen=True)
class Beside:
    """One figure of ours beside that of another; `ratio` is ours over theirs."""

    what: str
    ours: str
    theirs: str
    ratio: float | None = None

    def cells(self) -> tuple[str, ...]:
        """Give the texts of the columns."""
        return self.what, self.ours, self.theirs, "" if self.ratio is None else f"{self.ratio:.2f}"


def beside_row(what: str, ours: Sequence[float], theirs: Sequence[float], unit: str) -> Beside:
    """Give the row of two medians."""
    middles = median(ours), median(theirs)
    digits = 1 if unit == "s" else 0
    shown = (f"{middle:,.{digits}f} {unit}".strip() for middle in middles)
    return Beside(what, *shown, middles[0] / middles[1] if middles[1] else None)


def table(rows: Sequence[Row]) -> Iterator[str]:
    """Give the lines of the table of figures and limits."""
    return markdown(("what", "measured", "min–max", "limit", "ratio", "ok"), rows)


def beside_table(rows: Sequence[Beside]) -> Iterator[str]:
    """Give the lines of the table of ours beside another's."""
    return markdown(("what", "Sidedoor", "Workbox", "ratio"), rows)


def markdown(titles: tuple[str, ...], rows: Iterable[Row | Beside]) -> Iterator[str]:
    """Give the lines of a table that reads as plain text and as Markdown."""
    lines: list[tuple[str, ...]] = [titles, *(row.cells() for row in rows)]
    widths = [max(len(cell) for cell in column) for column in zip_longest(*lines)]
    for number, line in enumerate(lines):
        cells = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        yield f"| {' | '.join(cells)} |"
        if number == 0:
            yield f"|{'|'.join('-' * (width + 2) for width in widths)}|"
