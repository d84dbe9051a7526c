"""A build in which one text of one language is another one, as after a corrected translation."""

import dataclasses
from pathlib import Path
from unittest.mock import patch

from pwa import builder
from pwa.builder.list import SW_PATH
from pwa.builder.load import Source, load_source
from pwa.builder.write import file_name
from pwa.config import Config
from tests.site import DOOR_CODE

# Dutch sentences stand beside other languages too: they are in the form.
CHANGED = "ar"
PACK_PATH = f"/data/{CHANGED}.bin"


def with_one_text_changed(source: Source) -> Source:
    """Give the same source with a word more in one translation, the longest: it is the room's."""
    languages = []
    for language in source.languages:
        if language.code == CHANGED:
            text = max(language.texts, key=len)
            texts = {**language.texts, text: f"{language.texts[text]} 1"}
            language = dataclasses.replace(language, texts=texts)  # noqa: PLW2901
        languages.append(language)
    return dataclasses.replace(source, languages=languages)


def contents(folder: Path) -> dict[str, bytes]:
    """Give name → bytes of all files of a build, compressed copies left out."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    plain = [path for path in files if path.suffix not in {".br", ".gz"}]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in plain}


def build_changed(dist: Path, folder: Path) -> Path:
    """Build into `folder`; only the pack and the service worker differ from those in `dist`."""
    with patch.object(builder, "load_source", lambda *a: with_one_text_changed(load_source(*a))):
        builder.build(Config(door_code=DOOR_CODE, dist=folder), out=lambda line: None)
    before, after = contents(dist), contents(folder)
    differ = {name for name in before | after if before.get(name) != after.get(name)}
    assert differ == {file_name(PACK_PATH), file_name(SW_PATH)}, differ
    return folder
