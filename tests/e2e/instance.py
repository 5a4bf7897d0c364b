"""A whole ``wireroom up`` in a process of its own, and the commands run beside it as a person would."""

import os
import selectors
import signal
import subprocess
import sys
import time
import urllib.request

import orjson
import psutil

COMMAND = [sys.executable, "-m", "pipeline.cli.main"]
START_SECONDS = 120


class Instance:
    """``wireroom up --no-samples`` over ``settings``; `start` returns once it has printed its addresses."""

    def __init__(self, settings, *options, embedded=False):
        self.settings = settings
        self._options = options
        self.environment = os.environ | {
            "WIREROOM_DATA_DIR": str(settings.data_dir),
            "WIREROOM_TOPIC_PREFIX": settings.topic_prefix,
            "WIREROOM_GRACE_SECONDS": str(settings.grace_seconds),
            "COLUMNS": "200",
        }
        if not embedded:
            self.environment["WIREROOM_BOOTSTRAP"] = settings.bootstrap
        self.process = None
        self.page = self.kafka = ""

    def start(self):
        self.settings.data_dir.mkdir(parents=True, exist_ok=True)
        with (self.settings.data_dir / "up.log").open("ab") as log:
            self.process = subprocess.Popen(
                [*COMMAND, "up", *self._options],
                stdout=subprocess.PIPE,
                stderr=log,
                env=self.environment,
                bufsize=0,  # or a line could wait in our buffer where select() does not see it
            )
        self.page = self._line("page ")
        self.kafka = self._line("kafka ")
        return self

    def _line(self, start):
        with selectors.DefaultSelector() as ready:
            ready.register(self.process.stdout, selectors.EVENT_READ)
            assert ready.select(START_SECONDS), f"no {start!r} within {START_SECONDS} s: {self.log()}"
        line = self.process.stdout.readline().decode()
        assert line.startswith(start), (line, self.log())
        return line.removeprefix(start).strip()

    def log(self):
        logs = [self.settings.data_dir / "up.log", *sorted((self.settings.data_dir / "logs").glob("*.log"))]
        return "\n".join(f"--- {path.name}\n{path.read_text()[-3000:]}" for path in logs if path.exists())

    def family(self):
        """Return the processes of the instance."""
        return [psutil.Process(self.process.pid), *psutil.Process(self.process.pid).children(recursive=True)]

    def stop(self, number=signal.SIGTERM):
        """Stop it, and return its exit code and which of its processes are left."""
        family = self.family()
        self.process.send_signal(number)
        code = self.process.wait(60)
        self.process.stdout.close()
        return code, psutil.wait_procs(family, timeout=5)[1]

    def kill(self):
        """End everything at once, whatever state a failed test left it in."""
        if self.process is not None and self.process.poll() is None:
            for process in self.family():
                process.kill()
            self.process.wait(10)

    def run(self, *arguments, **options):
        """Run a command and return what subprocess says of it."""
        return subprocess.run(
            [*COMMAND, *map(str, arguments)],
            capture_output=True,
            env=self.environment,
            **{"timeout": 120, **options},
        )

    def rows(self, *arguments):
        """Run a command with --json and return its lines."""
        ran = self.run(*arguments, "--json")
        assert ran.returncode == 0, (ran.stdout[-2000:], ran.stderr[-2000:])
        return [orjson.loads(line) for line in ran.stdout.splitlines()]

    def audit(self, wait=90):
        """Return the account, once nothing is pending."""
        ran = self.run("audit", "--wait", wait, "--json", timeout=wait + 60)
        counts = orjson.loads(ran.stdout)
        assert ran.returncode == 0, (counts, ran.stderr, self.log())
        return counts

    def get(self, path):
        with urllib.request.urlopen(self.page + path, timeout=20) as answer:
            return answer.read().decode()

    def metrics(self):
        """Return the numbers on /metrics by their whole name with labels."""
        lines = [line for line in self.get("/metrics").splitlines() if line and line[0] != "#"]
        return {name: float(value) for name, value in (line.rsplit(" ", 1) for line in lines)}

    def wait_for(self, what, seconds=60):
        """Wait until ``what()`` is true."""
        deadline = time.monotonic() + seconds
        while not what():
            assert time.monotonic() < deadline, self.log()
            time.sleep(0.2)
