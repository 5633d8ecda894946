"""The documents: every example is run and shows what it gives, every link leads somewhere, every list is complete."""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
import textwrap
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted(
    path
    for pattern in ("*.md", "docs/**/*.md", "samples/*.md", "benchmarks/*.md", "changelog.d/README.md")
    for path in ROOT.glob(pattern)
)
FENCE = re.compile(r"^(?P<indent> *)```(?P<language>[\w+-]*)[^\n]*\n(?P<body>.*?)^(?P=indent)```[ ]*$", re.M | re.S)
RUN = {"python", "pycon", "console"}
# Shapes and extracts, which show something and do nothing.
SHOWN = {"", "text", "yaml", "json", "jsonc", "toml", "html", "mermaid"}
BIN = Path(sys.executable).parent


@dataclass(frozen=True)
class Example:
    document: Path
    line: int
    language: str
    body: str

    def __str__(self) -> str:
        return f"{self.document.relative_to(ROOT)}:{self.line}"


def examples(document: Path) -> list[Example]:
    text = document.read_text("utf-8")
    return [
        Example(document, text.count("\n", 0, m.start()) + 1, m["language"], textwrap.dedent(m["body"]))
        for m in FENCE.finditer(text)
    ]


EXAMPLES = [example for document in DOCUMENTS for example in examples(document)]
COMMANDS = [example for example in EXAMPLES if example.language == "console"]
WITH_PYTHON = [d for d in DOCUMENTS if any(e.language in {"python", "pycon"} for e in examples(d))]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with the samples in it."""
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def steps(body: str) -> list[tuple[str, str]]:
    """Split a console example into (command, shown output); a command may go on after a backslash."""
    found: list[tuple[str, str]] = []
    for line in body.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], ""))
        elif found and found[-1][0].endswith("\\"):
            found[-1] = (found[-1][0] + "\n" + line, "")
        elif found:
            found[-1] = (found[-1][0], found[-1][1] + line + "\n")
        else:
            raise AssertionError(f"output before any command: {line!r}")
    return found


def matches(shown: str, given: str) -> bool:
    """Whether an output is the one shown, in which ``…`` stands for anything."""
    tidy = ["\n".join(line.rstrip() for line in text.strip().splitlines()) for text in (shown, given)]
    pattern = ".*?".join(map(re.escape, tidy[0].split("…")))
    return re.fullmatch(pattern, tidy[1], re.S) is not None


def test_the_comparison_can_fail() -> None:
    assert matches("one\n…\nfour\n", "one\ntwo\nthree\nfour")
    assert matches("", "  \n")
    assert not matches("one\n…\nfour\n", "one\ntwo\n")
    assert not matches("one", "one\ntwo")
    assert steps("$ a \\\n  b\nout\n$ c\n") == [("a \\\n  b", "out\n"), ("c", "")]


def test_there_are_examples_to_run() -> None:
    assert COMMANDS
    assert WITH_PYTHON


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_no_example_goes_unrun(example: Example) -> None:
    assert example.language in RUN | SHOWN, "an example in this language would not be run: make it a console one"
    if example.language == "console":
        assert steps(example.body)


@pytest.mark.parametrize("example", COMMANDS, ids=str)
def test_console_examples_show_what_they_give(example: Example, desk: Path) -> None:
    env = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "100", "NO_COLOR": "1"}
    for command, shown in steps(example.body):
        word, _, rest = command.partition(" ")
        if word == "make":
            assert re.search(rf"^{re.escape(rest.split()[0])}:", (ROOT / "Makefile").read_text("utf-8"), re.M)
        elif word == "python" and (script := rest.split()[0]).endswith(".py"):
            assert (ROOT / script).is_file()
        elif word in {"git", "cd", "pip"}:
            pass
        else:
            assert word in {"onrecord", "cat", "head"}, f"cannot run {word!r}"
            ran = subprocess.run(
                command, shell=True, cwd=desk, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                stdin=subprocess.DEVNULL,
            )  # fmt: skip
            # 1 is the code for a bad input among good ones, which an example may be about.
            assert ran.returncode in {0, 1}, ran.stdout
            assert "Traceback" not in ran.stdout
            assert matches(shown, ran.stdout), f"{command}\ngave\n{ran.stdout}"


@pytest.mark.parametrize("document", WITH_PYTHON, ids=name)
def test_python_examples_run(document: Path, desk: Path) -> None:
    """The examples of one document share their names and run in order, in a folder that holds the samples."""
    assert (desk / "samples").is_dir()
    names: dict[str, object] = {"__name__": "__example__"}
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    runner = doctest.DocTestRunner(optionflags=flags)
    for example in examples(document):
        if example.language == "python":
            exec(compile(example.body, str(example), "exec"), names)
        elif example.language == "pycon":
            test = doctest.DocTestParser().get_doctest(
                example.body.replace("…", "..."), names, str(example), name(document), example.line
            )
            complaints: list[str] = []
            runner.run(test, out=complaints.append, clear_globs=False)
            names.update(test.globs)
            assert not complaints, "".join(complaints)


def slugs(text: str) -> set[str]:
    """Return the anchors that a forge makes of a document's headings."""
    heads = re.findall(r"^#+ (.+)$", FENCE.sub("", text), re.M)
    return {re.sub(r"[^\w\- ]", "", head.lower()).strip().replace(" ", "-") for head in heads}


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_links_lead_somewhere(document: Path) -> None:
    text = document.read_text("utf-8")
    for target in re.findall(r"\]\(([^)\s]+)\)", FENCE.sub("", text)):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        aim = (document.parent / path).resolve() if path else document
        assert aim.exists(), f"{target} leads nowhere"
        if anchor:
            assert anchor in slugs(aim.read_text("utf-8")), f"{target}: no such heading"


def test_every_document_can_be_found_from_the_index() -> None:
    index = (ROOT / "docs" / "index.md").read_text("utf-8")
    linked = {(ROOT / "docs" / t.partition("#")[0]).resolve() for t in re.findall(r"\]\(([^)\s]+)\)", index)}
    assert {path for path in DOCUMENTS if path.parent.name == "docs"} - linked == {ROOT / "docs" / "index.md"}


def test_every_dependency_is_explained_and_no_other() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = [
        *project["build-system"]["requires"],
        *project["project"]["dependencies"],
        *(need for needs in project["project"]["optional-dependencies"].values() for need in needs),
    ]
    declared = {re.split(r"[<>=!~ \[;]", need)[0].lower() for need in wanted}
    listed = re.findall(r"^\| `([^`]+)` \|", (ROOT / "docs" / "dependencies.md").read_text("utf-8"), re.M)
    assert len(set(listed)) == len(listed), "a dependency is listed twice"
    assert {dependency.lower() for dependency in listed} == declared


def test_every_benchmark_is_explained() -> None:
    text = (ROOT / "benchmarks" / "README.md").read_text("utf-8")
    named = set(re.findall(r"(\w+\.py)\b", text))
    assert named == {path.name for path in (ROOT / "benchmarks").glob("*.py")}


def test_the_citation_is_valid_and_of_this_version() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    # The required keys of Citation File Format 1.2.0, and no key that it does not know.
    assert {"cff-version", "message", "title", "authors"} <= set(citation)
    assert set(citation) <= {
        "cff-version", "message", "title", "authors", "abstract", "type", "license", "version", "keywords",
        "repository-code", "url", "date-released", "references", "preferred-citation",
    }  # fmt: skip
    assert citation["cff-version"] == "1.2.0"
    assert citation["type"] == "software"
    assert citation["version"] == project["version"]
    assert citation["license"] == project["license"]
    assert all(author.get("name") or author.get("family-names") for author in citation["authors"])


def test_every_changelog_fragment_says_something() -> None:
    fragments = [path for path in (ROOT / "changelog.d").glob("*.md") if path.name != "README.md"]
    assert fragments
    assert [name(path) for path in fragments if not path.read_text("utf-8").strip()] == []
