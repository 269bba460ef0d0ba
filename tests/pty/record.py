"""record.py WHICHWAY: records the walk-through that README shows.

Writes docs/ask.cast, an asciicast (version 2) of what the terminal gets, and
docs/ask.svg, its screens one after the other. Delays are made up, so that the
same is written each time.
"""

import html
import json
import pathlib
import re
import sys
import tempfile

import driver

DOCS = pathlib.Path(__file__).resolve().parents[2] / "docs"
WIDTH, HEIGHT = 84, 27
ANSWERS = {  # by what a question begins with
    "What is the project called": ["h", "e", "l", "p", "d", "e", "s", "k",
                                   "Enter"],
    "How far is the project": ["2"],
    "What does it do most": ["1"],
    "When the model gets it wrong": ["Down", "Down", "Enter"],
    "How often does the knowledge": ["5"],
    "Must answers name the source": ["y"],
    "How many good examples": ["1", ".", "2", "k", "Enter"],
    "How long may one answer": ["2", "s", "Enter"],
    "How bad is it": ["2"],
    "How many requests": ["5", "0", "k", "/", "d", "a", "y", "Enter"],
    "What information must be": ["Space", "Enter"],
    "Which behavior must": ["Space", "Down", "Space", "Enter"],
    "How far has prompt": ["3"],
    "What percentage": ["7", "0", "Enter"],
    "Was a RAG baseline": ["3"],
    "In how many days": ["9", "0", "Enter"],
    "Must the sources stay": ["n"],
}
OTHERS = ["U"]
FIRST = ["?", "?"]  # before the first question is answered
KEY_SECONDS, LOOK_SECONDS = 0.35, 1.6
CELL_WIDTH, CELL_HEIGHT, MARGIN = 8.4, 18, 14


class Recorder(driver.Driver):
    """Keeps what comes, with times that are made up."""

    def __init__(self, command, folder):
        self.time, self.output, self.screens = 0.5, {}, []
        super().__init__([command, "ask"], folder, WIDTH, HEIGHT, name=True)
        self.terminal.feed = self.record(self.terminal.feed)

    def record(self, feed):
        def kept(data):
            time = round(self.time, 2)
            self.output[time] = self.output.get(time, b"") + data
            feed(data)
        return kept

    def look(self, seconds):
        self.screens.append((self.time, self.terminal.lines(looks=True)))
        self.time += seconds

    def type(self, keys):
        for key in keys:
            self.press(key)
            self.look(LOOK_SECONDS if key in ("Enter", "?", "y", "n") or
                      len(keys) == 1 else KEY_SECONDS)


def question_of(it):
    for line in reversed(it.terminal.lines()):
        for start, keys in ANSWERS.items():
            if line.startswith(start):
                return keys
    return OTHERS


def walk(command, folder):
    it = Recorder(command, folder)
    try:
        it.settle()
        it.look(LOOK_SECONDS)
        it.type(question_of(it))  # its name
        it.type(FIRST)
        while "Decision" not in it.shown():
            it.type(question_of(it))
        it.look(LOOK_SECONDS)
        it.type(["r"])
        it.type(["Esc"])
        it.press("Enter")
        it.wait()
        it.look(2 * LOOK_SECONDS)
    finally:
        it.close()
    return it


# ---- A picture -------------------------------------------------------------

CLASSES = {"1": "b", "2": "d", "1;32": "g", "33": "w", "1;33": "w",
           "1;36": "c", "36": "c", "32": "g"}


FULL = "\u2588"  # as rectangles: between glyphs there would be gaps


def bar(column, count, y, kind):
    return (f'<rect class="{kind}" x="{column * CELL_WIDTH:.1f}" y="{y - 12}" '
            f'width="{count * CELL_WIDTH:.1f}" height="15"/>')


def row_of(line, y):
    """A line with {looks} as SVG text: a span for each look."""
    spans, bars, look, column, text = [], [], "", 0, ""
    parts = line.replace("{", "\0").replace("}", "\0").split("\0")
    for index, part in enumerate(parts):
        if index % 2:
            look = part
        elif part:
            bars += [bar(column + run.start(), len(run.group()), y,
                         CLASSES.get(look, "p"))
                     for run in re.finditer(FULL + "+", part)]
            text = html.escape(part.replace(FULL, " "))
            kind = f' class="{CLASSES[look]}"' if look else ""
            spans.append(f'<tspan x="{column * CELL_WIDTH:.1f}"{kind}>'
                         f"{text}</tspan>")
            column += len(part)
    return ("".join(bars) +
            f'<text y="{y}" xml:space="preserve">{"".join(spans)}</text>')


def first_stop(screens):
    """What is seen where nothing moves."""
    return next(index for index, (_, lines) in enumerate(screens)
                if any("Decision" in line for line in lines))


def picture(screens):
    end = screens[-1][0] + 2 * LOOK_SECONDS
    width = WIDTH * CELL_WIDTH + 2 * MARGIN
    height = HEIGHT * CELL_HEIGHT + 2 * MARGIN
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" '
           f'height="{height:.0f}" viewBox="0 0 {width:.0f} {height:.0f}">',
           "<title>whichway ask, from the first question to a stable verdict"
           "</title>", "<style>",
           "rect{fill:#1b1d23}text{font:14px ui-monospace,Menlo,Consolas,"
           "monospace;fill:#d7dae0;white-space:pre}.b{font-weight:bold}"
           ".d{fill:#8b909c}.g{fill:#8fce72;font-weight:bold}"
           ".p{fill:#d7dae0}.w{fill:#e2b25d}.c{fill:#62c7d9;font-weight:bold}"
           "g.s{visibility:hidden}", "</style>",
           f'<rect width="100%" height="100%" rx="8"/>',
           f'<g transform="translate({MARGIN} {MARGIN + 13})">']
    for index, (start, lines) in enumerate(screens):
        stop = screens[index + 1][0] if index + 1 < len(screens) else end
        rows = "".join(row_of(line, row * CELL_HEIGHT)
                       for row, line in enumerate(lines) if line)
        keys = f"0;{start / end:.4f};{stop / end:.4f}"
        first = "visible" if index == 0 else "hidden"
        values = f"{first};visible;" + (
            "visible" if index + 1 == len(screens) else "hidden")
        kind = "" if index == first_stop(screens) else ' class="s"'
        out.append(
            f'<g{kind}>{rows}<animate attributeName="visibility" '
            f'calcMode="discrete" dur="{end:.1f}s" repeatCount="indefinite" '
            f'keyTimes="{keys}" values="{values}"/></g>')
    return "\n".join(out + ["</g>", "</svg>", ""])


def main():
    command = str(pathlib.Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as folder:
        it = walk(command, folder)
    head = {"version": 2, "width": WIDTH, "height": HEIGHT,
            "title": "whichway ask", "env": {"TERM": "xterm-256color"}}
    events = [[time, "o", data.decode()] for time, data in it.output.items()]
    (DOCS / "ask.cast").write_text(
        "".join(json.dumps(line, ensure_ascii=False) + "\n"
                for line in [head, *events]), encoding="utf-8")
    (DOCS / "ask.svg").write_text(picture(it.screens), encoding="utf-8")
    print(f"{len(it.screens)} screens, {it.time:.0f} seconds")


if __name__ == "__main__":
    main()
