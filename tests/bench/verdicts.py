"""Compare verdicts with jing's: every file given, and mutants of each, under each schema.

Run: python -m tests.bench.verdicts MUTANTS SCHEMA,SCHEMA,… FILE …
"""

import sys
from pathlib import Path

from lxml import etree

from edition.tei import intake
from edition.validation.relaxng.automaton import Automaton
from edition.validation.relaxng.files import SchemaFiles
from edition.validation.relaxng.match import match
from edition.validation.relaxng.simplify import simplify
from tests.bench import jing, mutants


def main() -> None:
    """Print the counts, and every disagreement."""
    count, schemas, *files = sys.argv[1:]
    documents: list[tuple[str, bytes]] = []
    each = int(count) // len(files) + 1
    for seed, file in enumerate(files):
        root = intake.parse(intake.read(Path(file))).getroot()
        documents.append((file, etree.tostring(root, encoding="utf-8")))
        for number, data in enumerate(mutants.mutants(root, each, seed)):
            documents.append((f"{file} mutant {number}", data))
    for schema in map(Path, schemas.split(",")):
        compare(schema, documents)


def compare(schema: Path, documents: list[tuple[str, bytes]]) -> None:
    """Compare the verdicts under one schema."""
    automaton = Automaton(simplify(SchemaFiles(schema)))
    theirs = [not found for found in jing.complaints(schema, [data for _, data in documents])]
    ours = []
    for name, data in documents:
        reading = match(automaton, intake.decode(name, data))
        ours.append(reading.right and reading.sound)
    differ = [
        (name, our, data)
        for (name, data), our, their in zip(documents, ours, theirs, strict=True)
        if our != their
    ]
    print(f"{schema.name}: {len(documents)} documents, {sum(theirs)} valid, {len(differ)} differ")
    for name, our, data in differ:
        print(f"  {name}: we say {'valid' if our else 'invalid'}:\n{data.decode()}")


if __name__ == "__main__":
    main()
