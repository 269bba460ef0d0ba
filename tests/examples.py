"""The examples, for every test that goes through all of them.

A profile stands in examples/, or in a folder there that has its own
rulebook under rules/.
"""

import dataclasses
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[1]
KINDS = (".json", ".yaml", ".yml")
NO_PROFILES = ("overlay.yaml", "prices.yaml")


@dataclasses.dataclass
class Example:
    name: str  # support-assistant, database-web-shop
    profile: str  # from the root of the project
    rules: str  # of its own rulebook, or ""

    def arguments(self):
        return [self.profile] + (["--rules", self.rules] if self.rules
                                 else [])


def profiles_in(folder):
    return [path for path in sorted((ROOT / folder).iterdir())
            if path.suffix in KINDS and path.name not in NO_PROFILES]


def all_examples():
    found = [Example(path.stem, f"examples/{path.name}", "")
             for path in profiles_in("examples")]
    for rules in sorted((ROOT / "examples").glob("*/rules")):
        home = rules.parent.name
        found += [Example(f"{home}-{path.stem}",
                          f"examples/{home}/{path.name}",
                          f"examples/{home}/rules")
                  for path in profiles_in(f"examples/{home}")]
    return found
