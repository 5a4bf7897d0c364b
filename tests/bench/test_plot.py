from xml.etree import ElementTree

from tests.bench.plot import write_plot

SVG = "{http://www.w3.org/2000/svg}"


def row(name, corpus, cpu):
    return {"name": name, "corpus": corpus, "cpu_us": cpu, "ratio_to_bare": cpu / 100}


def test_each_loop_is_a_bar_as_long_as_its_cost_and_ours_stand_out(tmp_path):
    names = {"bare": 100, "live": 110, "quix<stream>": 200, "bare_consume": 3}
    write_plot([row(n, c, cpu) for c in ("plain", "html") for n, cpu in names.items()], tmp_path / "plot.svg")
    tree = ElementTree.parse(tmp_path / "plot.svg").getroot()
    bars = tree.findall(f"{SVG}rect")
    assert [float(bar.get("width")) for bar in bars] == [210.0, 231.0, 420.0] * 2
    assert [bar.get("class") for bar in bars] == ["bar", "own", "bar"] * 2
    texts = [text.text for text in tree.findall(f"{SVG}text")]
    assert "quix<stream>" in texts
    assert "110 (1.10 × bare)" in texts
