"""Makes NDJSON for trials from the articles in `seeds/articles`: `python3 articles.py COUNT > articles.ndjson`.

Each document is two of the articles, one after the other, so that there are some thousand different ones. Every thousandth has no text.
"""

import json
import pathlib
import sys


def main():
    folder = pathlib.Path(__file__).resolve().parents[2] / "seeds" / "articles"
    texts = [path.read_text() for path in sorted(folder.glob("*.txt"))]
    for number in range(int(sys.argv[1])):
        one, two = texts[number % len(texts)], texts[(number // len(texts)) % len(texts)]
        line = {"id": f"d{number}", "published": f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}"}
        if number % 1000 != 999:
            line["text"] = f"{one}\n\n{two}"
        print(json.dumps(line))


if __name__ == "__main__":
    main()
