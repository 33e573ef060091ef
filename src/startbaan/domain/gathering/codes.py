"""Codes to check in with on one's own phone: short, easily read aloud, and not to be guessed.

Eighteen signs without those that look or sound like another (0 and O, 1 and I and L, 2 and Z, 5 and S, 6 and G, 8 and
B, U and V, M and N) and without vowels, so that no word comes out. Six of them make 34 million codes: with a code that
only works on its own day, and a few tries a minute for each person, a guess hits nothing.
"""

from startbaan.domain.sentences import Problem, say

SIGNS = "CDFHJKMPQRTWXY3479"
LENGTH = 6
HALF = LENGTH // 2
LEAST_BYTES = 16
LOOKALIKES = str.maketrans({"N": "M"})


def code_from(chance: bytes) -> str:
    """Make a code of bytes that were drawn by chance, sixteen or more; so many that each code is as likely."""
    assert len(chance) >= LEAST_BYTES
    number = int.from_bytes(chance)
    signs = []
    for _ in range(LENGTH):
        number, place = divmod(number, len(SIGNS))
        signs.append(SIGNS[place])
    return "".join(signs)


def spelled(code: str) -> str:
    """Write a code as it is shown: in two halves."""
    return f"{code[:HALF]}-{code[HALF:]}"


def read_code(typed: str) -> str:
    """Read a code as somebody typed it, in small or capital letters, with or without a dash. Raises `Problem`."""
    signs = "".join(typed.split()).replace("-", "").upper().translate(LOOKALIKES)
    if len(signs) != LENGTH:
        raise Problem(say("Een code heeft %(length)s tekens. Kijk nog eens op het scherm.", length=LENGTH))
    strange = next((sign for sign in signs if sign not in SIGNS), None)
    if strange is not None:
        raise Problem(say("“%(sign)s” komt in geen enkele code voor. Kijk nog eens op het scherm.", sign=strange))
    return signs
