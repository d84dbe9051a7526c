"""Dutch public holidays, on which offices that are usually open may be closed."""

from datetime import date

import holidays

YEARS_AHEAD = 5


def dutch_holidays(start: date) -> list[str]:
    """Give the holidays from the start of that year on, as sorted dates like 2026-12-25.

    The years count from the facts' own date and not from today: builds stay reproducible.
    """
    years = range(start.year, start.year + YEARS_AHEAD + 1)
    return sorted(day.isoformat() for day in holidays.country_holidays("NL", years=years))
