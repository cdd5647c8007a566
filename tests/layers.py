#!/usr/bin/env python3
"""Fails on an include or import that goes against the direction of the house.

    tests/layers.py                 check the repository
    tests/layers.py --self-test     plant bad includes in a made-up house and see that each is found

The rooms and what each may know are drawn in ARCHITECTURE.md. A room's own allowance is what its CMakeLists.txt NEEDS,
with what those need; that allowance in turn must fit the picture below.
"""

import posixpath
import re
import sys
import tempfile
from pathlib import Path

# The picture: what a room may know at most. `main` is the files directly in server/; `commands` is the rest of it.
PICTURE = {
    "base": "",
    "domain": "base",
    "flow": "base domain",
    "casefile": "base domain",
    "vault": "base domain",
    "text": "base domain flow",
    "store": "base domain flow casefile vault",
    "app": "base domain flow casefile vault text store",
    "wire": "base domain flow casefile text",
    "net": "base domain flow casefile vault text store app wire exchange",
    "exchange": "base domain flow casefile vault text store app",
    "commands": "base domain flow casefile vault text store app wire net exchange",
    "main": "base domain flow casefile vault text store app wire net exchange commands",
}

# A library is known to few rooms, so that it could be exchanged, and so that nothing below app waits for a network.
LIBRARIES = {
    "boost/asio": "app net commands main",
    "boost/beast": "net",
    "sqlite3.h": "store vault",
    "sodium": "vault",
    "yaml-cpp": "flow commands",
    "unicode/": "text",
    "CLI/": "commands main",
    "pugixml": "exchange",
    "xlsxwriter": "exchange",
    "zip.h": "exchange",
    "pango/": "exchange",
    "cairo": "exchange",
}

WEB_APPS = ("young-person", "kiosk", "desk")

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
IMPORT = re.compile(r"""(?:\bfrom|\bimport|\bimport\s*\()\s*["']([^"']+)["']|@import\s+(?:url\()?\s*["']([^"']+)["']""")


def needs_in_cmake(text):
    """Room name to NEEDS, for each sayso_library(...) in a CMakeLists.txt."""
    rooms = {}
    for body in re.findall(r"sayso_library\(([^)]*)\)", re.sub(r"#.*", "", text)):
        words = body.split()
        needs, taking = [], False
        for word in words[1:]:
            if word in ("SOURCES", "NEEDS", "USES"):
                taking = word == "NEEDS"
            elif taking:
                needs.append(word)
        rooms[words[0]] = needs
    return rooms


def with_theirs(room, needs, seen=None):
    """Everything `room` needs, and what those need."""
    seen = set() if seen is None else seen
    for needed in needs.get(room, []):
        if needed not in seen:
            seen.add(needed)
            with_theirs(needed, needs, seen)
    return seen


def check_needs(server, needs):
    for room in sorted(needs):
        if room not in PICTURE:
            yield f"server/{room}/CMakeLists.txt: room '{room}' has no place in tests/layers.py; give it one"
            continue
        for needed in sorted(with_theirs(room, needs) - set(PICTURE[room].split())):
            yield f"server/{room}/CMakeLists.txt: '{room}' must not need '{needed}'"


def check_include(where, room, bracket, header, allowed, server):
    first = header.split("/")[0]
    for library, rooms in LIBRARIES.items():
        if header.startswith(library) and room not in rooms.split():
            return f"{where}: '{room}' must not know {library} (only {rooms})"
    if bracket == "<" or first == room:
        return None
    if "/" not in header:
        return f'{where}: write the room too: "{room}/{header}"' if room != "main" else None
    if first not in PICTURE or not (server / header).exists():
        return f"{where}: {header} is in no room"
    if first not in allowed:
        return f"{where}: '{room}' must not know '{first}' ({header})"
    return None


def check_server(root):
    server = root / "server"
    needs = {}
    for cmake in sorted(server.rglob("CMakeLists.txt")):
        needs.update(needs_in_cmake(cmake.read_text()))
    yield from check_needs(server, needs)
    files = sorted(path for path in server.rglob("*") if path.suffix in (".h", ".cpp"))
    if not files or not needs:
        yield "server: no rooms found; is this the repository?"
    for path in files:
        inside = path.relative_to(server).parts
        room = inside[0] if len(inside) > 1 else "main"
        allowed = with_theirs(room, needs) if room in needs else set(PICTURE.get(room, "").split())
        for number, line in enumerate(path.read_text().splitlines(), 1):
            found = INCLUDE.match(line)
            if found:
                where = f"{path.relative_to(root).as_posix()}:{number}"
                problem = check_include(where, room, found[1], found[2], allowed, server)
                if problem:
                    yield problem


def check_web(root):
    """Each app imports from its own folder and from shared/; shared/ only from itself. Packages are free to all."""
    web = root / "web"
    for app in (*WEB_APPS, "shared"):
        for path in sorted((web / app).rglob("*")):
            if path.suffix not in (".ts", ".tsx", ".css", ".mjs") or "node_modules" in path.parts:
                continue
            for number, line in enumerate(path.read_text().splitlines(), 1):
                for script, style in IMPORT.findall(line):
                    target = script or style
                    if not target.startswith((".", "/")):
                        continue
                    folder = path.parent.relative_to(web).as_posix()
                    to = posixpath.normpath(posixpath.join(folder, target)).split("/")[0]
                    if to not in (app, "shared"):
                        yield f"{path.relative_to(root).as_posix()}:{number}: '{app}' must not import {target}"


def problems(root):
    return [*check_server(root), *check_web(root)]


GOOD_HOUSE = {
    "server/base/CMakeLists.txt": "sayso_library(base SOURCES id.cpp)",
    "server/base/id.h": "#include <string>\n",
    "server/domain/CMakeLists.txt": "sayso_library(domain SOURCES case.cpp NEEDS base)",
    "server/domain/case.h": '#include "base/id.h"\n',
    "server/flow/CMakeLists.txt": "sayso_library(flow\n    SOURCES a.cpp b.cpp\n    NEEDS domain\n    USES yaml-cpp)",
    "server/flow/engine.h": '#include "base/id.h"\n#include "domain/case.h"\n#include <yaml-cpp/yaml.h>\n',
    "server/casefile/CMakeLists.txt": "sayso_library(casefile SOURCES routing.cpp NEEDS domain)",
    "server/casefile/routing.h": '#include "domain/case.h"\n',
    "server/app/CMakeLists.txt": "sayso_library(app SOURCES a.cpp NEEDS flow casefile)",
    "server/app/a.cpp": '#include "flow/engine.h"\n#include "casefile/routing.h"\n#include <boost/asio/post.hpp>\n',
    "server/main.cpp": '#include "app/a.h"\n#include <CLI/CLI.hpp>\n',
    "server/app/a.h": "",
    "web/desk/inbox.tsx": 'import { h } from "preact";\nimport { connect } from "../shared/connection";\n',
    "web/shared/connection.ts": 'import type { Message } from "./protocol";\n',
    "web/kiosk/main.ts": 'import "./idle";\nconst page = import("../shared/exit");\n',
}

# One bad line each: where it is planted, the line, and a part of what must be said about it.
PLANTED = [
    ("server/base/bad.h", '#include "domain/case.h"', "'base' must not know 'domain'"),
    ("server/flow/bad.cpp", '#include "casefile/routing.h"', "'flow' must not know 'casefile'"),
    ("server/casefile/bad.cpp", '  #  include "flow/engine.h"', "'casefile' must not know 'flow'"),
    ("server/flow/bad.cpp", "#include <boost/asio/post.hpp>", "'flow' must not know boost/asio"),
    ("server/domain/bad.cpp", '#include "boost/beast/core.hpp"', "'domain' must not know boost/beast"),
    ("server/app/bad.cpp", "#include <sqlite3.h>", "'app' must not know sqlite3.h"),
    ("server/flow/bad.cpp", '#include "engine.h"', "write the room too"),
    ("server/flow/bad.cpp", '#include "attic/box.h"', "is in no room"),
    ("server/attic/CMakeLists.txt", "sayso_library(attic SOURCES a.cpp)", "'attic' has no place"),
    ("server/casefile/CMakeLists.txt", "sayso_library(casefile SOURCES a.cpp NEEDS flow)", "must not need 'flow'"),
    ("web/kiosk/bad.ts", 'import { inbox } from "../desk/inbox";', "'kiosk' must not import ../desk/inbox"),
    ("web/shared/bad.ts", 'export * from "../kiosk/main";', "'shared' must not import ../kiosk/main"),
    ("web/desk/bad.ts", 'const page = import("../young-person/page");', "'desk' must not import ../young-person/page"),
]


def build(folder, files):
    for name, text in files.items():
        path = Path(folder) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def self_test():
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        build(folder, GOOD_HOUSE)
        failures += [f"a good house is refused: {problem}" for problem in problems(Path(folder))]
    for name, line, expected in PLANTED:
        with tempfile.TemporaryDirectory() as folder:
            build(folder, {**GOOD_HOUSE, name: line + "\n"})
            found = problems(Path(folder))
            if not any(problem.startswith(name) and expected in problem for problem in found):
                failures.append(f"not found in {name}: {line}  (found: {found})")
    return failures


if __name__ == "__main__":
    root = Path(__file__).resolve().parent.parent
    found = self_test() if "--self-test" in sys.argv else problems(root)
    print("\n".join(found))
    sys.exit(1 if found else 0)
