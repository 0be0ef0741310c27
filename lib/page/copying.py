"""A command to run, with a button that copies it."""

import html

from lib.page import korean


def command(text, before=""):
    """The html of a command. `before`: English words in front of it that korean.txt knows."""
    said = korean.both(before) + " " if before else ""
    words = " ".join(f"<span>{html.escape(word)}</span>" for word in text.split(" "))
    return (
        f'<p class="command">{said}<code translate="no">{words}</code> '
        f'<button type="button" data-copy="{html.escape(text)}">{korean.both("Copy")}</button></p>'
    )
