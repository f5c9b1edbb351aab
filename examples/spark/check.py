"""Runs the job on a cluster of this machine, kills one executor and one `paraph` on the way, and compares what comes out with what one
process gives.

    PYSPARK_PYTHON=venv/bin/python venv/bin/python examples/spark/check.py target/release/paraph [COUNT [MASTER]]

The default is 40,000 documents on `local-cluster[2,1,1024]`: two executors in processes of their own, with a core each. Nothing must be
lost, nothing come twice, and no answer differ. It needs pyspark, pyarrow and Java 17; Linux, since it looks for the processes in /proc.
"""

import collections
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

import pyarrow.parquet

HERE = pathlib.Path(__file__).resolve().parent


def descendants(root):
    """The processes that a process has started, with their command lines."""
    children = collections.defaultdict(list)
    for status in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rsplit(")", 1)[1].split()
            children[int(fields[1])].append(int(status.parent.name))
        except OSError:
            pass
    found, waiting = {}, [root]
    while waiting:
        for process in children[waiting.pop()]:
            waiting.append(process)
            try:
                found[process] = pathlib.Path(f"/proc/{process}/cmdline").read_bytes().replace(b"\0", b" ").decode()
            except OSError:
                pass
    return found


def kill_one(job, what, is_it):
    """Waits for such a process of the job and kills it without warning."""
    while job.poll() is None:
        victims = [process for process, command in descendants(job.pid).items() if is_it(command)]
        if victims:
            os.kill(victims[0], signal.SIGKILL)
            print(f"killed {what}, process {victims[0]}", flush=True)
            return
        time.sleep(0.2)
    sys.exit(f"the job was over before {what} could be killed: take more documents")


def is_paraph(command):
    return command.startswith("./paraph ")


def comparable(answer):
    """An answer without what is null, and without the number of the line, which counts in the part that one process reads."""
    if isinstance(answer, dict):
        return {name: comparable(value) for name, value in answer.items() if value is not None and name != "line"}
    return [comparable(value) for value in answer] if isinstance(answer, list) else answer


def counted(answers):
    return collections.Counter(json.dumps(comparable(answer), sort_keys=True) for answer in answers)


def rows(folder):
    for part in sorted(pathlib.Path(folder).glob("*.parquet")):
        yield from pyarrow.parquet.read_table(part).to_pylist()


def main():
    binary = pathlib.Path(sys.argv[1]).resolve()
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 40_000
    master = sys.argv[3] if len(sys.argv) > 3 else "local-cluster[2,1,1024]"
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        articles, output = folder / "articles.ndjson", folder / "relations.parquet"
        with articles.open("w") as file:
            subprocess.run([sys.executable, HERE / "articles.py", str(count)], stdout=file, check=True)
        print(f"{count} documents, {articles.stat().st_size / 1e6:.0f} MB", flush=True)

        started = time.monotonic()
        single = folder / "single.ndjson"
        with articles.open() as source, single.open("w") as file:
            subprocess.run([binary, "extract", "--ndjson"], stdin=source, stdout=file, check=True)
        print(f"one process: {time.monotonic() - started:.1f} s", flush=True)

        started = time.monotonic()
        submit = pathlib.Path(sys.executable).parent / "spark-submit"
        job = subprocess.Popen(
            [submit, "--master", master, "--files", binary, HERE / "job.py", "--input", articles, "--output", output, "--partitions", "16"],
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=(folder / "log").open("w"),
        )
        kill_one(job, "a paraph", is_paraph)
        time.sleep(3)
        kill_one(job, "an executor", lambda command: "CoarseGrainedExecutorBackend" in command and "java" in command.split(" ")[0])
        if job.wait() != 0:
            sys.exit((folder / "log").read_text()[-5000:])
        print(f"{master}: {time.monotonic() - started:.1f} s, with both kills", flush=True)

        expected = counted(json.loads(line) for line in single.open())
        found = counted(rows(output))
        lost, new = expected - found, found - expected
        print(f"{sum(found.values())} answers; {sum(lost.values())} lost or different, {sum(new.values())} too many or different")
        if lost or new or sum(found.values()) != count:
            for answer in [*lost, *new][:4]:
                print(answer[:500])
            sys.exit(1)


if __name__ == "__main__":
    main()
