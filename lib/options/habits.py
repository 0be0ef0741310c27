"""Options as people type them by habit, from other programs or from the slides."""

import difflib
import os

# In this order: 07 counts epochs, the other scripts count steps
OTHER_NAMES = {
    "--steps": "epochs epoch iterations iteration iters iter n-iter max-iter updates times n",
    "--epochs": "steps iterations iteration iters iter n-iter max-iter updates times n",
    "--learning-rate": "lr alpha rate eta step-size learn-rate a",
    "--w": "weight weights start w0 init w1",
    "--start": "w b w1 w2 weight weights init bias",
    "--b": "b0 bias-start intercept",
    "--bias": "intercept",
    "--data": "x y file input inputs csv dataset csv-file i f",
    "--figure": "output out o save png plot image picture file",
    "--no-figure": "no-plot no-picture no-image no-output quiet silent",
    "--no-show": "no-window no-display",
    "--animate": "animation gif video movie",
    "--history": "log output-csv save-history trace",
    "--every": "verbose print-every log-every v",
    "--tolerance": "tol eps epsilon stop",
    "--nudge": "h delta eps epsilon dw",
    "--seed": "random-seed random-state",
    "--float64": "double float precision dtype",
    "--predict": "prediction test at",
    "--error": "loss cost",
    "--range": "xlim limits from",
    "--html": "output out o save page file figure",
    "--only": "id ids statement statements slide slides",
}
OF_A_FILE = {".csv": "--data", ".tsv": "--data", ".txt": "--data"}


def meant(word, known):
    """The option that `word` is likely to stand for, one of the `known` ones, or None."""
    name = word.split("=")[0].lstrip("-").lower().replace("_", "-")
    same = [option for option in known if option.lstrip("-") == name]
    usual = [option for option, names in OTHER_NAMES.items() if name in names.split()]
    to_a_file = OF_A_FILE.get(os.path.splitext(word)[1].lower())
    near = difflib.get_close_matches(word.split("=")[0], known, 1)
    return next((option for option in [*same, *usual, to_a_file, *near] if option in known), None)
