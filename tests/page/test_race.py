"""The race of six learning rates: the paths of 03, and what is said of them."""

import pytest
from browsing import LEFT, RIGHT
from reading import is_korean, is_whole, numbers


@pytest.fixture
def race(opened):
    return opened(part="race")


def lanes(page):
    """For each lane its learning rate, its fate, what is left, and where its w is."""
    texts = page.all(".lane", "['h3', '.fate', '.left', '.now']"
                     ".map((part) => e.querySelector(part).textContent)")  # fmt: skip
    return [(numbers(rate)[0], fate, left, now) for rate, fate, left, now in texts]


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
    for start in ("6.5", "-3"):
        race.type(".number", start)
        left = [numbers(left) for _, _, left, _ in lanes(race)]
        assert left == [[98], [80], [], [80], [100], [1.2]]
    race.click("Step", 3)
    assert [now.endswith("out of sight") for *_, now in lanes(race)] == [False] * 5 + [True]
    race.type(".number", "1")
    assert {fate for _, fate, _, _ in lanes(race)} == {"nothing to learn"}
    assert "the slope is 0" in race.sentence()


def test_the_sentence_tells_each_step_and_the_limit(race):
    assert numbers(race.sentence()) == [0, -3, 1]
    race.press(RIGHT * 4 + LEFT)
    assert numbers(race.sentence()) == [3, 0.5, 1.1, 1.73]  # 1.2 to the power of 3
    race.click("Step", 17)
    # Near: at most a tenth of the way is left, of 0.98, 0.8, 0, 0.8, 1 and 1.2 to the power of 20
    assert numbers(race.sentence()) == [20, 3, 6, 2, 2, 2, 1]
    race.click("Play")  # from the start again
    race.wait(lambda: 1 <= numbers(race.sentence())[0] < 20)
    race.run("window.scrollTo(0, 0)")  # out of sight it rests
    race.wait(lambda: "Play" in race.text(".player"))
    for start in ("1e6", "-1e6", "0.9999999"):
        race.type(".number", start)
        race.click("Step", 3)
        assert is_whole(race.text())
    race.switch_language()
    assert is_korean(race.text())
