"""Stylesheets and scripts made one: the same layers, the same modules run once, or a plain refusal."""

import shutil
import subprocess
from pathlib import Path

import pytest

from app.factory import STATIC
from app.web.shared.assets import assets_of, read_all
from app.web.shared.scripts import Flattener, ScriptProblem
from app.web.shared.stylesheets import SheetProblem, flat_sheet

MAIN, PART, OTHER = "js/main.js", "js/elements/one.js", "js/elements/two.js"
SCRIPTS = {
    MAIN: """
import "./lib/count.js";
import { grow } from "./lib/count.js"; // again
grow("main");
""",
    "js/lib/count.js": """
const told = [];
export function grow(name) { told.push(name); }
export const all = () => told;
""",
    "js/lib/shade.js": """
import { all } from "./count.js";
const told = 7;
export class Shade { all() { return [told, ...all()].join(" "); } }
""",
    PART: """
import { grow as more } from "../lib/count.js";
import { Shade } from "../lib/shade.js";
more("one");
globalThis.said = new Shade().all();
""",
    OTHER: """
import { Shade } from "../lib/shade.js";
import "./one.js";
import { grow } from "../lib/count.js";
grow("two");
export async function last() { return new Shade().all(); }
globalThis.said = last();
""",
}


def files(texts: dict[str, str]) -> dict[str, bytes]:
    return {name: text.encode() for name, text in texts.items()}


def flat(name: str, **changed: str) -> str:
    texts = SCRIPTS | {f"js/lib/{module}.js": text for module, text in changed.items()}
    return Flattener(files(texts), MAIN, [PART, OTHER]).flat(name).decode()


def test_the_layers_of_the_stylesheet_are_those_of_its_imports() -> None:
    sheets = {
        "css/main.css": """@layer base, pages;
@import url("base.css") layer(base);
@import url("pages/home.css") layer(pages);
""",
        "css/base.css": 'a { src: url("../fonts/a.woff2") }\n',
        "css/pages/home.css": 'b { src: url("../../fonts/b.woff2") url("data:,x") url("near.svg") url("/far.svg") }\n',
    }
    assert flat_sheet(files(sheets), "css/main.css").decode() == (
        "@layer base, pages;\n"
        '@layer base {\na { src: url("../fonts/a.woff2") }\n}\n'
        '@layer pages {\nb { src: url("../fonts/b.woff2") url("data:,x") url("pages/near.svg") url("/far.svg") }\n}\n'
    )


@pytest.mark.parametrize(
    "main",
    [
        '@import "base.css";',
        '@import url("base.css");',
        '@import url("base.css") screen;',
        '@import url("gone.css") layer(base);',
        '@import url("odd.css") layer(base);',
        '@import url("deep.css") layer(base);',
    ],
)
def test_a_stylesheet_that_cannot_be_flattened_is_refused(main: str) -> None:
    sheets = {
        "main.css": main,
        "base.css": "",
        "odd.css": "a { src: url(a.woff2) }",
        "deep.css": '@import url("base.css") layer(base);',
    }
    with pytest.raises(SheetProblem):
        flat_sheet(files(sheets), "main.css")


def test_what_is_shipped_asks_for_one_stylesheet_and_holds_every_rule() -> None:
    sheet = assets_of(STATIC).files["css/main.css"].decode()
    assert "@import" not in sheet
    for path in STATIC.rglob("*.css"):
        assert path.name == "main.css" or path.read_text().strip().splitlines()[-1] in sheet, path


def node() -> str:
    return shutil.which("node") or pytest.skip("no Node.js: the browser's tests run the scripts")


def said(folder: Path, *scripts: str) -> str:
    """What the scripts say when they are run as a page would: the main one, then those of its elements."""
    (folder / "package.json").write_text('{"type": "module"}')
    for name in (MAIN, PART, OTHER):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(flat(name))
    code = "".join(f'await import("./{name}");' for name in scripts) + "console.log(await globalThis.said);"
    (folder / "run.js").write_text(code)
    done = subprocess.run([node(), "run.js"], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.mark.parametrize("scripts", [(MAIN, PART), (PART,)])
def test_a_module_runs_once_and_keeps_its_names_to_itself(tmp_path: Path, scripts: tuple[str, ...]) -> None:
    assert said(tmp_path, *scripts) == "7 main one"


@pytest.mark.parametrize("scripts", [(MAIN, PART, OTHER), (MAIN, OTHER), (OTHER, PART)])
def test_an_element_that_needs_another_has_it_first(tmp_path: Path, scripts: tuple[str, ...]) -> None:
    assert said(tmp_path, *scripts, OTHER) == "7 main one two"


def test_what_another_script_brings_is_not_brought_again() -> None:
    assert '__module("js/lib/count.js", ()' not in flat(PART)
    assert '__module("js/lib/shade.js", ()' in flat(PART)
    assert '__module("js/lib/shade.js", ()' not in flat(OTHER)
    assert 'import "./one.js";' in flat(OTHER)


def test_a_script_that_is_brought_later_is_named_from_where_the_script_stands() -> None:
    later = "export const grow = (name) => import(`../elements/${name}.js`);"
    assert "import(`./elements/${name}.js`)" in flat(MAIN, count=later)


@pytest.mark.parametrize(
    "text",
    [
        'import count from "./count.js";',
        'import * as count from "./count.js";',
        'import { grow } from "count";',
        'import { gone } from "./gone.js";',
        'import { gone } from "./count.js";',
        'import { all, gone as more } from "./count.js";',
        "export default 7;",
        "export let told = 7;",
        "export { told };",
        'export * from "./count.js";',
        "const here = import.meta.url;",
        'await fetch("/");',
        'import "./shade.js";',
    ],
)
def test_a_script_that_cannot_be_flattened_is_refused(text: str) -> None:
    with pytest.raises(ScriptProblem):
        flat(PART, shade=text)


def test_names_that_are_exported_but_not_there_are_told() -> None:
    with pytest.raises(ScriptProblem):
        flat(PART, shade="export const [a, b] = [1, 2];")


def test_every_script_that_is_shipped_is_in_one_of_those_that_pages_ask_for() -> None:
    assets = assets_of(STATIC)
    asked = b"".join(assets.files[name] for name in ("js/main.js", *assets.elements.values())).decode()
    shipped = [name for name in read_all(STATIC) if name.endswith(".js")]
    assert [name for name in shipped if asked.count(f'__module("{name}", ()') < 1] == []
