#!/usr/bin/env bash
# Counts the instructions that fixed work takes, and compares them with those that were recorded in `benches/instructions.tsv`.
#
#   bash benches/instructions.sh            fails where the work takes 5 % more than recorded
#   bash benches/instructions.sh --record   writes the counts anew
#
# Needs valgrind. The counts depend on the compiler and a little on the processor: a record made with another compiler is
# compared all the same, with a word about it. Counts of other texts say nothing: then it fails, too. Where the number of
# relations is another, it says so.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
record=benches/instructions.tsv
allowed=5

case "${1:-}" in
    "" | --record) ;;
    *)
        echo "usage: bash benches/instructions.sh [--record]" >&2
        exit 2
        ;;
esac
command -v valgrind >/dev/null || {
    echo "valgrind is missing" >&2
    exit 2
}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

cargo bench --bench instructions --no-run 2>"$scratch/cargo" || {
    cat "$scratch/cargo" >&2
    exit 2
}
program=$(sed -nE 's/.*Executable .*\((.*)\)$/\1/p' "$scratch/cargo")
compiler=$(rustc --version)

# count WHAT FUNCTION: a line of what, bytes, relations (of "build" the rules), instructions.
count() {
    local instructions
    valgrind --tool=callgrind --callgrind-out-file="$scratch/out" --collect-atstart=no --toggle-collect="*$2*" \
        "$program" "$1" >"$scratch/said" 2>"$scratch/log" || {
        cat "$scratch/log" >&2
        exit 2
    }
    instructions=$(sed -nE 's/^(summary|totals): ([0-9]+).*/\2/p' "$scratch/out" | head -n 1)
    if [ "${instructions:-0}" = 0 ]; then
        echo "no instruction of $2 was counted" >&2
        exit 2
    fi
    printf '%s\t%s\t%s\n' "$1" "$(cat "$scratch/said")" "$instructions"
}
{
    printf '# %s\nwhat\tbytes\tfound\tinstructions\n' "$compiler"
    count build measured_build
    count articles measured_extract
    count filler measured_extract
} >"$scratch/now"

if [ "${1:-}" = --record ]; then
    cp "$scratch/now" "$record"
    cat "$record"
    exit
fi
if [ "$(head -n 1 "$record")" != "$(head -n 1 "$scratch/now")" ]; then
    echo "recorded with another compiler: $(head -n 1 "$record"), now # $compiler"
fi
awk -F '\t' -v allowed="$allowed" '
    /^#/ || $1 == "what" { next }
    NR == FNR { bytes[$1] = $2; found[$1] = $3; old[$1] = $4; next }
    !($1 in old) { printf "%s is not recorded\n", $1; bad = 1; next }
    {
        growth = 100 * ($4 - old[$1]) / old[$1]
        printf "%-9s %12d instructions, recorded %12d: %+.1f %%\n", $1, $4, old[$1], growth
        if (bytes[$1] != $2 || found[$1] != $3) {
            printf "  recorded of %s bytes with %s found, now %s with %s\n", bytes[$1], found[$1], $2, $3
            if (bytes[$1] != $2) bad = 1
        }
        if (growth > allowed) { printf "  grown by more than %d %%\n", allowed; bad = 1 }
    }
    END {
        if (bad) print "where that is meant: bash benches/instructions.sh --record"
        exit bad
    }
' "$record" "$scratch/now"
