"""The one style of all figures.

w, h, E and the data have the same colour everywhere. The colours differ in lightness, too, so that
they can be told apart in grey and by readers who do not see all hues; marks and line styles differ
as well.
"""

import matplotlib

DATA = "#111111"
E = "#0B4F8A"
W = "#D55E00"
H = "#007368"
BACK = "#C9489A"  # slopes on their way back
FAINT = "#8C8C8C"
TEXT = "#333333"
FONT = "DejaVu Sans"  # it comes with matplotlib

matplotlib.rcParams.update({
    "figure.facecolor": "white",
    "figure.dpi": 100,
    "savefig.dpi": 200,
    "font.family": FONT,
    "font.size": 11,
    "mathtext.fontset": "dejavusans",
    "svg.fonttype": "path",
    "axes.titlesize": 12,
    "axes.titlepad": 34,  # the legend stands between the title and the axes
    "axes.labelsize": 12,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": "#555555",
    "axes.grid": True,
    "axes.axisbelow": True,
    "grid.color": "#E4E4E4",
    "lines.linewidth": 2.2,
    "lines.markersize": 7,
    "legend.frameon": False,
})  # fmt: skip
