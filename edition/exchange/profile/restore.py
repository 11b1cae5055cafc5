"""Own the way back: a document in a profile gets the elements and attributes it came from."""

from edition.exchange.profile.attributes import unmark
from edition.exchange.profile.model import Profile
from edition.view.names import Element


def restore(root: Element, profile: Profile) -> None:
    """Take the marks of *profile* away from *root*, and give its elements their names back.

    What the profile could not hold stays lost, as the report said when it was made.
    """
    for element in list(root.iter("*")):
        unmark(profile, element)
