"""Watch a process and all that it started: their CPU time and their memory, from /proc."""

import os
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def stat(process: int) -> list[str]:
    """Return the fields of ``/proc/PID/stat`` from the state on; empty when it is gone."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def family(root: int) -> list[int]:
    """Return *root* and all processes that came from it."""
    children: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*"):
        if fields := stat(int(path.name)):
            children.setdefault(int(fields[1]), []).append(int(path.name))
    found = [root]
    for one in found:
        found += children.get(one, [])
    return found


def cpu(process: int) -> float:
    """Return the seconds of CPU that *process* has used, user and system."""
    fields = stat(process)
    return (int(fields[11]) + int(fields[12])) / TICKS if fields else 0.0


def memory(root: int) -> int:
    """Return the bytes of *root* and all that came from it, shared pages counted once (PSS)."""
    total = 0
    for one in family(root):
        try:
            lines = Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) * 1024
    return total
