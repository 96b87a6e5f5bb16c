"""Work shared between processes comes out as if one had done it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from handbill.publishing.environment import BadVariable
from handbill.publishing.parallel import workers
from handbill.publishing.parallel.processes import jobs
from handbill.publishing.parallel.workers import WorkerKilled, WorkFailed, in_order, start_ahead
from handbill.typesetting.glyphs import FONTS


@pytest.fixture(autouse=True)
def _small_shares(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "SMALLEST", 2)
    # What other tests have set in this process is nothing to the work here, which is closures.
    monkeypatch.delitem(sys.modules, "typst", raising=False)


@pytest.mark.parametrize(("count", "processes"), [(4, 2), (5, 2), (7, 3), (9, 4), (10, 5)])
def test_every_item_but_the_first_share_is_done_elsewhere_in_its_place(count: int, processes: int) -> None:
    items = [str(number) for number in range(count)]
    later = start_ahead(lambda item: f"{item} by {os.getpid()}", items, processes)
    first = -(-count // processes)
    assert sorted(later) == list(range(first, count))
    done = [(index, *result().split(" by ")) for index, result in later.items()]
    assert [said for _, said, _ in done] == [str(index) for index, _, _ in done]
    assert str(os.getpid()) not in [process for _, _, process in done]


@pytest.mark.parametrize(("count", "processes"), [(0, 4), (1, 4), (3, 3), (100, 1), (100, 0)])
def test_little_work_is_not_shared(count: int, processes: int) -> None:
    assert start_ahead(str, list(range(count)), processes) == {}


def test_large_results_pass() -> None:
    later = start_ahead(lambda size: "я" * size, [1, 1, 500_000, 500_000], 2)
    assert [len(later[index]()) for index in (3, 2)] == [500_000, 500_000]


def test_an_error_elsewhere_is_told_here() -> None:
    later = start_ahead(lambda item: str(1 // item), [1, 1, 1, 0], 2)
    with pytest.raises(WorkFailed, match=r"^ZeroDivisionError: integer division or modulo by zero$"):
        later[3]()
    assert multiprocessing.active_children() == []


def test_a_worker_that_is_killed_is_told_here() -> None:
    here = os.getpid()

    def work(item: int) -> str:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return str(item)

    later = start_ahead(work, range(4), 2)
    with pytest.raises(WorkerKilled) as killed:
        later[3]()
    assert str(killed.value) == ("a worker process was killed, which happens when memory runs out; try again with --jobs 1")
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_large_pieces_of_work_come_back_in_order_from_several_processes(processes: int) -> None:
    done = list(in_order(lambda item: (item, os.getpid()), range(20), processes))
    assert [item for item, _ in done] == list(range(20))
    assert (os.getpid() in [process for _, process in done]) == (processes == 1)


def test_an_error_in_a_large_piece_of_work_is_told_and_ends_all() -> None:
    def work(item: int) -> int:
        if item == 1:
            raise WorkFailed("no paper")
        return item if item == 0 else int(time.sleep(600) or 0)

    with pytest.raises(WorkFailed, match=r"^no paper$"):
        list(in_order(work, range(4), 2))
    assert multiprocessing.active_children() == []


def test_a_worker_that_is_killed_over_a_large_piece_of_work_is_told() -> None:
    with pytest.raises(WorkerKilled):
        list(in_order(lambda item: os.kill(os.getpid(), signal.SIGKILL), range(3), 2))


def test_whoever_stops_asking_ends_the_processes() -> None:
    results = in_order(lambda item: time.sleep(600 * min(item, 1)), range(9), 2)
    next(results)
    results.close()
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_a_worker_that_is_just_being_made_answers_no_signal_in_words(name: str) -> None:
    program = f"""
import os, signal, time
from handbill.publishing.parallel import workers
workers.SMALLEST = 1
here = os.getpid()
signal.signal(signal.SIGTERM, signal.default_int_handler)
# Before its own code begins, a new process sends itself the signal.
os.register_at_fork(after_in_child=lambda: os.kill(os.getpid(), signal.{name}))
later = workers.start_ahead(lambda item: str(item), [1, 2], 2)
try:
    print(later[1]())
except workers.WorkerKilled:
    print("killed")
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ({"SIGINT": "2\n", "SIGTERM": "killed\n"}[name], "")


def test_workers_end_when_the_first_process_is_killed() -> None:
    program = """
import os, signal, sys, time
from handbill.publishing.parallel import workers
workers.SMALLEST = 1
workers.start_ahead(lambda item: str(time.sleep(600)), [1, 2, 3], 3)
os.kill(os.getpid(), signal.SIGKILL)
"""
    # The workers have this pipe from their parent: it ends when the last of them does.
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as process:
        assert process.communicate(timeout=60)[0] == b""
    assert process.returncode == -signal.SIGKILL


def test_the_number_of_processes_can_be_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HANDBILL_JOBS", "3")
    assert jobs() == 3
    monkeypatch.delenv("HANDBILL_JOBS")
    assert jobs() >= 1


@pytest.mark.parametrize("text", ["many", "0", "-1", "1.5", "2000", " 2", "1_0", "٣"])
def test_a_number_of_processes_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("HANDBILL_JOBS", text)
    with pytest.raises(BadVariable) as refused:
        jobs()
    assert str(refused.value) == (
        f"the environment variable HANDBILL_JOBS is “{text}”; it takes the number of processes, 1 to 1024"
    )


def test_what_the_system_refuses_elsewhere_is_told_in_its_words() -> None:
    def work(item: int) -> str:
        raise OSError(28, "No space left on device", "site/index.html")

    with pytest.raises(OSError, match=r"No space left on device: 'site/index.html'"):
        list(in_order(work, [1, 2], 2))


SETTING = """\
from pathlib import Path
from handbill.publishing.parallel.workers import in_order
from handbill.typesetting.compiler import Compiler

def pages(template):
    return Compiler(Path(template)).compile(format="pdf")[:5]

if __name__ == "__main__":
    here = pages("TEMPLATE")
    print(here, *in_order(pages, ["TEMPLATE"] * 3, 2))
"""


def test_processes_set_text_where_the_first_one_has(tmp_path: Path) -> None:
    script = tmp_path / "setting.py"
    template = FONTS.parent / "typesetting" / "fitted.typ"
    script.write_text(SETTING.replace("TEMPLATE", str(template)), encoding="utf-8")
    done = subprocess.run([sys.executable, script], capture_output=True, timeout=60, check=True, encoding="utf-8")
    assert done.stdout.split() == ["b'%PDF-'"] * 4
