"""How a text is written in YAML so that it is read as it stands."""

LONGEST_SHOWN = 100  # characters of a line that a hint repeats
LAST_WORDS = 3


def quoted(text: str) -> str:
    """`text` in quotes that leave it as it is."""
    if "'" in text and not {'"', "\\"} & set(text):
        return f'"{text}"'
    doubled = text.replace("'", "''")
    return f"'{doubled}'"


def quotes_hint(key: str, text: str) -> str:
    """Says how the value of `key` is put in quotes, whatever its length."""
    whole = f"{key}: {quoted(text)}" if key else quoted(text)
    if len(whole) <= LONGEST_SHOWN and "\n" not in text:
        return f"put it in quotes: {whole}"
    words, mark = text.split(), quoted(text)[0]
    first, last = " ".join(words[:LAST_WORDS]), " ".join(words[-LAST_WORDS:])
    twice = ", and write each ' inside it twice" if mark == "'" and "'" in text else ""
    return f"put a {mark} before “{first}” and another after “{last}”{twice}"


def write_hint(line: str) -> str:
    """Says what to write, of a long line only how it begins and ends."""
    line = line.strip()
    if len(line) > LONGEST_SHOWN:
        line = f"{line[: LONGEST_SHOWN // 2]} … {line[-LONGEST_SHOWN // 3 :]}"
    return f"write {line}"
