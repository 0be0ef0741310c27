"""A few command lines for each script, to try: the end of its --help."""

EXAMPLES = {
    "01_find_w.py": [
        "--w 5 --learning-rate 0.2",
        "--x 1 2 3 --y 3 5 7 --bias --steps 2000 --predict 10",
        "--data data/test_scores.csv --x-column exam1 --learning-rate auto",
    ],
    "02_draw_cost.py": [
        "--x 1 2 3 --y 2 4 7 --range 0 4",
        "--w 5 --learning-rate 0.2 --steps 10",
    ],
    "03_follow_slope.py": [
        "--w 5 --learning-rate 0.9",
        "--error absolute --w 4 --learning-rate 1",
        "--x 1 2 3 --y 2 4 7 --animate slope.gif",
    ],
    "04_compare_gradients.py": [
        "--w 1 --nudge 0.001",
        "--x 1 2 3 --y 2 4 7",
    ],
    "05_backpropagate.py": [
        "--w 3 --learning-rate 0.2 --steps 3",
        "--x 1 2 3 --y 1 2 3",
        "--steps 5 --animate neuron.html",
    ],
    "06_extend_graph.py": [
        "--model two-neurons --start 1 -1",
        "--model several-inputs --x-column exam3 exam1 --predict 80 90",
        "--data data/test_scores.csv --x-column exam3 --learning-rate auto",
    ],
    "07_build_neuron.py": [
        "--learning-rate 0.1 --epochs 50",
        "--shuffle --seed 1",
        "--x 1 2 3 --y 3 5 7 --learning-rate 0.1 --predict 10",
    ],
    "08_check_slides.py": [
        "--only L1.13 L2.4",
        "--only L2",
    ],
    "09_grow_data.py": [
        "--rows 10000000 --seed 1 --reads 2",
        "--rows 100000 --block 1 --learning-rate 0.01",
        "--data data/diabetes_bmi.csv --ways 2 3 --block 10",
    ],
    "10_make_page.py": [
        "--html lecture.html",
        "--html neuron.html",
    ],
}


def of(script):
    """The text at the end of a script's --help."""
    lines = [f"  python {script} {words}" for words in EXAMPLES.get(script, [])]
    return "\n".join(["examples:", *lines]) if lines else None
