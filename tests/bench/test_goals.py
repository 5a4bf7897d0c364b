from tests.bench.goals import goal_lines


def row(name, corpus, *cpu):
    return {"name": name, "corpus": corpus, "cpu_us_rounds": list(cpu), "wall_us": 2 * cpu[0]}


def test_a_goal_is_met_by_the_mean_of_the_ratios_of_each_round():
    report = {
        "rows": [
            row("bare", "plain", 80, 100),
            row("live", "plain", 100, 125),
            row("fast", "plain", 100, 100),
        ],
        "scaling": {"clean": [{"corpus": "html", "faster": 1.5}]},
    }
    assert goal_lines(report)[1:] == [
        "| `live` beside `bare`, plain | 0.80 | 0.80 | 0.80 | met |",
        "| `fast` beside `bare`, plain | 0.90 | 0.90 | 0.80 | met |",
        "| clean stage, two processes beside one, html | 1.60 | | 1.50 | **not met** |",
        "",
    ]
