#!/bin/sh
# Cut STIX Two Math (SIL Open Font License), as the ziamath package ships it, down to what the pages can show.
# usage: cut.sh BIN OUTPUT
set -eu
font=$("$1/python" -c 'import importlib.util, pathlib
print(pathlib.Path(importlib.util.find_spec("ziamath").origin).parent / "fonts" / "STIXTwoMath-Regular.ttf")')
"$1/pyftsubset" "$font" --flavor=woff2 --output-file="$2" \
  --unicodes="U+20-7E,U+A0-FF,U+300-36F,U+370-3FF,U+2000-206F,U+2070-209F,U+20D0-20FF,U+2100-214F,U+2190-21FF,U+2200-22FF,U+2300-23FF,U+27E8-27EF,U+2A00-2AFF,U+1D400-1D7FF"
