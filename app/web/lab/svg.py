"""A picture as SVG, made of a few shapes in the light colours of the tokens: paper is white."""

from xml.etree.ElementTree import Element, SubElement, tostring

from app.web.shared.heat import LINES
from app.web.shared.palette import light_palette

MONO, SANS = "ui-monospace, monospace", "system-ui, sans-serif"


def colour(name: str) -> str:
    """Of a token; black and white as they stand."""
    return light_palette().get(name, name)


class Drawing:
    """What is drawn, in pixels from the upper left corner; `title` and `about` are for those who hear it."""

    def __init__(self, title: str, about: str, language: str) -> None:
        names = {"role": "img", "aria-labelledby": "title about", "lang": language}
        self.root = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", **names, "font-family": MONO})
        SubElement(self.root, "title", {"id": "title"}).text = title
        SubElement(self.root, "desc", {"id": "about"}).text = about
        self._patterns = SubElement(self.root, "defs")
        SubElement(self.root, "rect", {"width": "100%", "height": "100%", "fill": colour("card")})

    def finished(self, width: float, height: float, fits: bool = False) -> str:
        """The picture, now that its size is known; one that `fits` is as wide as its place on a page."""
        size = {} if fits else {"width": f"{width:g}", "height": f"{height:g}"}
        self.root.attrib.update({**size, "viewBox": f"0 0 {width:g} {height:g}"})
        return tostring(self.root, encoding="unicode")

    def hatching(self, name: str) -> None:
        """The lines that stand for "below zero", in a colour, as `url(#below-…)`."""
        tile = {"id": f"below-{name}", "width": "5", "height": "5", "patternUnits": "userSpaceOnUse"}
        pattern = SubElement(self._patterns, "pattern", {**tile, "patternTransform": "rotate(45)"})
        lines = {"d": "M0 0V5", "stroke": colour(name), "stroke-width": "3", "opacity": f"{LINES}"}
        SubElement(pattern, "path", lines)

    def box(self, x: float, y: float, width: float, height: float, fill: str, **more: str) -> None:
        place = {"x": f"{x:g}", "y": f"{y:g}", "width": f"{width:g}", "height": f"{height:g}"}
        SubElement(self.root, "rect", {**place, "fill": colour(fill), **_attributes(more)})

    def frame(self, x: float, y: float, width: float, height: float) -> None:
        """Around what is chosen."""
        self.box(x, y, width, height, "none", stroke=colour("ink"), stroke_width="2")

    def line(self, path: str, stroke: str, width: float = 1.5, **more: str) -> None:
        drawn = {"d": path, "fill": "none", "stroke": colour(stroke), "stroke-width": f"{width:g}"}
        SubElement(self.root, "path", {**drawn, **_attributes(more)})

    def text(self, x: float, y: float, text: str, fill: str, size: float, anchor: str = "middle", **more: str) -> None:
        """`y` is that of the line on which letters stand."""
        place = {"x": f"{x:g}", "y": f"{y:g}", "font-size": f"{size:g}", "text-anchor": anchor}
        SubElement(self.root, "text", {**place, "fill": colour(fill), **_attributes(more)}).text = text

    def words(self, x: float, y: float, text: str, fill: str, size: float, **more: str) -> None:
        """What is read rather than compared."""
        self.text(x, y, text, fill, size, anchor="start", font_family=SANS, **more)


def _attributes(named: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in named.items()}
