from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]


def is_one_sentence(text: str) -> bool:
    return text.count("\n") == 1 and text.endswith(".\n") and "Traceback" not in text


def test_commands_are_there_before_anything_is_built(run_command: Run, tmp_path: Path) -> None:
    result = run_command("--help", SIDEDOOR_DIST=str(tmp_path / "dist"))
    assert result.returncode == 0
    for name in ("build", "content", "dev", "export", "serve"):
        assert f"\n  {name} " in result.stdout


@pytest.mark.parametrize("command", ["build", "serve", "content check", "export out"])
def test_a_bad_setting_stops_every_command(run_command: Run, command: str) -> None:
    result = run_command(command, PORT="0")
    assert result.returncode == 1
    assert result.stderr == "PORT: found '0'; expected a number from 1 to 65535.\n"
    assert result.stdout == ""


@pytest.mark.parametrize("command", ["build", "export"])
def test_build_and_export_want_a_door_code(run_command: Run, command: str, tmp_path: Path) -> None:
    arguments = f"{command} {tmp_path / 'out'}" if command == "export" else command
    result = run_command(arguments, SIDEDOOR_DOOR_CODE="", SIDEDOOR_DIST=str(tmp_path / "dist"))
    assert result.returncode == 1
    assert is_one_sentence(result.stderr)
    assert result.stderr.startswith("SIDEDOOR_DOOR_CODE: not set; expected ")
    assert list(tmp_path.iterdir()) == []


def test_serve_without_a_build_says_what_to_run(run_command: Run, tmp_path: Path) -> None:
    result = run_command("serve", SIDEDOOR_DIST=str(tmp_path / "dist"))
    assert result.returncode == 1
    assert is_one_sentence(result.stderr)
    assert "make build" in result.stderr
