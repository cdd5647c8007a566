#!/usr/bin/env python3
"""Gives each flow in tests/broken/ to `sayso check`, as an author would: it must be refused, on the line at fault.

    tests/broken_flows.py build/release/sayso

A broken flow says in a comment where it must be refused and by which rule: `# expect: 46 [rule 3]`. Prints one "ok" or "not ok"
line for each flow, and for each rule that has none.
"""

import re
import subprocess
import sys
from pathlib import Path

EXPECT = re.compile(r"# expect: (\d+) \[rule (\d+)\]")
ERROR = re.compile(r"^(?P<file>.+?):(?P<line>\d+):\d+: error \[rule (?P<rule>\d+)\b")
RULES = set(range(11)) - {9}  # Rule 9 is about translations: tests/unit/text has a case for each of its faults.


def expected(path):
    """The (line, rule) pairs that the flow's comments ask for."""
    text = path.read_text(encoding="utf-8", errors="replace")
    return {(int(line), int(rule)) for line, rule in EXPECT.findall(text)}


def refusals(sayso, paths, file):
    """(exit code, (line, rule) of each error in `file`)."""
    run = subprocess.run([sayso, "check", *paths], capture_output=True, text=True, timeout=60, check=False)
    found = (ERROR.match(line) for line in run.stdout.splitlines())
    return run.returncode, {(int(m["line"]), int(m["rule"])) for m in found if m and Path(m["file"]).name == file.name}


def judge(sayso, path):
    wanted = expected(path)
    if not wanted:
        return "does not say which line is refused by which rule"
    code, found = refusals(sayso, [str(path)], path)
    if code != 1:
        return f"sayso check ended with {code}, not 1"
    if not wanted <= found:
        return f"must be refused at (line, rule) {sorted(wanted)}, but was at {sorted(found)}"
    return None


def main(sayso):
    folder = Path(__file__).resolve().parent / "broken"
    tried = set()
    for path in sorted(folder.rglob("*.yaml")):
        if path.name in ("fields.yaml", "helplines.yaml", "parameters.yaml") or path.parent.name in ("parts", "rules"):
            continue
        tried |= {rule for _, rule in expected(path)}
        trouble = judge(sayso, path)
        print(f"not ok {path.name}: {trouble}" if trouble else f"ok {path.name}")
    for rule in sorted(RULES):
        if rule not in tried:
            print(f"not ok rule {rule} has no broken flow")


if __name__ == "__main__":
    main(sys.argv[1])
