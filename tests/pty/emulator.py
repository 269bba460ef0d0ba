"""A small terminal: bytes in, cells out.

It knows what whichway sends and no more: anything else is an error, so that
no test passes by what a terminal happens to ignore. Lines are not rearranged
when it is resized, as in xterm; see `reflow` for terminals that do.
"""

import codecs
import unicodedata


def columns(character):
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


class Terminal:
    def __init__(self, width, height, reflow=False, echo=False):
        self.width, self.height, self.reflow = width, height, reflow
        self.rows = [[] for _ in range(height)]  # cells: (text, look)
        self.soft = [False] * height  # the row goes on in the next one
        self.above = []  # rows scrolled away, as text
        self.x, self.y = 0, 0
        self.wraps = False  # the next character goes to the next row
        self.visible = True
        self.look = ""
        self.pending = b""
        self.echo = echo  # the kernel echoes whatever is typed
        self.decode = codecs.getincrementaldecoder("utf-8")(
            "replace" if echo else "strict").decode
        self.escape = None

    # ---- Bytes in

    def feed(self, data):
        for character in self.decode(data):
            self._take(character)

    def _take(self, c):
        if self.escape is not None:
            self.escape += c
            self._take_escape()
        elif c == "\x1b":
            self.escape = ""
        elif c == "\r":
            self.x, self.wraps = 0, False
        elif c == "\n":
            self._line_feed()
        elif c == "\b":
            self.x = max(0, self.x - 1)
        elif c < " " or c == "\x7f" or "\x80" <= c <= "\x9f":
            if self.echo:
                return
            raise ValueError(f"control {c!r}")
        else:
            self._put(c)

    def _take_escape(self):
        text = self.escape
        if text == "[":
            return
        if not text.startswith("["):
            raise ValueError(f"escape {text!r}")
        if text[-1] in "0123456789;?":
            return
        self.escape = None
        arguments, final = text[1:-1], text[-1]
        if final == "m":
            self.look = "" if arguments in ("", "0") else arguments
        elif final == "A":
            self.y = max(0, self.y - int(arguments or 1))
            self.wraps = False
        elif final == "K" and arguments == "":
            self._erase_line()
        elif final == "J" and arguments == "":
            self._erase_line()
            for row in range(self.y + 1, self.height):
                self.rows[row], self.soft[row] = [], False
        elif text in ("[?25l", "[?25h"):
            self.visible = final == "h"
        else:
            raise ValueError(f"escape {text!r}")

    def _erase_line(self):
        self.rows[self.y] = self.rows[self.y][:self.x]
        self.soft[self.y] = self.wraps = False

    def _line_feed(self):
        self.wraps = False
        if self.y + 1 < self.height:
            self.y += 1
        else:
            self._scroll()

    def _scroll(self):
        self.above.append(self.text_of(self.rows.pop(0)))
        self.soft.pop(0)
        self.rows.append([])
        self.soft.append(False)

    def _put(self, c):
        width = columns(c)
        row = self.rows[self.y]
        if width == 0:
            if row and self.x > 0:
                row[self.x - 1] = (row[self.x - 1][0] + c, row[self.x - 1][1])
            return
        if self.wraps or self.x + width > self.width:
            self.soft[self.y] = True
            self.x = 0
            self._line_feed()
            row = self.rows[self.y]
        row.extend([(" ", "")] * (self.x - len(row)))
        row[self.x:self.x + width] = [(c, self.look)] + [("", "")] * (width - 1)
        self.x += width
        if self.x >= self.width:
            self.x, self.wraps = self.width - 1, True

    # ---- Its size

    def resize(self, width, height):
        if self.reflow:
            self._rewrap(width)
        for row in self.rows:
            del row[width:]
        while len(self.rows) < height:
            self.rows.append([])
            self.soft.append(False)
        while len(self.rows) > height:
            if self.y < len(self.rows) - 1:
                self.rows.pop()
                self.soft.pop()
            else:
                self.rows.pop(0)
                self.soft.pop(0)
                self.y -= 1
        self.width, self.height = width, height
        self.x, self.wraps = min(self.x, width - 1), False

    def _rewrap(self, width):
        """Lines that were one stay one; the cursor stays in its line."""
        lines, at = [], 0
        for index, row in enumerate(self.rows):
            if index and self.soft[index - 1]:
                lines[-1] += row
            else:
                lines.append(list(row))
            if index == self.y:
                at = len(lines) - 1
        rows, soft = [], []
        for index, line in enumerate(lines):
            if index == at:
                self.y = len(rows)
            pieces = [line[i:i + width]
                      for i in range(0, len(line), width)] or [[]]
            rows += pieces
            soft += [True] * (len(pieces) - 1) + [False]
        while len(rows) > len(self.rows) and self.y > 0:
            rows.pop(0)
            soft.pop(0)
            self.y -= 1
        self.rows, self.soft = rows, soft

    # ---- Cells out

    @staticmethod
    def text_of(row):
        return "".join(text for text, _ in row).rstrip()

    def lines(self, looks=False):
        shown = []
        for row in self.rows:
            if not looks:
                shown.append(self.text_of(row))
                continue
            line, look = "", ""
            for text, its in row:
                if its != look:
                    line += f"{{{its}}}"
                    look = its
                line += text
            shown.append((line + ("{}" if look else "")).rstrip())
        while shown and not shown[-1]:
            shown.pop()
        return shown
