"""Become another user, promise to stop with the parent, and turn into the program named.

Run as a file of its own: `python -I -S launch.py UID GID PROGRAM ARGUMENT…`; UID and GID `-1` stay who we are.
"""

import ctypes
import os
import signal
import sys

STOP_WITH_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2); exists on Linux alone


def main(arguments: list[str]) -> None:
    """Drop privileges, tie our life to the parent's where the system can, and execute."""
    uid, gid, *command = arguments
    parent = os.getppid()
    if int(uid) >= 0:
        os.setgroups([])
        os.setgid(int(gid))
        os.setuid(int(uid))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(STOP_WITH_PARENT, signal.SIGINT)
        if os.getppid() != parent:
            sys.exit(1)
    os.execv(command[0], command)


if __name__ == "__main__":
    main(sys.argv[1:])
