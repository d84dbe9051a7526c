"""Read a small YAML file into a typed shape, with one clear sentence for each fault."""

import re
from pathlib import Path
from typing import TypeVar

import msgspec
import yaml

from pwa.problems import Problem

Shape = TypeVar("Shape", bound=msgspec.Struct)
FIELD = re.compile(r"(?:field `(?P<named>\w+)`)|(?:`\$\.(?P<path>[\w.\[\]]+)`)")


def read_yaml(path: Path, shape: type[Shape]) -> Shape:
    """Give the file as `shape`; raises Problem with the file, its line or field."""
    try:
        return msgspec.convert(yaml.safe_load(path.read_text(encoding="utf-8")), shape)
    except UnicodeDecodeError:
        raise Problem(str(path), "bytes that are not UTF-8", "a text file in UTF-8") from None
    except yaml.MarkedYAMLError as error:
        line = f"{path}:{error.problem_mark.line + 1}" if error.problem_mark else str(path)
        raise Problem(line, str(error.problem), "valid YAML") from None
    except yaml.YAMLError:
        raise Problem(str(path), "characters that YAML does not allow", "valid YAML") from None
    except msgspec.ValidationError as error:
        found = FIELD.search(str(error))
        field = (found["named"] or found["path"]) if found else None
        expected = "these fields: " + ", ".join(shape.__struct_fields__)
        problem = Problem(str(path), str(error).split(" - at")[0], expected, field=field)
        raise problem from None
