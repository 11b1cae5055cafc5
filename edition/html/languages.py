"""Own what languages are called, in the language of a page."""

import lazy_loader

langcodes = lazy_loader.load("langcodes", suppress_warning=True)


def called(tag: str, language: str) -> str:
    """Return the name of the language *tag*, a BCP 47 tag, for readers of *language*.

    What is no such tag is shown as it stands.
    """
    if not langcodes.tag_is_valid(tag):
        return tag
    return str(langcodes.Language.get(tag).display_name(language))
