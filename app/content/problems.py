"""What is wrong with a content file, said to its author."""

from dataclasses import asdict, dataclass, replace


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One problem, where it is (line and column count from 1), and what to do about it; or what only `warns`."""

    file: str
    line: int
    column: int
    message: str
    hint: str = ""
    warns: bool = False

    def __str__(self) -> str:
        hint = f"\n    hint: {self.hint}" if self.hint else ""
        return f"{self.file}:{self.line}:{self.column}: {self.message}{hint}"

    def of_file(self, file: str) -> "Problem":
        return replace(self, file=file)

    def as_dict(self) -> dict[str, str | int]:
        return {key: value for key, value in asdict(self).items() if key != "warns"}
