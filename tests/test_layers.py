"""Imports run one way: a module imports only from layers below its own."""

import ast
from pathlib import Path

import pytest

import wa_redact

ROOT = Path(wa_redact.__file__).parent
LAYERS = {
    "errors": 0,
    "labels": 0,
    "lists": 0,
    "types": 0,
    "folding": 0,
    "checksums": 1,
    "features": 1,
    "markup": 1,
    "render": 1,
    "spans": 1,
    "text": 1,
    "tokens": 1,
    "decode": 2,
    "override": 1,
    "attachments": 1,
    "patterns": 2,
    "phrases": 2,
    "reports": 2,
    "detectors": 3,
    "guidance": 3,
    "policy": 4,
    "policy_schema": 4,
    "policy_file": 5,
    "judge": 5,
    "names": 4,
    "engine": 6,
    "ner": 5,
    "ner_layers": 0,
    "_native": 0,
    "ner_embedder": 4,
    "ner_network": 1,
    "ner_spans": 4,
    "ner_weights": 3,
    "default": 7,
    "thread_asks": 3,
    "thread_turns": 4,
    "thread_answers": 5,
    "thread_splits": 5,
    "thread_joins": 6,
    "thread_names": 5,
    "thread": 8,
    "component": 8,
    "__init__": 8,
    "apps": 9,
}


def module_of(path):
    return path.relative_to(ROOT).parts[0].split(".")[0]


def imports(path):
    """Modules of ours that ``path`` imports when it is itself imported, annotations excepted."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    skipped = {
        id(n)
        for block in ast.walk(tree)
        if isinstance(block, ast.If) and "TYPE_CHECKING" in ast.dump(block.test)
        for s in block.body
        for n in ast.walk(s)
    }
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("wa_redact"):
            parts = node.module.split(".")
            yield from (
                [parts[1]]
                if len(parts) > 1
                else [
                    a.name if (ROOT / f"{a.name}.py").exists() or (ROOT / a.name).is_dir() else "__init__"
                    for a in node.names
                ]
            )
        elif isinstance(node, ast.Import):
            yield from (a.name.split(".")[1] for a in node.names if a.name.startswith("wa_redact."))


MODULES = sorted(p for p in ROOT.rglob("*.py"))


def test_every_module_has_a_layer():
    assert {module_of(p) for p in [*MODULES, *ROOT.rglob("*.pyi")]} == set(LAYERS)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_run_down(path):
    own = module_of(path)
    if own == "__init__":
        return  # the face imports the composition root inside functions
    above = {m for m in imports(path) if m != own and LAYERS[m] >= LAYERS[own] and LAYERS[own] > 0}
    assert not above
    assert own == "apps" or "apps" not in set(imports(path))


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_modules_stay_small(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300
