"""Own what the engine may read: what it was handed, and nothing else, neither file nor network."""

from collections.abc import Mapping

from weasyprint.urls import URLFetcher, URLFetcherResponse

from edition.typeset.engine.kinds import Engine

BASE = "app:/"


class Shelf(URLFetcher):
    """Serve *resources* by their URL; refuse every other one.

    Handed to every ``HTML`` and ``CSS``, because each of them defaults to a fetcher that
    reads files and the network, redirects included.
    """

    def __init__(self, resources: Mapping[str, bytes]) -> None:
        super().__init__(allowed_protocols=("app",), allow_redirects=False)
        self.resources = resources

    def fetch(self, url: str, headers: Engine = None) -> URLFetcherResponse:
        """Return the resource called *url*.

        Raises:
            ValueError: it was not handed over; the engine turns this into a warning.
        """
        if url not in self.resources:
            raise ValueError(f"not part of this edition: {url}")
        return URLFetcherResponse(url, body=self.resources[url])
