"""A number of claims -> a desk that holds them, in the database of Django's settings."""

from __future__ import annotations

import time
from collections.abc import Callable
from random import Random

from django.core.management import call_command
from django.db import connection

from bench.desk.crowd import Crowd
from bench.desk.people import make_people
from bench.desk.prototypes import load_components, take_samples
from bench.desk.stock import open_stock
from bench.desk.tables import analyse, finish_tables, unchecked

PEOPLE = 20


def fill_desk(claims: int, random: Random, *, say: Callable[[str], None]) -> dict[str, float]:
    """Make the tables and fill them; what they hold by name, the size in gigabytes, the seconds that it took."""
    began = time.perf_counter()
    call_command("migrate", verbosity=0, interactive=False)
    people = make_people(PEOPLE)
    take_samples()
    components = load_components()
    say(f"{len(components)} components of samples, {sum(len(c.claims) for c in components)} claims")
    with unchecked():
        crowd = Crowd(components, open_stock(random), random, people)
        crowd.fill(claims, say)
        finish_tables(crowd.tables)
        say("indexes")
        for words in crowd.words.values():
            words.finish()
    analyse()
    held = {name: float(table.model.objects.count()) for name, table in crowd.tables.items()}
    return {**held, "gb": round(_bytes() / 1e9, 2), "fill_s": round(time.perf_counter() - began)}


def _bytes() -> int:
    """The size of the database on the disk, with its indexes."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
        else:
            cursor.execute("SELECT pg_database_size(current_database())")
        return int(cursor.fetchone()[0])
