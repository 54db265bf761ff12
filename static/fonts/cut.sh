#!/bin/sh
# Cut STIX Two Math (SIL Open Font License), as the ziamath package ships it, into the files that static/css/fonts.css
# names, each with the signs that it says there.
# usage: cut.sh BIN
set -eu
here=$(dirname "$0")
sheet=$here/../css/fonts.css
font=$("$1/python" -c 'import importlib.util, pathlib
print(pathlib.Path(importlib.util.find_spec("ziamath").origin).parent / "fonts" / "STIXTwoMath-Regular.ttf")')

# The signs of a file: its unicode-range, on one line and without spaces.
signs() {
  sed -n "/fonts\/$1\"/,/}/p" "$sheet" | tr -d ' \n' | sed 's/.*unicode-range:\([^;]*\);.*/\1/'
}

for name in math-whole.woff2 math.woff2; do
  "$1/pyftsubset" "$font" --flavor=woff2 --no-hinting --output-file="$here/$name" --unicodes="$(signs "$name")"
done
