"""Check phone numbers and opening hours."""

import re

import phonenumbers as phone
from phonenumbers import PhoneNumberType as Kind

from pwa.content.model import Hours

COUNTRY = "NL"
NATIONAL_ONLY = {Kind.TOLL_FREE, Kind.PREMIUM_RATE, Kind.SHARED_COST}


def dial_fault(dial: str) -> str | None:
    """Say what the number should be instead, or None if a Dutch phone can dial it.

    112, 0800 and 0900 numbers have no form that works from everywhere, so they stay as people
    dial them here; everything else is written with +31.
    """
    if phone.is_emergency_number(dial, COUNTRY):
        return None
    try:
        number = phone.parse(dial, COUNTRY)
    except phone.NumberParseException:
        return "a phone number"
    if not phone.is_valid_number(number):
        return "a phone number that exists"
    kind = phone.number_type(number)
    if kind == Kind.MOBILE:
        return "a number of an organisation, not a mobile phone"
    if kind in NATIONAL_ONLY:
        wanted = f"0{phone.national_significant_number(number)}"
    else:
        wanted = phone.format_number(number, phone.PhoneNumberFormat.E164)
    return None if dial == wanted else f"“{wanted}”"


def spaced(dial: str) -> str:
    """Give a number that starts with + in the groups in which people read it."""
    return phone.format_number(phone.parse(dial), phone.PhoneNumberFormat.INTERNATIONAL)


def abroad_fault(dial: str) -> str | None:
    """Say what a number for foreign SIM cards should be instead, or None."""
    return dial_fault(dial) if dial.startswith("+") else "a number that starts with +"


def shown_fault(dial: str, shown: str) -> str | None:
    """Say what the shown number should be instead, or None if it has the digits of the other."""
    digits = re.sub(r"^\+31", "0", dial)
    if re.fullmatch(r"[0-9]+([ -][0-9]+)*", shown) and re.sub("[ -]", "", shown) == digits:
        return None
    return f"the digits {digits}, with spaces or hyphens between them"


def hours_fault(hours: list[Hours] | str) -> str | None:
    """Say what is wrong with a list of opening hours, or None; a word for them is never wrong."""
    taken: list[tuple[int, str, str]] = []
    for one in hours if isinstance(hours, list) else []:
        if one.opens >= one.closes:
            return f"{one.opens} to {one.closes} ends before it begins"
        for day in one.days:
            for other, opens, closes in taken:
                if day == other and one.opens < closes and opens < one.closes:
                    return f"on day {day} {opens} to {closes} and {one.opens} to {one.closes}"
            taken.append((day, one.opens, one.closes))
    return None
