"""The YAML of docs/rulebook.md loads, block by block.

Each block is laid over a small rulebook (BASE), which has what the blocks
speak of; what stands alone there (a `when`, `invariants`) is put where it
belongs, and cases are run. A block that is no part of a rulebook begins with
"-" or with a comment.
"""

import os
import pathlib
import re
import subprocess
import tempfile

import common

BLOCK = re.compile(r"^```yaml\n(.*?)^```", re.S | re.M)
OTHERS = ("-", "#")
PLACES = {
    "when": ("decisions:", "  approach:", "    rules:", "      shown:",
             "        points: {rag: 1}", "        because: B"),
    "invariants": ("decisions:", "  approach:"),
}
BASE = """\
whichway: 1
rulebook: {name: base, version: 1.0.0}
sources: {guide: {title: G}}
questions:
  churn: {ask: C, type: scale, values: {static: S, yearly: Y, weekly: W, daily: D}}
  cited: {ask: C, type: flag}
  labels: {ask: L, type: number, min: 0}
  corpus_tokens: {ask: T, type: number, min: 0}
  latency_budget_ms: {ask: M, type: number, min: 0}
  requests_per_month: {ask: R, type: number, min: 0}
  input_tokens: {ask: I, type: number, min: 0}
  eval_set: {ask: E, type: flag}
  needs: {ask: N, type: set, values: {documents: D, live_data: L}}
conditions:
  both_gaps: {cited: true, churn: ">= weekly"}
decisions:
  other:
    title: Other
    options: {a: {title: A}, b: {title: B}}
  approach:
    main: true
    title: Approach
    needs: {knowledge: {title: K}}
    options:
      prompting: {title: P}
      rag: {title: R}
      tuning: {title: T}
      hybrid: {title: H}
    rules:
      changes-slowly:
        when: {churn: "<= yearly"}
        points: {rag: 2}
        because: B
      churn-weekly: {when: {churn: ">= weekly"}, points: {rag: 1}, because: B}
  method: {title: M, when: {approach: tuning}, options: {lora: {title: L}}}
  delivery: {title: D, when: {approach: rag}, options: {vector_search: {title: V}}}
  first_step: {title: F, leads: true, options: {write_evals: {title: W}, build_rag: {title: B}}}
advice:
  build-eval-set: {when: {eval_set: {known: false}}, kind: step, say: S}
costs:
  currency: USD
  requests: requests_per_month
  prices: {}
"""


def placed(block):
    """The block with what it leaves out around its first key."""
    key = block.split(":", 1)[0]
    if key not in PLACES:
        return block
    above = PLACES[key]
    indent = " " * (2 * sum(line.endswith(":") for line in above))
    inner, outer = [], []
    for line in block.splitlines():
        top = re.match(r"(\w+):", line)
        into = outer if outer or (top and top.group(1) not in PLACES) \
            else inner
        into.append(line)
    return "\n".join([*above, *(indent + line for line in inner), *outer, ""])


def check(root):
    manual = (root / "docs/rulebook.md").read_text(encoding="utf-8")
    findings = []
    count = 0
    with tempfile.TemporaryDirectory() as folder:
        base = pathlib.Path(folder, "base.yaml")
        base.write_text(BASE, encoding="utf-8")
        for block in BLOCK.finditer(manual):
            text = block.group(1)
            if text.startswith(OTHERS):
                continue
            count += 1
            own = pathlib.Path(folder, "block.yaml")
            own.write_text(placed(text), encoding="utf-8")
            cases = text.startswith("cases:")
            what = ["test", str(own)] if cases else ["list", "--overlay",
                                                     str(own)]
            done = subprocess.run(
                [os.environ.get("WHICHWAY", "whichway"), "rules", *what,
                 "--rules", str(base)], capture_output=True, text=True,
                check=False)
            if done.returncode:
                line = manual.count("\n", 0, block.start()) + 1
                findings.append(f"docs/rulebook.md:{line}: "
                                f"{done.stdout if cases else done.stderr}")
    return findings if count else ["docs/rulebook.md: no ```yaml block"]

common.run(check, {
    "docs/rulebook.md": "```yaml\nwhen: {labels: 5}\nconditions: "
                        "{k: {labels: 6}}\n```\n```yaml\n- run: x\n```\n"
}, [
    ({"docs/rulebook.md": "```yaml\nwhen: {lables: 5}\n```\n"},
     "docs/rulebook.md:1: "),
    ({"docs/rulebook.md": "none\n"}, "no ```yaml"),
])
