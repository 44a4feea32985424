"""Addresses, people -> how long each answer took: so many people at once over kept connections, for so many seconds.

The client is bare sockets, since it shares the cores with what it measures.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Visit:
    """A page of the desk: its addresses, drawn one by one, and how often it is looked at."""

    name: str
    paths: tuple[str, ...]
    share: float


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: the page's name, milliseconds until its last byte, status, size in bytes, and its address."""

    page: str
    ms: float
    status: int
    size: int
    path: str


@dataclass(frozen=True, slots=True)
class Drive:
    """How to look: where, for how long, how long a person looks at a page on average, and a first part not counted."""

    port: int
    seconds: float
    think_s: float
    warm_s: float = 10.0


class Person:
    """One signed-in person with one connection."""

    def __init__(self, port: int, cookie: str) -> None:
        self.port, self.cookie = port, cookie
        self.reader: asyncio.StreamReader | None = None
        self.writer: asyncio.StreamWriter | None = None

    async def ask(self, page: str, path: str) -> Answer:
        """Ask for an address and read the whole answer."""
        began = time.perf_counter()
        if self.writer is None:
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
        assert self.reader is not None
        head = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nCookie: {self.cookie}\r\n\r\n"
        self.writer.write(head.encode("ascii"))
        status, headers = await _read_head(self.reader)
        size = await _read_body(self.reader, headers)
        if headers.get("connection") == "close":
            self.close()
        return Answer(page, (time.perf_counter() - began) * 1000, status, size, path)

    def close(self) -> None:
        """Give the connection up."""
        if self.writer is not None:
            self.writer.close()
        self.reader = self.writer = None


async def _read_head(reader: asyncio.StreamReader) -> tuple[int, dict[str, str]]:
    lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    headers = dict(line.lower().split(": ", 1) for line in lines[1:] if ": " in line)
    return int(lines[0].split()[1]), headers


async def _read_body(reader: asyncio.StreamReader, headers: dict[str, str]) -> int:
    if "content-length" in headers:
        return len(await reader.readexactly(int(headers["content-length"])))
    size = 0
    while headers.get("transfer-encoding") == "chunked":
        length = int((await reader.readline()).strip() or b"0", 16)
        await reader.readexactly(length + 2)
        if not length:
            break
        size += length
    return size


def look(drive: Drive, visits: Sequence[Visit], cookies: Sequence[str], seed: int) -> list[Answer]:
    """The answers that as many people as there are cookies got."""
    return asyncio.run(_look(drive, visits, cookies, seed))


async def _look(drive: Drive, visits: Sequence[Visit], cookies: Sequence[str], seed: int) -> list[Answer]:
    answers: list[Answer] = []
    begin = time.perf_counter() + drive.warm_s
    people = (
        _sit(Person(drive.port, cookie), drive, visits, Random(f"{seed} {number}"), begin, answers)
        for number, cookie in enumerate(cookies)
    )
    await asyncio.gather(*people)
    return answers


async def _sit(
    person: Person,
    drive: Drive,
    visits: Sequence[Visit],
    random: Random,
    begin: float,
    answers: list[Answer],
) -> None:
    """One person at the desk until the time is over."""
    shares = [visit.share for visit in visits]
    end = begin + drive.seconds
    if drive.think_s:
        await asyncio.sleep(random.uniform(0, drive.think_s))
    while time.perf_counter() < end:
        visit = random.choices(visits, shares)[0]
        path = random.choice(visit.paths)
        try:
            answer = await person.ask(visit.name, path)
        except (OSError, asyncio.IncompleteReadError) as error:
            person.close()
            answer = Answer(visit.name, 0.0, 0, 0, f"{path} ({type(error).__name__})")
        if begin <= time.perf_counter() < end:
            answers.append(answer)
        if drive.think_s:
            await asyncio.sleep(random.expovariate(1 / drive.think_s))
    person.close()
