"""The languages are the folders of locale/; each brings one gettext catalog."""

import re
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po

from pwa.problems import Problem

LOCALE = Path(__file__).parent / "locale"
SOURCE_LANGUAGE = "en"
BESIDE_LANGUAGE = "nl"
REVIEW_HEADER = "X-Review-Status"
UNREVIEWED = "unreviewed"
REVIEW_LINE = re.compile(rf'^"{REVIEW_HEADER}: *(\S.*?)\\n"$', re.M)
# CLDR writes these in another script or region, or knows them by another code.
CLDR_CODES = {"en": "en_GB", "sr": "sr_Latn", "tl": "fil"}
PLACEHOLDER = re.compile(r"\{[^{}]*\}")
CODE = re.compile(r"[a-z]{2,3}")
# Babel drops the last letter of a text whose closing quote is missing, without a word.
TEXT_LINE = re.compile(r'(?:#~ *)?(?:msg\S+ +)?"(?:[^"\\]|\\.)*"')


@dataclass(frozen=True)
class Language:
    """One language of the room and of the covers.

    `review` is "unreviewed" until a person has read the catalog; then it says who and when.
    """

    code: str
    name: str
    direction: str
    review: str
    texts: dict[str, str] = field(repr=False)

    @property
    def locale(self) -> Locale:
        """Give Babel's locale, for dates and lists."""
        return cldr_locale(self.code)

    @property
    def reviewed(self) -> bool:
        """Tell whether a person has read this catalog."""
        return self.review != UNREVIEWED

    def translate(self, text: str) -> str | None:
        """Give the text in this language, or None where the catalog has none."""
        if self.code == SOURCE_LANGUAGE:
            return text
        return self.texts.get(text)


def cldr_locale(code: str) -> Locale:
    """Give Babel's locale of one of our codes; raises UnknownLocaleError or ValueError."""
    if not CODE.fullmatch(code):  # Babel would read EN and en_GB too
        raise ValueError(code)
    return Locale.parse(CLDR_CODES.get(code, code))


def catalog_path(code: str, folder: Path = LOCALE) -> Path:
    """Give the path of a language's catalog."""
    return folder / code / "LC_MESSAGES" / "messages.po"


def find_languages(folder: Path = LOCALE) -> list[Language]:
    """Read every language of the folder, sorted by code; raises Problem."""
    codes = sorted(path.name for path in folder.iterdir() if path.is_dir())
    if SOURCE_LANGUAGE not in codes:
        raise Problem(str(folder), "no folder en", "the language that all others fall back to")
    return [read_language(code, folder) for code in codes]


def read_language(code: str, folder: Path = LOCALE) -> Language:
    """Read one language; raises Problem for an unknown code or a broken catalog."""
    path = catalog_path(code, folder)
    try:
        locale = cldr_locale(code)
    except (UnknownLocaleError, ValueError):
        raise Problem(
            str(folder / code), f"unknown language “{code}”", "a code that Babel knows, such as nl"
        ) from None
    catalog = read_catalog(path, code)
    return Language(
        code=code,
        name=language_name(locale),
        direction=locale.text_direction,
        review=review_of(path),
        texts={str(m.id): str(m.string) for m in catalog if m.id and m.string and not m.fuzzy},
    )


def language_name(locale: Locale) -> str:
    """Give a language's name in itself, with a capital letter where it has them."""
    name = locale.get_language_name(locale) or locale.language
    return name[0].upper() + name[1:]


def read_catalog(path: Path, code: str) -> Catalog:
    """Read a .po file and check its placeholders; raises Problem with the line."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise Problem(str(path), "no catalog", "a messages.po in every language folder") from None
    except UnicodeDecodeError:
        raise Problem(str(path), "letters that are not UTF-8", "a .po file in UTF-8") from None
    check_lines(text, path)
    try:
        catalog = read_po(StringIO(text), locale=CLDR_CODES.get(code, code), abort_invalid=True)
    except PoFileError as error:
        found = str(error).removesuffix(f" on {error.lineno}")
        raise Problem(f"{path}, line {error.lineno + 1}", found, "a valid .po file") from None
    except ValueError as error:
        raise Problem(str(path), str(error), "a valid .po file") from None
    for message in catalog:
        check_placeholders(message, path)
    return catalog


def check_lines(text: str, path: Path) -> None:
    """Refuse a line that is neither a comment nor a text in double quotes."""
    for number, line in enumerate(text.split("\n"), 1):
        stripped = line.strip()
        is_comment = stripped.startswith("#") and not stripped.startswith("#~")
        if stripped and not is_comment and not TEXT_LINE.fullmatch(stripped):
            raise Problem(
                f"{path}, line {number}",
                f"“{stripped[:60]}”",
                "a comment, or msgid or msgstr and a text in double quotes",
            )


def check_placeholders(message: Message, path: Path) -> None:
    """Refuse a translation whose {placeholders} are not those of the English text."""
    if not message.id or not message.string or message.fuzzy:
        return
    wanted = sorted(PLACEHOLDER.findall(str(message.id)))
    found = sorted(PLACEHOLDER.findall(str(message.string)))
    loose = PLACEHOLDER.sub("", str(message.string))
    is_loose = "{" in loose or "}" in loose
    if wanted != found or is_loose:
        place = f"{path}, line {message.lineno}" if message.lineno else str(path)
        names = "a single { or }" if is_loose else " ".join(found) or "no placeholders"
        raise Problem(
            place,
            f"{names} in “{message.string}”",
            f"{' '.join(wanted) or 'no placeholders'}, as in the English text",
            item=f"“{str(message.id)[:60]}”",
            field="msgstr",
        )


def review_of(path: Path) -> str:
    """Give a catalog's review status from its header; raises Problem when there is none."""
    # Babel keeps only the headers that it knows.
    found = REVIEW_LINE.search(path.read_text(encoding="utf-8"))
    if found:
        return found[1].strip()
    raise Problem(
        str(path),
        "no review status",
        "“unreviewed”, or who read it and when",
        item="header",
        field=REVIEW_HEADER,
    )
