"""The race of six learning rates: the paths of 03, and what is said of them."""

import pytest
from reading import is_korean, is_whole, numbers

RACE = "#race"


@pytest.fixture(scope="module")
def address(page_with):
    return page_with("race")


@pytest.fixture
def race(opened):
    page = opened()
    page.focus("#race .place > .buttons button:nth-child(3)")
    return page


def lanes(page):
    """For each lane its learning rate, its fate, why, and where its w is."""
    page.seen("null")
    texts = page.run("""[...document.querySelectorAll("#race .lane")].map((lane) =>
        ["h3", ".fate", ".fate + p", ".now"].map((part) => lane.querySelector(part).innerText))""")
    return [(numbers(rate)[0], fate, why, now) for rate, fate, why, now in texts]


def choose(page, points="one", start=None):
    page.run(f"document.querySelector('#race input[value={points}]').click()")
    if start is not None:
        page.type("#race .slider .number", str(start))


@pytest.mark.parametrize("points", ["one", "three"])
def test_the_paths_are_those_of_03(race, once, points):
    X = {"one": [1], "three": [1, 2, 3]}[points]
    ran = once("03_follow_slope.py", "--no-figure", "--x", *X, "--y", *X, "--w", -3)
    choose(race, points)
    verdicts = [verdict for verdict, _ in ran.names["fates"]]
    assert [fate for _, fate, _, _ in lanes(race)] == verdicts
    for k in range(21):
        found = lanes(race)
        assert [lane[0] for lane in found] == pytest.approx(ran.names["rates"], rel=2e-3)
        for lane, w in zip(found, ran.names["path"], strict=True):
            assert numbers(lane[3])[0] == pytest.approx(w[k], rel=6e-4, abs=1e-9), (lane, k)
        race.steps("race", 1)
    step = "document.querySelector('#race .place > .buttons button:nth-child(3)')"
    assert race.run(f"{step}.disabled")


def test_fates(race):
    expected = [
        ("too small", 98), ("comes nearer", 80), ("lands in one step", None), ("jumps across", 80),
        ("jumps for ever", None), ("explodes", 1.2),
    ]  # fmt: skip
    for start in (-3, 6.5):
        choose(race, start=start)
        for (_, fate, why, _), (name, number) in zip(lanes(race), expected, strict=True):
            assert fate == name
            assert numbers(why) == ([] if number is None else [number])


def test_where_nothing_is_to_be_learned(race):
    choose(race, start=1)
    assert {fate for _, fate, _, _ in lanes(race)} == {"nothing to learn"}
    assert "the slope is 0" in race.text(f"{RACE} .sentence")


def test_the_sentence_tells_each_step_and_the_limit(race):
    assert numbers(race.text(f"{RACE} .sentence")) == [0, -3, 1]
    race.press("\ue014" * 3)
    # 1.2 to the power of 3
    assert numbers(race.text(f"{RACE} .sentence")) == [3, 0.5, 1.1, 1.73]
    race.steps("race", 17)
    # Near: at most a tenth of the way is left, of 0.98, 0.8, 0, 0.8, 1 and 1.2 to the power of 20
    assert numbers(race.text(f"{RACE} .sentence")) == [20, 3, 6, 2, 2, 2, 1]


def test_who_has_left_the_picture(race):
    race.press("\ue014" * 3)
    gone = [now.endswith("out of sight") for *_, now in lanes(race)]
    assert gone == [False] * 5 + [True]


def test_back_reset_and_play(race):
    race.press("\ue014" * 5, "\ue012" * 2)
    assert numbers(race.text(f"{RACE} .sentence"))[0] == 3
    race.click("Reset", RACE)
    assert numbers(race.text(f"{RACE} .sentence"))[0] == 0
    race.click("Play", RACE)
    race.wait(lambda: numbers(race.text(f"{RACE} .sentence"))[0] >= 1)
    race.click("Pause", RACE)
    at = race.text(f"{RACE} .sentence")
    assert at == race.text(f"{RACE} .sentence")


def test_it_rests_while_it_is_out_of_sight(race):
    race.click("Play", RACE)
    race.seen("null")
    assert "Pause" in race.text(f"{RACE} .place > .buttons")
    race.run("window.scrollTo(0, 0)")
    race.wait(lambda: "Play" in race.text(f"{RACE} .place > .buttons"))


def test_it_speaks_korean(race):
    race.find("#language").click()
    for steps in (0, 3, 17):
        race.steps("race", steps)
        assert is_korean(race.text(RACE))


def test_odd_starts(race):
    for start in (1e6, -1e300, 0.9999999):
        choose(race, start=start)
        for _ in range(3):
            text = race.text(RACE)
            assert is_whole(text), text
            race.click("Step", RACE)
