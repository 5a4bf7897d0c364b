"""The order of the layers, read from every module's own imports: nothing is imported to check it."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "pipeline"
MODULES = {
    ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
}

LAYERS = (
    {"article", "outcome", "errors", "files", "settings"},
    {"text"},
    {"stages"},
    {"flow"},
    {"kafka", "sources", "observe", "evaluate"},
    {"cli"},
)
"""A module may import what stands in an earlier layer, and its own part of its own layer."""

ASIDE = {
    ("kafka", "sources"): "",  # decoding and the sample records are the same for every source
    ("kafka", "observe"): "pipeline.observe.facts",  # a worker states facts; it never counts
}
"""What may be imported within a layer, and which module of it alone."""

ENGINES = {"kafka", "faust", "aiokafka", "mode"}
IMPURE = {"os", "time", "random", "prometheus_client", "socket", "subprocess", "secrets"}


def imports_of(name):
    """Return every module that ``name`` imports, also inside its functions."""
    path = MODULES[name]
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                base = ".".join([*package.split(".")[: len(package.split(".")) - node.level + 1], base])
            # `from pipeline.stages import clean` imports a module, `import STAGES` a name of one.
            found |= {
                f"{base}.{alias.name}" if f"{base}.{alias.name}" in MODULES else base for alias in node.names
            }
    return found


IMPORTS = {name: imports_of(name) for name in MODULES}


def part(module):
    return module.split(".")[1] if "." in module else ""


def layer(module):
    return next((i for i, parts in enumerate(LAYERS) if part(module) in parts), None)


def ours(name):
    return sorted(module for module in IMPORTS[name] if module.startswith("pipeline."))


def in_parts(*parts):
    return [name for name in MODULES if part(name) in parts]


def test_every_module_belongs_to_a_layer():
    assert len(MODULES) > 80
    assert [name for name in MODULES if name != "pipeline" and layer(name) is None] == []


@pytest.mark.parametrize("name", [name for name in MODULES if name != "pipeline"])
def test_imports_go_one_way(name):
    for module in ours(name):
        if part(module) == part(name):
            continue
        if layer(module) == layer(name) and layer(name) > 0:
            allowed = ASIDE.get((part(name), part(module)))
            assert allowed is not None, f"{name} imports {module} of its own layer"
            assert not allowed or module == allowed, f"{name} imports {module}, allowed is {allowed} alone"
        else:
            assert layer(module) <= layer(name), f"{name} imports {module}, which stands above it"


def test_no_module_imports_itself_in_a_circle():
    done, path = set(), []

    def visit(name):
        assert name not in path, " -> ".join([*path[path.index(name) :], name])
        if name in done:
            return
        path.append(name)
        for module in at_import(name):
            visit(module)
        path.pop()
        done.add(name)

    def at_import(name):
        # A package's own parts import each other through it; that is no circle of layers.
        return [m for m in ours(name) if m in MODULES and m != name and not name.startswith(m + ".")]

    for name in MODULES:
        visit(name)


@pytest.mark.parametrize("name", in_parts("stages"))
def test_stages_never_import_each_other(name):
    parts = name.split(".")
    if len(parts) < 3:
        return  # the list of all stages
    others = [
        module for module in ours(name) if part(module) == "stages" and module.split(".")[2:3] != parts[2:3]
    ]
    assert others == []


@pytest.mark.parametrize("name", in_parts("text"))
def test_text_knows_strings_and_arrays_only(name):
    assert [module for module in ours(name) if part(module) != "text"] == []


@pytest.mark.parametrize("name", in_parts("text", "stages", "article", "outcome", "errors", "flow"))
def test_what_gives_verdicts_has_no_clock_no_chance_and_no_surroundings(name):
    assert {module.split(".")[0] for module in IMPORTS[name]} & IMPURE == set()
    assert "datetime.now" not in MODULES[name].read_text("utf-8")


@pytest.mark.parametrize("name", [name for name in MODULES if part(name) != "kafka"])
def test_only_the_kafka_package_knows_the_engine(name):
    # A command may name Kafka's errors and places; its clients come from pipeline.kafka.
    allowed = {"kafka", "kafka.errors", "kafka.structs"} if part(name) == "cli" else set()
    engines = {module for module in IMPORTS[name] if module.split(".")[0] in ENGINES}
    assert engines - allowed == set()


@pytest.mark.parametrize("name", in_parts("cli"))
def test_commands_take_their_clients_from_the_kafka_package(name):
    tree = ast.parse(MODULES[name].read_text("utf-8"))
    taken = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in ENGINES
        for alias in node.names
    }
    assert taken <= {"KafkaError", "TopicPartition"}


@pytest.mark.parametrize("name", in_parts("stages", "text", "flow", "sources", "evaluate", "cli"))
def test_only_the_metrics_know_prometheus(name):
    assert "prometheus_client" not in {module.split(".")[0] for module in IMPORTS[name]}
