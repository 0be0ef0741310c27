"""The race of six learning rates: the paths of 03, and what is said of them."""

import pytest
from reading import is_korean, is_whole, numbers

STEP, BACK = "\ue014", "\ue012"


@pytest.fixture
def race(opened):
    return opened(part="race")


def lanes(page):
    """For each lane its learning rate, its fate, what is left, and where its w is."""
    texts = page.all(".lane", "['h3', '.fate', '.left', '.now']"
                     ".map((part) => e.querySelector(part).textContent)")  # fmt: skip
    return [(numbers(rate)[0], fate, left, now) for rate, fate, left, now in texts]


def said(page):
    return numbers(page.text(".sentence"))


@pytest.mark.parametrize("points", ["one", "three"])
def test_the_paths_are_those_of_03(race, once, points):
    X = {"one": [1], "three": [1, 2, 3]}[points]
    ran = once("03_follow_slope.py", "--no-figure", "--x", *X, "--y", *X, "--w", -3)
    race.click({"one": "(1, 1)", "three": "(1, 1), (2, 2), (3, 3)"}[points])
    assert [lane[1] for lane in lanes(race)] == [verdict for verdict, _ in ran.names["fates"]]
    for k in range(21):
        found = lanes(race)
        assert [lane[0] for lane in found] == pytest.approx(ran.names["rates"], rel=2e-3)
        for lane, w in zip(found, ran.names["path"], strict=True):
            assert numbers(lane[3])[0] == pytest.approx(w[k], rel=6e-4, abs=1e-9), (lane, k)
        race.click("Step")
    assert race.one(".player button:nth-child(3)", "e.ariaDisabled") == "true"


def test_what_is_left_of_the_distance_and_who_has_left_the_picture(race):
    for start in ("-3", "6.5"):
        race.type(".number", start)
        assert [numbers(left) for _, _, left, _ in lanes(race)] == [
            [98],
            [80],
            [],
            [80],
            [100],
            [1.2],
        ]
    race.type(".number", "-3")
    race.click("Step", 3)
    assert [now.endswith("out of sight") for *_, now in lanes(race)] == [False] * 5 + [True]
    race.type(".number", "1")
    assert {fate for _, fate, _, _ in lanes(race)} == {"nothing to learn"}
    assert "the slope is 0" in race.text(".sentence")


def test_the_sentence_tells_each_step_and_the_limit(race):
    assert said(race) == [0, -3, 1]
    race.press(STEP * 3)
    assert said(race) == [3, 0.5, 1.1, 1.73]  # 1.2 to the power of 3
    race.press(STEP * 2 + BACK * 3)
    assert said(race)[0] == 2
    race.click("Step", 18)
    # Near: at most a tenth of the way is left, of 0.98, 0.8, 0, 0.8, 1 and 1.2 to the power of 20
    assert said(race) == [20, 3, 6, 2, 2, 2, 1]
    race.click("Reset")
    assert said(race)[0] == 0


def test_it_plays_and_rests_while_it_is_out_of_sight(race):
    race.click("Play")
    race.wait(lambda: said(race)[0] >= 1)
    race.click("Pause")
    at = race.text(".sentence")
    race.click("Play")
    race.run("window.scrollTo(0, 0)")
    race.wait(lambda: "Play" in race.text(".player"))
    assert said(race)[0] >= numbers(at)[0]


def test_odd_starts_in_both_languages(race):
    for start in ("1e6", "-1e6", "0.9999999"):
        race.type(".number", start)
        for _ in range(3):
            assert is_whole(race.text("")), race.text("")
            race.click("Step")
    race.switch_language()
    assert is_korean(race.text(""))
