"""linear.py BUILD: loading takes work and memory as its input is long.

Each family of tests/checks/families.py, or every fourth one without --all, is
read at a size and at twice that size: instructions, counted by callgrind, less
those of a start, grow at most 2.2 times. At ten times the size, which is about
what a rulebook may hold, a brief decision would take at most 4,000 million (two
seconds of a slow machine), and peaks below 64 MiB.
"""

import pathlib
import shutil
import sys
import tempfile

import families
import common  # noqa: F401 (finds harness)
import harness
from start import count, measure

RATIO_MOST, LARGE = 2.2, 10
LARGE_MOST, KIB_MOST = 4_000_000_000, 65536


def command(whichway, folder, made):
    book, empty = folder / "book.yaml", folder / "empty.json"
    over = folder / "over"
    text, overlays = made if isinstance(made, tuple) else (made, [])
    shutil.rmtree(over, ignore_errors=True)
    over.mkdir()
    for i, overlay in enumerate(overlays):
        (over / f"{i:05}.yaml").write_text(overlay, encoding="utf-8")
    book.write_text(text, encoding="utf-8")
    empty.write_text("{}", encoding="utf-8")
    return [str(whichway), "decide", "--brief", "--rules", str(book),
            *(["--overlay", str(over)] if overlays else []), str(empty)]


def steps(size):
    """Quadratic on purpose: what this test must tell from linear."""
    return families.book(families.NUMBER,
                         families.rules(["q: 1"] * (size * size // 10)))


def main():
    build = pathlib.Path(sys.argv[1])
    start, whichway = build / "start", (build / "whichway").resolve()
    harness.need("valgrind")
    faults = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)

        def grown(make, size, code):
            least, small, large = (count(command(whichway, folder, make(n)),
                                         folder, code)
                                   for n in (2, size, 2 * size))
            return (large - least) / (small - least), large

        if grown(steps, 100, 0)[0] < RATIO_MOST:
            sys.exit("self-test: squares seem to grow like their sides")
        every = harness.size(4, 1)
        for what, (make, size, code) in list(families.BOOKS.items())[::every]:
            ratio, large = grown(make, size, code)
            # A few families are held by a limit of their own.
            most = min(LARGE * size, families.MOST.get(what, LARGE * size))
            kib = measure(str(start), command(whichway, folder, make(most)),
                          1)[1] if code == 0 else 0
            wrong = (ratio > RATIO_MOST or kib >= KIB_MOST or
                     large * LARGE / 2 > LARGE_MOST)
            faults += wrong
            print(f"{what}: {large:,} instructions at {2 * size:,}, "
                  f"{ratio:.2f} times those at {size:,}; {kib:,} KiB at "
                  f"{most:,}{'  TOO MUCH' if wrong else ''}", flush=True)
    print(f"of {len(families.BOOKS)} families each {every}., {faults} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
