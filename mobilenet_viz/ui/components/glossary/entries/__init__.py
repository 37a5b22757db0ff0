"""All terms with their sentences, every language beside the others; on paper as on the screen."""

from mobilenet_viz.facts import glossary, text
from mobilenet_viz.ui import components, state
from mobilenet_viz.ui.server import routes


def explorer() -> None:
    """Show them, the visitor's language first."""
    entries = routes.publish({language: glossary.said(language) for language in text.LANGUAGES})
    data = {
        "language": state.language(),
        "languages": {code: text.say(code, "common.language") for code in text.LANGUAGES},
        "words": text.section(state.language(), "glossary"),
    }
    components.mount("glossary/entries", data, key="glossary", published={"entries": entries})
