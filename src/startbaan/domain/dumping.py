"""From plain values back to the YAML they can be read from."""

from typing import TypeAlias

import yaml

Tree: TypeAlias = "str | int | bool | list[Tree] | dict[str, Tree]"


def dumped(tree: Tree) -> str:
    """Write plain values as YAML, in their own order; reading it gives the same values back."""
    return yaml.dump(tree, Dumper=_InFull, allow_unicode=True, sort_keys=False, width=110)


class _InFull(yaml.SafeDumper):
    """Writes the same thing twice rather than refer to it, for references are not read."""

    def ignore_aliases(self, _data: object) -> bool:
        """Say that nothing is written as a reference."""
        return True
