"""One large variable font → small parts of it, so that a page without Korean loads no Hangul."""

import io
from typing import Any

# Latin, Greek, punctuation, super- and subscripts, arrows, mathematics, shapes: what every page needs.
# And how Korean calls itself: it is on the button for the language, which no page is without.
KOREAN = set(map(ord, "한국어"))
LATIN = {*range(0x20, 0x180), *range(0x2B0, 0x400), *range(0x2000, 0x2800)} | KOREAN
# The 2,350 syllables of KS X 1001, which common Korean text is written with, letters, East Asian punctuation.
SYLLABLES = {point for point in range(0xAC00, 0xD7A4) if len(chr(point).encode("euc_kr")) == 2}
HANGUL = (SYLLABLES - KOREAN) | {*range(0x3000, 0x3040), *range(0x3130, 0x3190), *range(0xFF00, 0xFFF0)}


def part(font: bytes, family: str, points: set[int]) -> bytes:
    """The glyphs of these code points as WOFF2: weights 400–700, figures of one width, a name of its own."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    ttf = TTFont(io.BytesIO(font), recalcTimestamp=False)
    _make_figures_tabular(ttf)
    # Without `calt`, which turns 3x3 into 3×3 and -> into an arrow: text would change its letters and width.
    options = Options(layout_features=["ccmp", "locl", "kern", "mark", "mkmk", "case"], hinting=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=points)
    subsetter.subset(ttf)
    instantiateVariableFont(ttf, {"wght": (400, 700)}, inplace=True)
    _rename(ttf, family)
    ttf.flavor = "woff2"
    file = io.BytesIO()
    ttf.save(file)
    return file.getvalue()


def _make_figures_tabular(ttf: Any) -> None:
    """Apply the feature `tnum` for good: a canvas or a data grid has no way to ask for it."""
    gsub = ttf["GSUB"].table
    features = (record.Feature for record in gsub.FeatureList.FeatureRecord if record.FeatureTag == "tnum")
    lookups = {index for feature in features for index in feature.LookupListIndex}
    tables = [table for index in lookups for table in gsub.LookupList.Lookup[index].SubTable]
    tabular = {one: other for table in tables for one, other in getattr(table, "ExtSubTable", table).mapping.items()}
    for table in ttf["cmap"].tables:
        table.cmap = {point: tabular.get(glyph, glyph) for point, glyph in table.cmap.items()}


def _rename(ttf: Any, family: str) -> None:
    """Give the changed font its own name, as its licence asks (OFL, condition 3), and keep who made it."""
    del ttf["STAT"]
    ttf["fvar"].instances = []
    names = ttf["name"]
    names.names = [record for record in names.names if record.nameID in (0, 9, 13, 14, 256) and record.langID == 1033]
    postscript = family.replace(" ", "")
    own = {1: family, 2: "Regular", 3: postscript, 4: family, 6: f"{postscript}-Regular"}
    for name_id, value in own.items():
        names.setName(value, name_id, 3, 1, 1033)
