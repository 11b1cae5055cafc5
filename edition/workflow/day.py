"""Own the day that an edition states: from its metadata or the environment, never the clock."""

import os
from datetime import UTC, datetime

from edition.messages import EditionError, Message
from edition.metadata import Metadata
from edition.metadata.dates import dated


def day_of(metadata: Metadata) -> str:
    """Return the day that the TEI states, from the environment or the metadata, or nothing.

    Never from the clock: see https://reproducible-builds.org/specs/source-date-epoch/.

    Raises:
        EditionError: B007 the environment variable holds no number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        published = dated(metadata.publication.date or "")
        if published and published.is_certain and published.first == published.last:
            return published.first
        return max((one.date for one in metadata.changes), default="")
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError) as error:
        text = f"SOURCE_DATE_EPOCH is {epoch!r}, not a number of seconds since 1970"
        raise EditionError(Message("B007", text, hint="unset it, or set it to a number")) from error
