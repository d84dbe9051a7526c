"""Everything that a host sets, read once from the environment."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from pwa.problems import Problem

PROJECT = Path(__file__).resolve().parent.parent
DEFAULT_COVER = "calculator"
PRACTICE_CODE = "7410"
"""The door code of `make run` and `make dev`: the left column of the keypad, downwards."""

Network = IPv4Network | IPv6Network
Value = TypeVar("Value")

LOOPBACK: tuple[Network, ...] = (ip_network("127.0.0.0/8"), ip_network("::1/128"))
HOST_NAME = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*")


@dataclass(frozen=True)
class Config:
    """The settings of one deployment.

    `address` is an origin such as https://example.org, without a slash at its end.
    `trusted_proxies` may say that a request came by HTTPS; loopback is always among them.
    """

    door_code: str | None = None
    address: str | None = None
    dist: Path = PROJECT / "dist"
    host: str = "127.0.0.1"
    port: int = 8000
    hsts: bool = True
    trusted_proxies: tuple[Network, ...] = LOOPBACK


def read_config(environ: Mapping[str, str]) -> Config:
    """Read the settings; a bad value is a Problem that names its variable. Empty means unset."""

    def read(name: str, parse: Callable[[str], Value], default: Value, expected: str) -> Value:
        text = environ.get(name, "").strip()
        if not text:
            return default
        try:
            return parse(text)
        except ValueError:
            raise Problem(name, f"found {text!r}", expected) from None

    plain = Config()
    return Config(
        door_code=read(
            "SIDEDOOR_DOOR_CODE", parse_door_code, None, "4 to 12 digits, the first one not 0"
        ),
        address=read(
            "SIDEDOOR_ADDRESS",
            parse_address,
            None,
            "an address with nothing behind the name, such as https://example.org",
        ),
        dist=read(
            "SIDEDOOR_DIST", parse_folder, plain.dist, "a folder, or a path where one can be made"
        ),
        host=read("HOST", parse_host, plain.host, "an IP address or a host name"),
        port=read("PORT", parse_port, plain.port, "a number from 1 to 65535"),
        hsts=read("SIDEDOOR_HSTS", parse_switch, plain.hsts, "on or off"),
        trusted_proxies=read(
            "SIDEDOOR_TRUSTED_PROXIES",
            parse_networks,
            LOOPBACK,
            "IP addresses or networks with commas between them, such as 10.0.0.0/8",
        ),
    )


def require_door_code(config: Config) -> str:
    """Give the door code, or refuse to guess one."""
    if config.door_code is None:
        raise Problem("SIDEDOOR_DOOR_CODE", "not set", "4 to 12 digits, the first one not 0")
    return config.door_code


def parse_door_code(text: str) -> str:
    """Accept the digits that every cover can tell from other entries."""
    return _matched(text, r"[1-9][0-9]{3,11}")


def parse_address(text: str) -> str:
    """Accept the origin of an HTTPS site; a slash at its end is dropped."""
    parts = urlsplit(text.lower())
    name, port = parts.hostname or "", parts.port
    origin = f"https://{name}" + (f":{port}" if port is not None else "")
    if not HOST_NAME.fullmatch(name) or text.lower() not in (origin, origin + "/"):
        raise ValueError
    return origin


def parse_folder(text: str) -> Path:
    """Accept a path that is a folder, or that can become one."""
    folder = Path(text).expanduser().resolve()
    existing = next(path for path in (folder, *folder.parents) if path.exists())
    if not existing.is_dir():
        raise ValueError
    return folder


def parse_host(text: str) -> str:
    """Accept a name or an IP address to listen on."""
    try:
        return str(ip_network(text).network_address)
    except ValueError:
        if not HOST_NAME.fullmatch(text.lower()):
            raise
        return text.lower()


def parse_port(text: str) -> int:
    """Accept a port that can be told to others, so not 0."""
    port = int(_matched(text, r"[0-9]{1,5}"))
    if not 1 <= port <= 65535:
        raise ValueError
    return port


def parse_switch(text: str) -> bool:
    """Accept on and off."""
    return _matched(text.lower(), "on|off") == "on"


def parse_networks(text: str) -> tuple[Network, ...]:
    """Accept addresses and networks; loopback comes first without being named."""
    named = (ip_network(part.strip(), strict=False) for part in text.split(","))
    return (*LOOPBACK, *named)


def _matched(text: str, pattern: str) -> str:
    if not re.fullmatch(pattern, text):
        raise ValueError
    return text
