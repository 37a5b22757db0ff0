"""The answers to a question as a visitor sees them marked (`shared/question.js`)."""

from playwright.sync_api import Locator, Page, expect

from mobilenet_viz.facts import text


def answer(page: Page, said: str) -> Locator:
    """The answer with these words: its button and, below it, its mark."""
    return page.locator(".answer").filter(has=page.get_by_role("button", name=said, exact=True))


def marked(page: Page, language: str, right: str, guess: str) -> None:
    """What is right is marked as right and the guess as the guess, by sign and words."""
    words = text.section(language, "common")
    if right == guess:
        expect(answer(page, right).locator("span")).to_have_text(f"✓ {words['answer_is_right_yours']}")
        return
    expect(answer(page, right).locator("span")).to_have_text(f"✓ {words['answer_is_right']}")
    expect(answer(page, guess).locator("span")).to_have_text(f"✗ {words['answer_is_wrong_yours']}")
