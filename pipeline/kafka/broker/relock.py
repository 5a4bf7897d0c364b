"""Resolve the embedded Kafka's jars anew: ``python -m pipeline.kafka.broker.relock VERSION``.

jgo resolves ``kafka_2.13`` and its transitive dependencies from Maven Central and checks every jar against
the repository's SHA-1; what is written to ``locked.py`` is the SHA-256 and size of each, so that every
machine runs the same bytes.
"""

from __future__ import annotations

import hashlib
import sys
import tempfile
from pathlib import Path
from typing import Any

from jgo.maven import MavenContext

__all__ = ["main"]

_HEAD = '''"""The exact jars of the embedded Kafka. Written by `pipeline.kafka.broker.relock`; don't edit.

Each entry: path below a Maven repository, SHA-256, size in bytes.
"""

from __future__ import annotations

__all__ = ["JARS", "VERSION"]

'''


def resolve(version: str, folder: Path) -> list[Any]:
    """Return one Kafka version with its dependencies and the binding that takes its log lines to log4j."""
    context = MavenContext(repo_cache=folder, timeout=60)
    kafka = context.create_dependency(f"org.apache.kafka:kafka_2.13:{version}")
    inputs, transitive = context.resolver.resolve([kafka])
    log4j = next(d.version for d in transitive if d.artifactId == "log4j-core")
    # Kafka's POM leaves the binding to its own start scripts; without it the broker logs nothing.
    binding = context.create_dependency(f"org.apache.logging.log4j:log4j-slf4j-impl:{log4j}")
    return [*inputs, *transitive, binding]


def main() -> None:
    """Write ``locked.py`` for the version named on the command line."""
    version = sys.argv[1]
    rows = []
    with tempfile.TemporaryDirectory() as scratch:
        for dependency in resolve(version, Path(scratch)):
            jar: Path = dependency.artifact.resolve()
            digest = hashlib.sha256(jar.read_bytes()).hexdigest()
            rows.append((jar.relative_to(scratch).as_posix(), digest, jar.stat().st_size))
    lines = [
        f'    (\n        "{path}",\n        "{digest}",\n        {size},\n    ),\n'
        for path, digest, size in rows
    ]
    text = f'{_HEAD}VERSION = "{version}"\n\nJARS: tuple[tuple[str, str, int], ...] = (\n{"".join(lines)})\n'
    (Path(__file__).parent / "locked.py").write_text(text)
    print(f"Kafka {version}: {len(rows)} jars, {sum(size for *_, size in rows) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
