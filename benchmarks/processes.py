"""Run a command by itself on one core, and say what it cost: what the benchmarks compare is measured alike.

The peak memory that the system reports of a process is never below its parent's at the time of the start. So whoever
measures stays small: it starts the processes first and loads what it needs to judge them afterwards.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

# The linear algebra under spaCy starts a thread a core, and their spinning counts as CPU time.
ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "NUMEXPR_NUM_THREADS"), "1"
)


@dataclass(frozen=True, slots=True)
class Ran:
    """What a process printed, its CPU time in seconds (its children's too) and its peak memory in MB."""

    output: str
    cpu: float
    megabytes: float


def run_alone(command: Sequence[str]) -> Ran:
    """Run a command pinned to one core and with one thread, and wait for it.

    Raises:
        subprocess.CalledProcessError: where its exit code is not 0; what it said stands on standard error.
    """
    with tempfile.TemporaryFile() as out:
        with _pinned():
            process = subprocess.Popen(command, stdout=out, env={**os.environ, **ONE_THREAD})
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, list(command))
        out.seek(0)
        return Ran(out.read().decode("utf-8"), used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


@contextmanager
def _pinned() -> Iterator[None]:
    """Keep this thread on one core for a moment: a process that it starts then inherits that core."""
    # Elsewhere than on Linux the threads' limit has to do.
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(cores)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, cores)
