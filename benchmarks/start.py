"""Start one command from a process so small that its memory cannot hide that of the command.

`python -I -S start.py REPORT COMMAND...` writes CPU seconds, wall seconds and peak memory in
megabytes into a file. A process hands its own peak down to what it starts, so a child of a large
process would always look large.
"""

import os
import sys
import time

report, *command = sys.argv[1:]
started = time.perf_counter()
process = os.posix_spawn(command[0], command, os.environ)
_, status, usage = os.wait4(process, 0)
wall = time.perf_counter() - started
# Bytes on macOS, kilobytes elsewhere.
peak = usage.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
with open(report, "w", encoding="utf-8") as file:  # noqa: PTH123 - pathlib is not small
    file.write(f"{usage.ru_utime + usage.ru_stime} {wall} {peak}")
code = os.waitstatus_to_exitcode(status)
sys.exit(code if code >= 0 else 128 - code)
