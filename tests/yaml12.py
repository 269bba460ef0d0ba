"""YAML as version 1.2 reads it, where PyYAML follows 1.1: `yes` and `on` are
text, and so is a date.
"""

import re

import yaml

OTHER = ("tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp")


FAST = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml, if there


class Loader(FAST):
    """SafeLoader with the flags of YAML 1.2, and no dates."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag not in OTHER]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool",
                             re.compile("^(true|false)$"), list("tf"))


def load(path):
    return yaml.load(path.read_text(encoding="utf-8"), Loader)


def load_texts(path):
    """Every scalar as the text that it is."""
    return yaml.load(path.read_text(encoding="utf-8"),
                     getattr(yaml, "CBaseLoader", yaml.BaseLoader))


def load_folder(folder):
    """The files of a rulebook, joined by top-level key."""
    joined = {}
    for path in sorted(folder.glob("*.yaml")):
        for key, value in load(path).items():
            if isinstance(value, dict):
                joined.setdefault(key, {}).update(value)
            else:
                joined[key] = value
    return joined
