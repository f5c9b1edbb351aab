"""Runs `paraph` on a Spark cluster: NDJSON or Parquet in, Parquet out.

    spark-submit --master MASTER --files target/release/paraph examples/spark/job.py \\
        --input articles.ndjson --output relations.parquet

`extract` is the part to take into a job of your own: a DataFrame with a column `text` goes in, and `published` and `id` where they
are known; a DataFrame with the schema of `schema/line-1.json` comes out. See README.md beside this file.
"""

import argparse
import json
import pathlib

from pyspark.sql import DataFrame, SparkSession, types

SCHEMA = pathlib.Path(__file__).resolve().parents[2] / "schema" / "line-1.json"


def extract(lines, schema, binary="./paraph", options=""):
    """A DataFrame of answers, one for each line of NDJSON in the RDD `lines`.

    Spark runs one task on each core, so each process has one thread. `checkCode` matters: without it, the lines after a crash of the
    process would be lost without a word; with it, Spark runs the task again.
    """
    command = f"{binary} extract --ndjson --jobs 1 {options}"
    answers = lines.pipe(command, checkCode=True)
    return SparkSession.getActiveSession().read.schema(schema).json(answers)


def lines_of(frame: DataFrame):
    """The rows of a DataFrame as lines of NDJSON."""
    # Spark leaves out fields that are null.
    return frame.select([name for name in ("id", "published", "text") if name in frame.columns]).toJSON()


def spark_schema(path=SCHEMA):
    """The schema of Spark that holds what a JSON Schema of `paraph` describes."""
    root = json.loads(pathlib.Path(path).read_text())

    def struct(schemas):
        # A line is a document or a fault; a row has the fields of both.
        fields = {}
        for schema in schemas:
            for name, about in resolve(schema)["properties"].items():
                fields.setdefault(name, of(about))
        return types.StructType([types.StructField(name, fields[name], True) for name in sorted(fields)])

    def resolve(schema):
        while "$ref" in schema:
            schema = root["$defs"][schema["$ref"].removeprefix("#/$defs/")]
        return schema

    def of(schema):
        schema = resolve(schema)
        choices = [choice for choice in schema.get("anyOf", []) if choice.get("type") != "null"]
        if len(choices) == 1:
            return of(choices[0])
        kinds = schema.get("type", "string")
        kind = next(kind for kind in ([kinds] if isinstance(kinds, str) else kinds) if kind != "null")
        if kind == "object":
            return struct([schema])
        if kind == "array":
            return types.ArrayType(of(schema["items"]))
        return {"integer": types.LongType(), "string": types.StringType()}[kind]

    return struct(root["anyOf"])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--input", required=True, help="NDJSON, or Parquet with the columns id, published and text")
    parser.add_argument("--output", required=True, help="where the Parquet goes")
    parser.add_argument("--binary", default="./paraph", help="where the executors find paraph; by default where --files puts it")
    parser.add_argument("--options", default="", help="more options of paraph extract, such as '--kind signed'")
    parser.add_argument("--partitions", type=int, help="into how many tasks the work is cut")
    parser.add_argument("--schema", default=SCHEMA, help="schema/line-1.json, where it does not stand beside the job")
    options = parser.parse_args()
    spark = SparkSession.builder.appName("paraph").getOrCreate()
    if options.input.rstrip("/").endswith(".parquet"):
        lines = lines_of(spark.read.parquet(options.input))
    else:
        lines = spark.read.text(options.input, lineSep="\n").rdd.map(lambda row: row.value)
    if options.partitions:
        lines = lines.repartition(options.partitions)
    answers = extract(lines, spark_schema(options.schema), options.binary, options.options)
    answers.write.mode("overwrite").parquet(options.output)
    spark.stop()


if __name__ == "__main__":
    main()
