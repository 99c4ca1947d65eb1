#!/usr/bin/env bash
# Fuzzing on a stable compiler: `fuzz.sh SECONDS [TARGET...]` runs each target so long, from seeds out of the repository;
# `fuzz.sh differential COUNT [SEED]` compares the reports of COUNT pages with those of the module, byte for byte.
# What was found lies in pkg/fuzz/TARGET/findings, what was reached in pkg/fuzz/TARGET/corpus.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
readonly ROOT=../..
readonly OUT=$ROOT/pkg/fuzz BUILT=${CARGO_TARGET_DIR:-$ROOT/target}/fuzz
readonly HOST=$(rustc -vV | sed -n 's/^host: //p')
# What cargo-fuzz asks of the compiler, but for the address sanitizer, which needs a nightly one: no code of ours is unsafe.
readonly COVERAGE="-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares --cfg fuzzing"

# The folder of seeds of a target: fixtures and demos of our own.
seeds() {
  local to=$OUT/$1/seeds file
  mkdir -p "$to"
  case $1 in
    reader)
      find "$ROOT/tests/fixtures" -name '*.html' -o -name '*.md' -o -name '*.txt' | while read -r file; do
        local first=0
        [[ $file == *.md ]] && first=1
        [[ $file == *.txt ]] && first=2
        { printf "\\x0$first" && cat "$file"; } >"$to/$(tr / _ <<<"${file#"$ROOT"/tests/fixtures/}")"
      done
      ;;
    model) "$BUILT/release/pages" 200 7 --models "$to" ;;
    *) "$BUILT/release/pages" 200 7 --bytes "$to" ;;
  esac
}

if [[ ${1:-} == differential ]]; then
  cargo build --locked --quiet --release --bin pages --target-dir "$BUILT"
  "$BUILT/release/pages" "${2:-1000}" "${3:-1}" | node differential.mjs "$ROOT/pkg/core"
  exit
fi

seconds=${1:?usage: fuzz.sh SECONDS [TARGET...]}
shift
cargo build --locked --quiet --release --bin pages --target-dir "$BUILT"
RUSTFLAGS=$COVERAGE cargo build --locked --quiet --release --bin reader --bin model --bin core --bin report --target "$HOST" --target-dir "$BUILT"
(($# > 0)) || set -- reader model core report
for target in "$@"; do
  mkdir -p "$OUT/$target/corpus" "$OUT/$target/findings"
  seeds "$target"
  echo "fuzzing $target for $seconds s"
  "$BUILT/$HOST/release/$target" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 -max_len=16384 -print_final_stats=1 \
    -artifact_prefix="$OUT/$target/findings/" "$OUT/$target/corpus" "$OUT/$target/seeds" >"$OUT/$target/log" 2>&1 || {
    tail -n 40 "$OUT/$target/log"
    exit 1
  }
  grep -E 'number_of_executed_units|peak_rss_mb' "$OUT/$target/log" | sed "s/^/$target: /"
  grep -oE 'cov: [0-9]+ ft: [0-9]+' "$OUT/$target/log" | tail -n 1 | sed "s/^/$target: /"
done
