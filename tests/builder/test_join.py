"""Modules become one script where a page or the service worker needs one."""

import re
from pathlib import Path

import pytest

from pwa.builder.join import in_order, join_modules
from pwa.problems import Problem


@pytest.fixture
def modules(tmp_path: Path) -> Path:
    """Three modules: two need the third."""
    texts = {
        "page.js": "import { one } from './one.js';\nimport './shared.js';\none();\n",
        "one.js": "import {\n  half,\n} from './shared.js';\nexport function one() { half(); }\n",
        "shared.js": "export const half = () => 1;\nexport class Kept {}\n",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_each_module_stands_once_and_after_what_it_needs(modules: Path) -> None:
    entries = [modules / "page.js", modules / "one.js"]
    assert [path.name for path in in_order(entries)] == ["shared.js", "one.js", "page.js"]
    script = join_modules(entries)
    assert script == (
        "const half = () => 1;\nclass Kept {}\n\nfunction one() { half(); }\n\none();\n"
    )


def test_the_builder_can_give_a_module_other_text(modules: Path) -> None:
    other = {(modules / "shared.js").resolve(): "export const half = () => 2;\n"}
    assert join_modules([modules / "page.js"], other).startswith("const half = () => 2;\n")


@pytest.mark.parametrize(
    "declaration",
    [
        "const half = 2;",
        "let half;",
        "function half() {}",
        "async function half() {}",
        "class half {}",
    ],
)
def test_one_name_in_two_modules_is_refused(modules: Path, declaration: str) -> None:
    path = modules / "one.js"
    path.write_text(f"import './shared.js';\nexport {declaration}\n", encoding="utf-8")
    with pytest.raises(Problem, match=re.escape(str(modules / "shared.js"))) as caught:
        join_modules([path])
    assert caught.value.place == str(path)
    assert "the name half" in caught.value.found


def test_the_same_name_inside_two_functions_is_not_refused(modules: Path) -> None:
    for name in ("one", "two"):
        text = f"export function {name}() {{\n  const inner = 1;\n  return inner;\n}}\n"
        (modules / f"{name}.js").write_text(text, encoding="utf-8")
    assert join_modules([modules / "one.js", modules / "two.js"]).count("inner = 1") == 2


@pytest.mark.parametrize(
    "line",
    [
        "import one from './one.js';",
        "import * as one from './one.js';",
        "import { one } from 'one';",
        'import { one } from "./one.js";',
        "export default one;",
        "export { one };",
        "export * from './one.js';",
    ],
)
def test_what_cannot_be_joined_by_leaving_out_is_refused(modules: Path, line: str) -> None:
    path = modules / "page.js"
    path.write_text(f"go();\n{line}\n", encoding="utf-8")
    with pytest.raises(Problem) as caught:
        join_modules([path])
    assert (caught.value.place, caught.value.found) == (str(path), line)


def test_a_module_that_is_not_there_is_named(modules: Path) -> None:
    (modules / "shared.js").unlink()
    with pytest.raises(Problem) as caught:
        join_modules([modules / "page.js"])
    assert caught.value.place == str(modules / "shared.js")
