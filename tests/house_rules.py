#!/usr/bin/env python3
"""House rules that neither the compiler nor a reviewer should have to look for.

    tests/house_rules.py                 check every tracked or new file
    tests/house_rules.py --self-test     break each rule once and see that it is found
"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

CODE = (".cpp", ".h")
SOURCES = (*CODE, ".ts", ".tsx", ".mjs", ".js", ".py", ".sh", ".css")
MOST_LINES = 450
ITSELF = "tests/house_rules.py"

# Each: what is forbidden, in which files, and what to do instead.
FORBIDDEN = [
    (
        re.compile(r"FetchContent|ExternalProject|\bCPM(AddPackage|\.cmake)|file\s*\(\s*DOWNLOAD", re.IGNORECASE),
        lambda name: name.endswith(("CMakeLists.txt", ".cmake", "CMakePresets.json")),
        "nothing is downloaded to build: find_package, and a line in server/packages",
    ),
    (
        re.compile(r"(?<![\w.~-])/(work|root|tmp/[a-z]+|home/[a-z]+|Users/\w+)/"),
        lambda name: True,
        "a path of one machine",
    ),
    (
        re.compile(r"registry\.npmjs\.org|registry\.yarnpkg|npm\.pkg\.github|artifactory|\.pkg\.dev\b", re.IGNORECASE),
        lambda name: True,
        "name no registry: what a machine uses is its own affair",
    ),
    (
        re.compile(r"\b(TODO|FIXME|XXX)\b"),
        lambda name: name.endswith(SOURCES) or "." not in name.rsplit("/", 1)[-1],
        "finish it, or say plainly in the documents what is missing",
    ),
    (
        re.compile(r"GTEST_SKIP|\bDISABLED_|\b(test|it|describe)\.(skip|todo|only)\b"),
        lambda name: name.endswith(SOURCES),
        "a test runs, or it goes",
    ),
    (
        re.compile(r"\b(innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|localStorage)\b|document\.write\b"),
        # Whether a phone is the young person's own and how the page is to look are kept there, and nothing else.
        lambda name: name.startswith("web/") and name.count("/") > 1 and name.endswith((*SOURCES, ".html"))
        and name not in ("web/young-person/phone-mode.ts", "web/shared/looks/kept.ts"),
        "text is text (text nodes), and nothing a person wrote stays in the browser",
    ),
    (
        re.compile(r"synchronous\s*=\s*(NORMAL|OFF|0|1)\b", re.IGNORECASE),
        lambda name: name.startswith("server/") and name.endswith(CODE),
        "only synchronous=FULL (or EXTRA) keeps the promise that a saved answer is on disk",
    ),
]


def repository_files(root):
    """Tracked files and new ones that are not ignored; without git, all but the folders that builds make."""
    listed = subprocess.run(
        ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True,
        check=False,
    )
    if listed.returncode == 0:
        names = listed.stdout.decode().split("\0")
    else:
        made = {"build", "node_modules", ".git", ".cache"}
        every = (path.relative_to(root) for path in root.rglob("*"))
        names = [path.as_posix() for path in every if not made & set(path.parts)]
    return sorted(name for name in names if name and (root / name).is_file())


def check_words(name, text):
    if name == ITSELF:
        return
    for number, line in enumerate(text.splitlines(), 1):
        for pattern, concerns, instead in FORBIDDEN:
            found = concerns(name) and pattern.search(line)
            if found:
                yield f"{name}:{number}: '{found[0]}': {instead}"


def check_shape(name, text):
    if name.startswith("server/") and name.endswith(CODE):
        for number, line in enumerate(text.splitlines(), 1):
            if not line.isascii():
                yield f"{name}:{number}: C++ sources are ASCII; words for people belong in i18n/ and flows/"
    lines = text.count("\n")
    if name.endswith(SOURCES) and lines > MOST_LINES:
        yield f"{name}: {lines} lines, more than {MOST_LINES}: one concept per file"
    if "\r" in text:
        yield f"{name}: lines end with LF only"
    if name.endswith("package-lock.json") and '"resolved"' in text:
        yield f"{name}: holds 'resolved' addresses; run npm with --omit-lockfile-registry-resolved"


def check_databases(texts):
    """Every room that opens a database asks for FULL; one file alone checkpoints."""
    server = {name: text for name, text in texts.items() if name.startswith("server/") and name.endswith(CODE)}
    opening = {name.split("/")[1] for name, text in server.items() if re.search(r"\bsqlite3_open", text)}
    asking = {name.split("/")[1] for name, text in server.items() if re.search(r"synchronous\s*=\s*(FULL|EXTRA)", text)}
    for room in sorted(opening - asking):
        yield f"server/{room}: opens a database without synchronous=FULL"
    checkpointing = sorted(name for name, text in server.items() if re.search(r"wal_checkpoint\b|wal_checkpoint_v2", text))
    if len(checkpointing) > 1:
        yield f"{', '.join(checkpointing)}: two places checkpoint; the writer alone may (SQLite 3.40 loses data otherwise)"


def check_manifest(name, text):
    """What a page needs is fixed in the lock file, beside its package.json."""
    if name.endswith("package.json"):
        for kind in ("dependencies", "devDependencies"):
            for package, version in json.loads(text).get(kind, {}).items():
                if re.match(r"(git|https?|file|github)[:+]", version) or version in ("*", "latest"):
                    yield f"{name}: {package} {version}: a version, please"


def problems(root):
    texts = {}
    for name in repository_files(root):
        try:
            texts[name] = (root / name).read_bytes().decode()
        except UnicodeDecodeError:
            continue  # A picture or a sound.
    if not texts:
        return ["no files found; is this the repository?"]
    found = []
    for name, text in texts.items():
        found += [*check_words(name, text), *check_shape(name, text), *check_manifest(name, text)]
    return found + list(check_databases(texts))


GOOD_FILES = {
    "server/store/sqlite_store.cpp": 'sqlite3_open_v2(path);\nrun("PRAGMA synchronous=FULL");\n',
    "server/store/checkpoint.cpp": 'run("PRAGMA wal_checkpoint(RESTART)");\n',
    "web/desk/page.ts": "node.textContent = words;\n",
    "web/package.json": '{"dependencies": {"preact": "10.27.0"}}\n',
    "README.md": "Open build/release/sayso and ~/work/ or ./tmp/x/ as you like.\n",
}

PLANTED = [
    ("CMakeLists.txt", "include(FetchContent)\n", "nothing is downloaded"),
    ("tests/run", "cd /" + "work/main\n", "path of one machine"),
    ("server/deploy/x.service", "ExecStart=/home/alex/sayso\n", "path of one machine"),
    ("web/package-lock.json", '{"resolved": ""}\n', "'resolved'"),
    ("web/.npmrc", "registry=https://registry.npmjs.org/\n", "name no registry"),
    ("web/package.json", '{"dependencies": {"preact": "git+https://x"}}\n', "a version, please"),
    ("server/base/a.cpp", "// caf\u00e9\n", "ASCII"),
    ("server/base/a.cpp", "// TODO later\n", "finish it"),
    ("server/base/a.cpp", "int a;\n" * (MOST_LINES + 1), "one concept per file"),
    ("server/base/a.cpp", "int a;\r\n", "LF only"),
    ("tests/unit/a_test.cpp", "GTEST_SKIP();\n", "a test runs"),
    ("web/desk/a.ts", "element.innerHTML = words;\n", "text is text"),
    ("web/desk/a.ts", "localStorage.setItem(a, b);\n", "text is text"),
    ("server/store/b.cpp", 'run("PRAGMA synchronous = NORMAL");\n', "FULL"),
    ("server/vault/keys.cpp", "sqlite3_open(path);\n", "without synchronous=FULL"),
    ("server/vault/keys.cpp", "sqlite3_wal_checkpoint_v2(db);\n", "two places checkpoint"),
]


def problems_in(files):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        return problems(Path(folder))


def self_test():
    failures = [f"a good file is refused: {problem}" for problem in problems_in(GOOD_FILES)]
    for name, text, expected in PLANTED:
        found = problems_in({**GOOD_FILES, name: text})
        if not any(name in problem or name.startswith(problem.split(":")[0]) for problem in found if expected in problem):
            failures.append(f"not found in {name}: {text[:40]!r}  (found: {found})")
    return failures


if __name__ == "__main__":
    root = Path(__file__).resolve().parent.parent
    found = self_test() if "--self-test" in sys.argv else problems(root)
    print("\n".join(found))
    sys.exit(1 if found else 0)
