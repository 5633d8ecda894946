"""Several processes: Documents out to them, what was read back, in order."""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from onrecord.errors import OnRecordError, SettingError
from onrecord.model import Document, Reading

if TYPE_CHECKING:
    from onrecord.reading.pipeline import Pipeline

#: So many Documents a process are on their way: enough that none waits, and few that lie in memory.
_ON_THEIR_WAY = 3
Other = TypeVar("Other")


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that gave no Reading, and why."""

    input: str
    error: OnRecordError


def load_pipeline() -> Pipeline:
    """Return a pipeline of the usual layers, freshly loaded: that takes seconds."""
    # Imported where it is needed: whoever only shows a case would wait for it.
    from onrecord.reading.pipeline import Pipeline

    return Pipeline()


@dataclass(frozen=True, slots=True)
class Processes:
    """How many processes read.

    Attributes:
        count: 1 for this one alone. Others start anew and import the main module, so a program that asks for more must
            keep what it does under ``if __name__ == "__main__":``.
        after: so many Documents are read by this process first: each other one takes seconds to load the layers.
        load: makes the pipeline, in each process: a function of a module, or a ``functools.partial`` of one.
    """

    count: int = 1
    after: int = 0
    load: Callable[[], Pipeline] = load_pipeline

    def __post_init__(self) -> None:
        if self.count < 1:
            raise SettingError("setting.jobs", f"{self.count} processes cannot read", hint="1 is the fewest")


ALONE = Processes()


def read_document(document: Document, pipeline: Pipeline) -> Reading | Failure:
    """Return what is read out of a Document; what a layer fails with becomes a Failure."""
    try:
        return pipeline.read(document)
    except OnRecordError as error:
        return Failure(document.input, error)


def outcomes(
    given: Iterator[Document | Other], pipeline: Pipeline | None = None, processes: Processes = ALONE
) -> Iterator[Reading | Failure | Other]:
    """Yield what is read out of Documents, in their order; what is no Document comes back in its place.

    One process holds one report in memory at a time; several hold a few each.

    Args:
        given: what to read; with several processes it is asked for more than was yielded.
        pipeline: one made before; it reads in this process alone.
        processes: how many read otherwise.

    Raises:
        SettingError: where one of several processes was killed.
    """
    if pipeline is not None or processes.count == 1:
        yield from _here(given, pipeline, processes.load, None)
        return
    if processes.after:
        yield from _here(given, None, processes.load, processes.after)
    yield from _elsewhere(given, processes)


def _here(
    given: Iterator[Document | Other], pipeline: Pipeline | None, load: Callable[[], Pipeline], most: int | None
) -> Iterator[Reading | Failure | Other]:
    """Read in this process, all or so many Documents."""
    outcome: Reading | Failure | Other
    # Not a `for`: its variable would hold one report while the next is taken in.
    while most != 0 and (one := next(given, None)) is not None:
        if isinstance(one, Document):
            # Loaded for the first report that needs it: a path that does not exist is told at once.
            pipeline = pipeline or load()
            outcome = read_document(one, pipeline)
            most = most - 1 if most is not None else None
        else:
            outcome = one
        del one
        yield outcome
        del outcome


def _elsewhere(given: Iterator[Document | Other], processes: Processes) -> Iterator[Reading | Failure | Other]:
    """Read in other processes."""
    waiting: deque[Future[Reading | Failure] | Other] = deque()
    pool: ProcessPoolExecutor | None = None
    try:
        while True:
            while len(waiting) < processes.count * _ON_THEIR_WAY and (one := next(given, None)) is not None:
                if isinstance(one, Document):
                    pool = pool or _pool(processes)
                    waiting.append(pool.submit(_read, one))
                else:
                    waiting.append(one)
                del one
            if not waiting:
                return
            first = waiting.popleft()
            yield first.result() if isinstance(first, Future) else first
            del first
    except BrokenProcessPool as error:
        raise SettingError(
            "setting.jobs_lost",
            "a process that read reports was killed",
            hint="the memory may not do for so many: try --jobs 1",
        ) from error
    finally:
        if pool is not None:
            pool.shutdown(cancel_futures=True)


def _pool(processes: Processes) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(
        processes.count, multiprocessing.get_context("spawn"), initializer=_begin, initargs=(processes.load,)
    )


class _Mine:
    """What a process that reads for another one keeps."""

    pipeline: Pipeline


def _begin(load: Callable[[], Pipeline]) -> None:
    """Make a process ready to read; whoever breaks off with Ctrl-C breaks off the first process, which ends this."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _Mine.pipeline = load()


def _end_with_parent() -> None:
    """End this process when the one that began it is gone: a killed one cannot say so."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        signal.raise_signal(signal.SIGTERM)


def _read(document: Document) -> Reading | Failure:
    return read_document(document, _Mine.pipeline)
