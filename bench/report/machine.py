"""This machine -> a line that says in general words what the figures were measured on."""

from __future__ import annotations

import os
import platform
from pathlib import Path


def describe_machine() -> str:
    """Cores, kind of processor, memory, system and Python; no name of a host or a person."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    memory = f", {memory_gb()} GB of memory" if memory_gb() else ""
    return (
        f"{cores} {'core' if cores == 1 else 'cores'} ({platform.machine() or 'unknown processor'}){memory}, "
        f"{platform.system()}, Python {platform.python_version()}"
    )


def memory_gb() -> int | None:
    """The memory in GB, rounded, where the system tells."""
    table = Path("/proc/meminfo")
    if not table.exists():
        return None
    kib = next(
        (int(line.split()[1]) for line in table.read_text().splitlines() if line.startswith("MemTotal")), 0
    )
    return round(kib * 1024 / 1e9) or None


def load_note() -> str:
    """A remark when other work on the machine slows what is timed, else nothing."""
    if not hasattr(os, "getloadavg"):
        return ""
    load, cores = os.getloadavg()[0], os.cpu_count() or 1
    if load <= cores:
        return ""
    return f"; other work ran at the same time (load {load:.1f}), so that times are longer than they need be"
