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
        "clean": {
            "rows": [
                {"engine": "wireroom", "corpus": "samples", "form": "html", "times": 9},
                {"engine": "wireroom", "corpus": "labelled", "form": "html", "times": 6.1},
                {"engine": "trafilatura", "corpus": "labelled", "form": "html", "times": 1.0},
                {"engine": "wireroom", "corpus": "labelled", "form": "text", "per_cpu_second": 399.9},
                {"engine": "wireroom", "corpus": "labelled", "form": "text_main", "per_cpu_second": 700},
            ]
        },
        "stories": {"remembered": 100_000, "per_cpu_second": 900},
    }
    assert goal_lines(report)[1:] == [
        "| `live` beside `bare`, plain | 0.80 | 0.80 | 0.80 | met |",
        "| `fast` beside `bare`, plain | 0.90 | 0.90 | 0.80 | met |",
        "| clean stage, two processes beside one, html | 1.60 | | 1.50 | **not met** |",
        "| clean stage, labelled HTML, times trafilatura's default | 6 | 6.1 | | met |",
        "| clean stage, labelled plain text | 400 | 399.9 | | **not met** |",
        "| tag and group, 100,000 in the window | 1500 | 900 | | **not met** |",
        "",
    ]
