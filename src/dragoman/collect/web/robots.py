"""The text of a robots.txt -> whether a path may be fetched, and how long to wait between two.

Follows RFC 9309: the groups that name us are joined, else those of "*"; the longest rule that fits a path decides, and
of two equally long ones the one that allows. `urllib.robotparser` was tried and dropped: it takes the first rule that
fits, and reads the wildcards that most sites write as plain characters, so that it would fetch what they forbid.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

MAX_BYTES = 500 * 1024  # RFC 9309, 2.5: at least so much is read
MAX_RULES = 5_000
MAX_DELAY_S = 86_400.0

_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_TOKEN = re.compile(r"[A-Za-z_-]+|\*")
_PRINTABLE = "".join(map(chr, range(0x21, 0x7F)))


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern of paths in one spelling, and whether it allows them."""

    pattern: str
    allows: bool


@dataclass(frozen=True, slots=True)
class Robots:
    """What one robots.txt says to us; without rules everything is allowed."""

    rules: tuple[Rule, ...] = ()
    delay_s: float = 0.0

    def allows(self, target: str) -> bool:
        """Whether a path with its query may be fetched."""
        path = one_spelling(target)
        fitting = [rule for rule in self.rules if is_match(rule.pattern, path)]
        decides = max(fitting, key=lambda rule: (len(rule.pattern), rule.allows), default=None)
        return decides is None or decides.allows


def read_robots(text: str, agent: str) -> Robots:
    """What a robots.txt says to a program.

    Args:
        text: the file; what is no rule in it is passed over, as the standard asks.
        agent: the User-Agent; its first word counts.
    """
    name = (_TOKEN.match(agent) or [""])[0].lower()
    ours: list[tuple[str, str]] = []
    everybodys: list[tuple[str, str]] = []
    named_us = False
    agents: set[str] = set()
    in_rules = False
    for key, value in _fields(text):
        if key == "user-agent":
            if in_rules:
                agents, in_rules = set(), False
            token = _TOKEN.match(value)
            agents |= {token[0].lower()} if token else set()
            named_us = named_us or name in agents
            continue
        in_rules = True
        if name in agents:
            ours.append((key, value))
        if "*" in agents:
            everybodys.append((key, value))
    return _robots(ours if named_us else everybodys)


def _fields(text: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for line in text.removeprefix("\ufeff").splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        key = key.strip().lower()
        if colon and key in ("user-agent", "allow", "disallow", "crawl-delay"):
            found.append((key, value.strip()))
    return found


def _robots(lines: list[tuple[str, str]]) -> Robots:
    rules = [
        Rule(one_spelling(value), key == "allow") for key, value in lines if key != "crawl-delay" and value
    ]
    delays = [
        value for key, value in lines if key == "crawl-delay" and re.fullmatch(r"\d{1,9}(\.\d*)?", value)
    ]
    delay_s = min(max(map(float, delays), default=0.0), MAX_DELAY_S)
    if len(rules) > MAX_RULES:
        return Robots((Rule("/", False),), delay_s)  # nobody's true rules; the cautious reading
    return Robots(tuple(rules), delay_s)


def one_spelling(path: str) -> str:
    """A path with what needs no escape written plainly and the rest escaped in capitals (RFC 9309, 2.2.2)."""

    def plain(match: re.Match[str]) -> str:
        character = chr(int(match[1], 16))
        is_plain = character.isascii() and (character.isalnum() or character in "-._~")
        return character if is_plain else match[0].upper()

    return quote(_ESCAPE.sub(plain, path), safe=_PRINTABLE, errors="replace")


def is_match(pattern: str, path: str) -> bool:
    """Whether a pattern fits the beginning of a path: "*" is any characters, "$" at its end the path's end.

    Goes from left to right once: a pattern of many stars costs no more than its length times the path's.
    """
    ends = pattern.endswith("$")
    first, *others = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    if not others:
        return not ends or at == len(path)
    last = others.pop()
    for part in others:
        found = path.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    if ends:
        return path.endswith(last) and len(path) - len(last) >= at
    return path.find(last, at) >= 0
