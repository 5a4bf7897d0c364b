"""The jars of the embedded Kafka in a per-user cache: downloaded once, checked, never half there."""

from __future__ import annotations

import hashlib
import os
import ssl
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pipeline.errors import BrokerFailed
from pipeline.files import written_whole
from pipeline.kafka.broker.locked import JARS, VERSION

__all__ = ["cache_folder", "classpath", "missing_jars"]

_ATTEMPTS = 3
_PAUSE_SECONDS = 0.5
_STREAMS = 8
"""Downloads at once: the 45 MB lie in 45 files, and one by one the round trips take longer than the bytes."""
_TIMEOUT_SECONDS = 30
_SYSTEM_AUTHORITIES = (
    "/etc/ssl/certs/ca-certificates.crt",  # Debian, Ubuntu, Arch
    "/etc/pki/tls/certs/ca-bundle.crt",  # Fedora, RHEL
    "/etc/ssl/ca-bundle.pem",  # SUSE
    "/etc/ssl/cert.pem",  # macOS, Alpine
)


def cache_folder() -> Path:
    """Return where the jars lie: ``$XDG_CACHE_HOME/wireroom/kafka-VERSION`` (default ``~/.cache``)."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "wireroom" / f"kafka-{VERSION}"


def classpath(folder: Path | None = None, say: Callable[[str], None] = lambda _: None) -> str:
    """Return the broker's class path, downloading what is missing.

    A jar counts as there when its size is right: its SHA-256 was checked before it got its name. ``say`` is
    told once if a download is needed. Raises `BrokerFailed` where the repository can't be reached or the disk
    can't be written.
    """
    folder = folder or cache_folder()
    missing = missing_jars(folder)
    if missing:
        megabytes = sum(jar[2] for jar in missing) / 1e6
        say(f"downloading Apache Kafka {VERSION} ({megabytes:.0f} MB, once) to {folder}")
        _download(missing, folder)
    return os.pathsep.join(str(folder / Path(path).name) for path, _, _ in JARS)


def missing_jars(folder: Path | None = None) -> list[tuple[str, str, int]]:
    """Return the jars that must still be downloaded, as they are in `locked.JARS`."""
    folder = folder or cache_folder()
    return [jar for jar in JARS if not _is_there(folder / Path(jar[0]).name, jar[2])]


def _is_there(file: Path, size: int) -> bool:
    try:
        return file.stat().st_size == size
    except OSError:
        return False


def _download(missing: list[tuple[str, str, int]], folder: Path) -> None:
    repository = _repository()
    pool = ThreadPoolExecutor(_STREAMS)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for _ in pool.map(lambda jar: _fetch(repository, jar, folder), missing):
            pass
    except (OSError, ValueError) as error:  # every error of requests is an OSError or a ValueError
        raise BrokerFailed(
            f"Apache Kafka {VERSION} could not be fetched from {repository} to {folder}: {error}. "
            "It is needed once. Check the network (HTTPS_PROXY is honoured), name a Maven mirror in "
            "WIREROOM_MAVEN_REPOSITORY, or use a Kafka that runs already with --bootstrap HOST:PORT."
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _repository() -> str:
    """Return the Maven repository: ``WIREROOM_MAVEN_REPOSITORY``, else the one jgo knows as Maven Central."""
    if mirror := os.environ.get("WIREROOM_MAVEN_REPOSITORY"):
        return mirror.rstrip("/")
    from jgo.constants import MAVEN_CENTRAL_URL  # only a first start pays for this import

    return str(MAVEN_CENTRAL_URL)


def _fetch(repository: str, jar: tuple[str, str, int], folder: Path) -> None:
    path, digest, _ = jar
    for attempt in range(_ATTEMPTS):
        try:
            return _fetch_once(f"{repository}/{path}", digest, folder / Path(path).name)
        except (OSError, ValueError):
            if attempt == _ATTEMPTS - 1:
                raise
            time.sleep(_PAUSE_SECONDS * 2**attempt)
    return None


def _authorities() -> str | bool:
    """Return the certificates to trust: the system's, where a company's own are, else those of certifi.

    ``REQUESTS_CA_BUNDLE``, ``CURL_CA_BUNDLE`` and ``SSL_CERT_FILE`` name others.
    """
    if os.environ.get("REQUESTS_CA_BUNDLE") or os.environ.get("CURL_CA_BUNDLE"):
        return True  # requests reads them itself
    files = (ssl.get_default_verify_paths().cafile, *_SYSTEM_AUTHORITIES)
    return next((file for file in files if file and Path(file).is_file()), True)


def _fetch_once(url: str, digest: str, target: Path) -> None:
    """Download; the file has its name once the bytes are proven: what is cut never looks finished."""
    from jgo.util import http

    found = hashlib.sha256()
    with (
        http.get(url, stream=True, timeout=_TIMEOUT_SECONDS, verify=_authorities()) as response,
        written_whole(target) as file,
    ):
        response.raise_for_status()
        for chunk in response.iter_content(1 << 16):
            file.write(chunk)
            found.update(chunk)
        if found.hexdigest() != digest:
            message = f"{url} has SHA-256 {found.hexdigest()}, expected {digest}"
            raise ValueError(message)
