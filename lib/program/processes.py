"""Processes that a script begins beside itself."""

import subprocess
import sys

# Ctrl-C goes to all processes of a console, but not to one that is begun like this.
if sys.platform == "win32":
    APART = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
else:
    APART = {"start_new_session": True}
