import inspect
import re
from pathlib import Path

import pytest

from pwa.config import LOOPBACK, PROJECT, Config, read_config, require_door_code
from pwa.problems import Problem


def test_nothing_has_to_be_set() -> None:
    assert read_config({}) == Config()
    assert read_config({"PORT": "", "SIDEDOOR_DOOR_CODE": " "}) == Config()
    assert Config().dist == PROJECT / "dist"


def test_everything_can_be_set(tmp_path: Path) -> None:
    config = read_config(
        {
            "SIDEDOOR_DOOR_CODE": "1234",
            "SIDEDOOR_ADDRESS": "https://WWW.example.org/",
            "SIDEDOOR_DIST": str(tmp_path / "some/where"),
            "SIDEDOOR_HSTS": "OFF",
            "SIDEDOOR_TRUSTED_PROXIES": "10.0.0.0/8, 2001:db8::1",
            "HOST": "::1",
            "PORT": "65535",
        }
    )
    assert config.door_code == "1234"
    assert config.address == "https://www.example.org"
    assert config.dist == tmp_path / "some/where"
    assert config.hsts is False
    assert config.trusted_proxies[: len(LOOPBACK)] == LOOPBACK
    assert [str(network) for network in config.trusted_proxies[len(LOOPBACK) :]] == [
        "10.0.0.0/8",
        "2001:db8::1/128",
    ]
    assert (config.host, config.port) == ("::1", 65535)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("SIDEDOOR_DOOR_CODE", value) for value in ("123", "0123", "1" * 13, "12a4", "١٢٣٤")),
        *(("SIDEDOOR_DOOR_CODE", value) for value in ("12 34", "12.34", "-1234", "1234\n5")),
        *(
            ("SIDEDOOR_ADDRESS", value)
            for value in (
                "http://example.org",
                "example.org",
                "https://",
                "https://example.org/calculator/",
                "https://example.org/?a",
                "https://example.org#a",
                "https://a@example.org",
                "https://example.org:port",
                "https://example.org:99999",
                "https://exa mple.org",
                "https://[::1",
            )
        ),
        *(
            ("HOST", value)
            for value in ("http://localhost", "a b", "127.0.0.1:80", "-a", "1.2.3/8")
        ),
        *(("PORT", value) for value in ("0", "65536", "-1", "80.0", "http", "8_0", "٨٠", "123456")),
        *(("SIDEDOOR_HSTS", value) for value in ("yes", "1", "onn")),
        *(("SIDEDOOR_TRUSTED_PROXIES", value) for value in ("proxy", "10.0.0.0/99", "10.0.0.1,")),
        ("SIDEDOOR_DIST", str(Path(__file__))),
        ("SIDEDOOR_DIST", str(Path(__file__) / "dist")),
    ],
)
def test_a_bad_value_is_one_sentence_that_names_the_variable(name: str, value: str) -> None:
    with pytest.raises(Problem) as caught:
        read_config({name: value})
    assert caught.value.place == name
    sentence = str(caught.value)
    assert sentence.startswith(f"{name}: found ")
    assert "; expected " in sentence
    assert "\n" not in sentence


def test_a_build_does_not_guess_the_door_code() -> None:
    with pytest.raises(Problem, match="SIDEDOOR_DOOR_CODE: not set"):
        require_door_code(Config())
    assert require_door_code(Config(door_code="7410")) == "7410"


def test_the_hosts_guide_names_every_setting() -> None:
    guide = (PROJECT / "docs/host.md").read_text("utf-8")
    names = re.findall(r'"([A-Z_]{4,})"', inspect.getsource(read_config))
    assert len(names) == 7
    assert [name for name in names if f"`{name}`" not in guide] == []
