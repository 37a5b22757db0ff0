"""What the app says when it cannot use what it was given."""

from mobilenet_viz.facts import text


class Refusal(ValueError):
    """Bad input, answered with one sentence: what is wrong and what to do.

    `key` names the sentence in `assets/text/<language>/refusal.toml`; `values` fill its placeholders.
    `str()` is the English sentence; `in_language` gives it in the language of the page.
    """

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values

    def in_language(self, language: str) -> str:
        return text.say(language, f"refusal.{self.key}", **self.values)

    def in_every_language(self) -> dict[str, str]:
        """By language, for what stays on a page whose language may change."""
        return {language: self.in_language(language) for language in text.LANGUAGES}

    def __str__(self) -> str:
        return self.in_language("en")

    def __reduce__(self) -> tuple[object, ...]:
        # The default would call Refusal(key, values) and lose the names; refusals travel between processes.
        return _rebuild, (type(self), self.key, self.values)


def _rebuild(cls: type[Refusal], key: str, values: dict[str, object]) -> Refusal:
    return cls(key, **values)
