"""Named arrays as one file: a first line that names the form, a header in JSON, then the arrays' raw values.

Every part carries a checksum (XXH3, 64 bits), so a file cut short or damaged is told from a good one before
anything of it is believed. The header is guarded by the first line, each array by the header.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO, TypeAlias

import numpy as np
import orjson
import xxhash
from numpy.typing import NDArray

__all__ = ["read_sections", "write_sections"]

Array: TypeAlias = NDArray[Any]

_MAGIC = b"wireroom-sections 1"
_LONGEST_LINE = 64
_LONGEST_HEADER = 1 << 24


def write_sections(file: BinaryIO, header: Mapping[str, Any], sections: Mapping[str, Array]) -> None:
    """Write one-dimensional arrays, little-endian, and a header that JSON can hold.

    >>> import io
    >>> file = io.BytesIO()
    >>> write_sections(file, {"of": "an example"}, {"primes": np.array([2, 3, 5], np.uint8)})
    >>> _ = file.seek(0)
    >>> header, arrays = read_sections(file)
    >>> header, {name: values.tolist() for name, values in arrays}
    ({'of': 'an example'}, {'primes': [2, 3, 5]})
    """
    parts = {name: np.ascontiguousarray(values) for name, values in sections.items()}
    parts = {name: part.astype(part.dtype.newbyteorder("<"), copy=False) for name, part in parts.items()}
    table = [
        [name, part.dtype.str, len(part), xxhash.xxh3_64_hexdigest(part.data)] for name, part in parts.items()
    ]
    body = orjson.dumps({"header": dict(header), "sections": table})
    file.write(b"%s %s %d\n" % (_MAGIC, xxhash.xxh3_64_hexdigest(body).encode(), len(body)))
    file.write(body)
    file.writelines(part.data for part in parts.values())


def read_sections(file: BinaryIO) -> tuple[dict[str, Any], Iterator[tuple[str, Array]]]:
    """Return the header and the arrays (read-only) one after another, each checked as it is read.

    Raises ValueError, at once or while iterating, where the file is another one, damaged or cut short.
    """
    line = file.readline(_LONGEST_LINE)
    magic, _, rest = line.rpartition(b" ")
    magic, _, checksum = magic.rpartition(b" ")
    if magic != _MAGIC or not line.endswith(b"\n") or not rest.strip().isdigit():
        raise ValueError(f"this is no file of the form {_MAGIC.decode()!r}: it begins with {line[:32]!r}")
    if int(rest) > _LONGEST_HEADER:
        raise ValueError("the file is damaged: its first line asks for a header of over 16 MB")
    body = _checked(file, "header", int(rest), checksum.decode("ascii", "replace"))
    content = orjson.loads(body)
    return content["header"], _arrays(file, content["sections"])


def _arrays(file: BinaryIO, table: list[list[Any]]) -> Iterator[tuple[str, Array]]:
    for name, form, count, checksum in table:
        dtype = np.dtype(form)
        yield name, np.frombuffer(_checked(file, name, count * dtype.itemsize, checksum), dtype)


def _checked(file: BinaryIO, name: str, size: int, checksum: str) -> bytes:
    data = file.read(size)
    if len(data) != size:
        raise ValueError(f"the file is cut short: {name} has {len(data)} of {size} bytes")
    if xxhash.xxh3_64_hexdigest(data) != checksum:
        raise ValueError(f"the file is damaged: the checksum of {name} does not match")
    return data
