"""The JSON Parsing Test Suite (github.com/nst/JSONTestSuite) through the
JSON door: all 95 y_ texts accepted but for four that break two rules of this
project (no duplicate keys, no NUL in text), all 188 n_ texts refused, and the
35 i_ texts one or the other.

The package holds the suite as decoded text, in which bytes that are no UTF-8
have become U+FFFD; such texts are tried as they are and with a bad byte in
its place. JSONTESTSUITE=FOLDER takes the files of a checkout instead.
"""

import os
import pathlib
import sys

import suite

HOUSE_RULES = {
    "y_object_duplicated_key.json": "duplicate-key",
    "y_object_duplicated_key_and_value.json": "duplicate-key",
    "y_object_escaped_null_in_key.json": "nul-byte",
    "y_string_null_escape.json": "nul-byte",
}


def of_checkout(folder):
    files = (pathlib.Path(folder) / "test_parsing").glob("*.json")
    return {path.name: path.read_bytes() for path in files}


def of_package(package):
    module = package / "data" / "parsing.js"
    texts = {}
    for case in suite.exported(module.read_text("utf-8")):
        text = case["input"].encode("utf-8")
        texts[case["name"]] = text
        if "\ufffd" in case["input"]:
            texts["byte-" + case["name"]] = text.replace(b"\xef\xbf\xbd",
                                                         b"\xe5")
    return texts


def main():
    driver, package, folder = suite.arguments()
    checkout = os.environ.get("JSONTESTSUITE")
    texts = of_checkout(checkout) if checkout else of_package(package)
    counts = [sum(name.startswith(kind) for name in texts)
              for kind in ("y_", "n_", "i_")]
    if counts != [95, 188, 35]:
        sys.exit(f"not the whole suite: {counts}, not 95, 188 and 35")
    verdicts = suite.run(driver, "json", texts, folder / "json")
    wrong = []
    for name, verdict in sorted(verdicts.items()):
        kind = name.removeprefix("byte-")[:2]
        wanted = HOUSE_RULES.get(name, "accepted")
        if kind == "y_" and verdict != wanted:
            wrong.append(f"{name}: {verdict}, not {wanted}")
        if kind == "n_" and verdict == "accepted":
            wrong.append(f"{name}: accepted")
    print(f"95 y_: {95 - len(HOUSE_RULES)} accepted, {len(HOUSE_RULES)} "
          f"refused by rules of this project; 188 n_: refused")
    sys.exit("\n".join(wrong) or None)


main()
