#!/usr/bin/env bash
# The one script of the project: builds, runs, tests and packages Fineprint. `./build.sh help` lists the commands.
set -euo pipefail
readonly CALLED_FROM=$PWD
cd "$(dirname "${BASH_SOURCE[0]}")"

readonly WASM_BUDGET=498000            # bytes of the module after wasm-opt
readonly INLINE=40                     # LLVM's cost up to which a call is replaced, 5 where size is all: two fifths faster for 10 kB
readonly SCRIPT_BUDGET=260000          # bytes of all JavaScript of a package as it carries it, without the reader of PDF files
readonly PACKAGE_BUDGET=700000         # bytes of a package as a zip, without the reader of PDF files
readonly NODE_AT_LEAST=20.15            # zlib.crc32, which the packages need
readonly WASM_TARGET=wasm32-unknown-unknown
# What one function alone calls stays a function where it is not short: so a package gets smaller by fifteen kB, the module larger by five.
readonly WASM_OPT_FLAGS=(-Oz --flatten --rereloop -Oz -Oz -Oz --one-caller-inline-max-function-size=60 --low-memory-unused --enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext
  --enable-mutable-globals --enable-reference-types --enable-multivalue --strip-debug --strip-producers)
readonly SHARED=${FINEPRINT_SHARED:-../shared}   # texts that are not part of the repository

readonly TARGET=${CARGO_TARGET_DIR:-target}
readonly NATIVE=$TARGET/release/fineprint
readonly RAW_WASM=$TARGET/$WASM_TARGET/web/fineprint.wasm
readonly CORE=pkg/core
readonly STAMPS=pkg/.stamps
readonly DENY=0.20.2                   # the version of cargo-deny that tests/deny.toml is written for

usage() {
  cat <<'END'
usage: ./build.sh COMMAND

  run [URL|FILE]  build, open a browser with the extension on the demo page, or on that page;
                  without a display: print the summaries and write screenshots to pkg/screenshots
                  (FINEPRINT_BROWSER=firefox picks Firefox)
  test            what CI runs: format, lints, Rust tests, documentation, the extension in real browsers
  check           the long runs: the packages built twice, every text of ../shared through the command line
  build           the command line (target/release/fineprint) and the extension (pkg/chrome, pkg/firefox)
  package         build, then pkg/fineprint-chrome.zip, pkg/fineprint-firefox.zip, pkg/fineprint-source.zip and the
                  npm package in pkg/npm
  fuzz [SECONDS [TARGET...]]   each fuzz target so long (60), then native against WebAssembly
  npm             build, then the npm package in pkg/npm
  bench           what it costs: the core, the background, pages beside autoconsent, long lists; about ten minutes
  clean           remove everything that this script made
  help            this text
END
}

# ---- what it says ----------------------------------------------------------------------------------------------------

say() { printf 'fineprint: %s\n' "$*"; }

die() {
  printf 'fineprint: %s\n' "$*" >&2
  exit 1
}

# Runs a command, showing its output only when it fails.
quietly() {
  local log status=0
  log=$(mktemp)
  "$@" >"$log" 2>&1 || status=$?
  [[ $status -eq 0 ]] || cat "$log" >&2
  rm -f "$log"
  return "$status"
}

# ---- what was done already -------------------------------------------------------------------------------------------

hash_of() { sha256sum | cut -d ' ' -f 1; }

# One hash of the names and contents of files and folders.
hash_files() {
  find "$@" -type f -print0 | LC_ALL=C sort -z | xargs -0 -r sha256sum | hash_of
}

fresh() { [[ -f $STAMPS/$1 && $(<"$STAMPS/$1") == "$2" ]]; }

stamp() {
  mkdir -p "$STAMPS"
  printf '%s\n' "$2" >"$STAMPS/$1"
}

# ---- what it needs ---------------------------------------------------------------------------------------------------

have() { command -v "$1" >/dev/null 2>&1; }

need_rust() {
  have cargo || die "cargo is missing: install Rust with rustup (https://rustup.rs)"
  # On a machine without rustup the target may still be there, as a package of the system.
  [[ -d $(rustc --print sysroot)/lib/rustlib/$WASM_TARGET ]] && return
  have rustup || die "the Rust target $WASM_TARGET is missing, and so is rustup, which installs it (https://rustup.rs)"
  say "installing the Rust target $WASM_TARGET"
  quietly rustup target add "$WASM_TARGET" || die "could not install the Rust target $WASM_TARGET"
}

need_rust_tool() {
  cargo "$1" --version >/dev/null 2>&1 && return
  have rustup || die "cargo $1 is missing, and so is rustup, which installs it"
  say "installing the Rust component $2"
  quietly rustup component add "$2" || die "could not install the Rust component $2"
}

need_node() {
  have node || die "node is missing: install Node.js $NODE_AT_LEAST or newer"
  have npm || die "npm is missing: install Node.js $NODE_AT_LEAST or newer with npm"
  local version
  version=$(node -p process.versions.node)
  printf '%s\n' "$NODE_AT_LEAST" "$version" | sort --check=quiet --version-sort || die "node $version is too old: install Node.js $NODE_AT_LEAST or newer"
  local now
  now=$(cat package.json package-lock.json | hash_of)
  [[ -d node_modules ]] && fresh npm "$now" && return
  say "installing the npm packages of package-lock.json"
  quietly npm ci --ignore-scripts --no-audit --no-fund || die "could not install the npm packages of package-lock.json"
  stamp npm "$now"
}

# need_browser VARIABLE PACKAGE COMMAND...: sets the variable to the first command found, installing the package on Debian as root.
need_browser() {
  local variable=$1 package=$2
  shift 2
  if [[ -n ${!variable:-} ]]; then
    [[ -x ${!variable} ]] || die "$variable names no program: ${!variable}"
  else
    find_browser "$variable" "$@" || {
      can_apt || die "$package is missing: install it, or set $variable to the browser's path"
      apt_install "$package"
      find_browser "$variable" "$@" || die "$package was installed, but none of these commands is there: $*"
    }
  fi
  export "${variable?}"
}

find_browser() {
  local variable=$1 name
  shift
  for name in "$@"; do
    if have "$name"; then
      printf -v "$variable" '%s' "$(command -v "$name")"
      return
    fi
  done
  return 1
}

can_apt() { [[ $(id -u) == 0 && -f /etc/debian_version ]] && have apt-get; }

apt_install() {
  export DEBIAN_FRONTEND=noninteractive
  say "installing $1 through apt"
  local install=(apt-get install -y --no-install-recommends "$1" fonts-liberation)
  "${install[@]}" >/dev/null 2>&1 && return
  quietly apt-get update && quietly "${install[@]}" || die "could not install $1 through apt"
}

need_chromium() { need_browser CHROMIUM chromium chromium chromium-browser google-chrome-stable google-chrome; }
need_firefox() { need_browser FIREFOX firefox-esr firefox-esr firefox; }

# In a folder of its own, so that nobody's tools are changed.
need_deny() {
  export PATH=$PWD/pkg/tools/bin:$PATH
  cargo deny --version >/dev/null 2>&1 && return
  say "installing cargo-deny $DENY, which takes some minutes"
  quietly cargo install --locked --root pkg/tools --version "$DENY" cargo-deny || die "could not install cargo-deny"
}

# ---- building --------------------------------------------------------------------------------------------------------

# cargo_shipped FLAG ARGUMENT...: cargo with this machine's paths kept out of what it builds, and with one more flag for the compiler where
# it isn't empty; for what is shipped only, so that plain cargo calls keep their cache.
cargo_shipped() {
  local home=${CARGO_HOME:-$HOME/.cargo} flag=${1:+$'\x1f'$1}
  shift
  CARGO_ENCODED_RUSTFLAGS="--remap-path-prefix=$PWD=fineprint"$'\x1f'"--remap-path-prefix=$home=cargo$flag" cargo "$@"
}

# The core for the web: small first, but what is called for every letter is not worth a call.
cargo_web() {
  cargo_shipped "-Cllvm-args=-inline-threshold=$INLINE" build --locked --quiet --profile web --target "$WASM_TARGET" --lib "$@"
}

build_native() {
  say "building the command line ..."
  cargo_shipped '' build --locked --quiet --release --bin fineprint || die "the command line did not build"
}

# The version that Cargo.lock holds of a package.
locked_version() {
  awk -v name="name = \"$1\"" '$0 == name { getline; gsub(/version = |"/, ""); print }' Cargo.lock
}

# bind STAMP FOLDER: the JavaScript and the small module of the core that was just built.
bind() {
  local tool now
  tool=$(locked_version wasm-bindgen-cli-support)
  now=$({ echo "$tool ${WASM_OPT_FLAGS[*]}" && cat "$RAW_WASM" src/bindgen/main.rs package-lock.json; } | hash_of)
  fresh "$1" "$now" && [[ -f $2/fineprint_bg.wasm ]] && return
  say "generating its JavaScript with wasm-bindgen $tool ..."
  cargo build --locked --quiet --package fineprint-bindgen || die "the wasm-bindgen runner did not build"
  rm -rf "$2"
  mkdir -p "$2"
  "$TARGET/debug/fineprint-bindgen" "$RAW_WASM" "$2" || die "wasm-bindgen failed"
  say "making the module smaller with wasm-opt ..."
  node src/bindgen/layout.mjs "$2/fineprint_bg.wasm" || die "wasm-opt would take used memory for unused"
  node node_modules/binaryen/bin/wasm-opt "${WASM_OPT_FLAGS[@]}" "$2/fineprint_bg.wasm" -o "$2/fineprint_bg.wasm" || die "wasm-opt failed"
  stamp "$1" "$now"
}

build_core() {
  local glue tool
  glue=$(locked_version wasm-bindgen)
  tool=$(locked_version wasm-bindgen-cli-support)
  [[ $glue == "$tool" ]] || die "Cargo.lock has wasm-bindgen $glue but wasm-bindgen-cli-support $tool: they must be one version"
  say "building the core for the web ..."
  cargo_web || die "the core did not build for the web"
  bind core "$CORE"
  local size
  size=$(wc -c <"$CORE/fineprint_bg.wasm")
  ((size <= WASM_BUDGET)) || die "the module has $size bytes, over its budget of $WASM_BUDGET"
  say "the module has $size bytes of at most $WASM_BUDGET"
}

# The version of everything: the one in Cargo.toml.
version() { sed -n '/^\[package\]/,/^\[/s/^version = "\(.*\)"$/\1/p' Cargo.toml; }

stage() {
  [[ -f extension/manifest.json ]] || die "extension/manifest.json is missing"
  mkdir -p pkg
  "$NATIVE" gate >pkg/gate.json || die "$NATIVE gate failed"
  "$NATIVE" tables "$CORE/languages" || die "$NATIVE tables failed"
  "$NATIVE" terms >"$CORE/terms.json" || die "$NATIVE terms failed"
  local now
  node src/package/notices.mjs pkg/NOTICES.txt || die "the notices could not be made"
  now=$({ version && hash_files extension "$CORE" pkg/gate.json pkg/NOTICES.txt package-lock.json; } | hash_of)
  fresh staged "$now" && [[ -d pkg/chrome && -d pkg/firefox ]] && return
  say "staging the extension in pkg/chrome and pkg/firefox ..."
  node extension/build/stage.mjs extension "$CORE" pkg/gate.json pkg "$(version)" || die "the extension could not be staged"
  stamp staged "$now"
  local scripts
  scripts=$(find pkg/chrome -name '*.js' -not -path '*/pdfjs/*' -exec cat {} + | wc -c)
  ((scripts <= SCRIPT_BUDGET)) || die "the scripts have $scripts bytes, over their budget of $SCRIPT_BUDGET"
  say "the scripts have $scripts bytes of at most $SCRIPT_BUDGET"
}

# The npm package in pkg/npm: the core with the native reader in it, for Node and browsers.
build_npm() {
  local core=pkg/npm-core
  say "building the core with its reader, for npm ..."
  cargo_web --features reader || die "the core did not build for npm"
  bind npm "$core"
  "$NATIVE" tables "$core/languages" || die "$NATIVE tables failed"
  node src/package/notices.mjs pkg/NPM-NOTICES.txt reader || die "the notices could not be made"
  node src/package/npm.mjs "$core" pkg/NPM-NOTICES.txt "$(version)" pkg/npm || die "the npm package could not be made"
  say "pkg/npm has $(du -cb pkg/npm/*.wasm | tail -n 1 | cut -f 1) bytes of module, $(du -sb pkg/npm | cut -f 1) in all"
}

build() {
  need_rust
  need_node
  build_native
  build_core
  stage
}

package() {
  build
  local browser size
  for browser in chrome firefox; do
    size=$(node extension/build/zip.mjs "pkg/$browser" "pkg/fineprint-$browser.zip") || die "pkg/fineprint-$browser.zip could not be written"
    ((size <= PACKAGE_BUDGET)) || die "the $browser package has $size bytes without the PDF reader, over its budget of $PACKAGE_BUDGET"
    say "pkg/fineprint-$browser.zip has $(wc -c <"pkg/fineprint-$browser.zip") bytes, $size of at most $PACKAGE_BUDGET without the PDF reader"
  done
  source_archive
  build_npm
}

# Everything that a reviewer needs to build the packages again: what git knows, or all but what is built.
source_archive() {
  local list
  list=$(mktemp)
  if git rev-parse --is-inside-work-tree >/dev/null 2>&1; then git ls-files >"$list"
  else find . -path ./target -prune -o -path ./pkg -prune -o -path ./node_modules -prune -o -type f -printf '%P\n' >"$list"; fi
  node extension/build/zip.mjs . pkg/fineprint-source.zip "$list" >/dev/null || die "pkg/fineprint-source.zip could not be written"
  rm -f "$list"
  say "pkg/fineprint-source.zip has $(wc -c <pkg/fineprint-source.zip) bytes"
}

need_unzip() {
  have unzip && return
  can_apt || die "unzip is missing: install it"
  apt_install unzip
}

# The packages built again from the source archive, in another folder: the same bytes.
check_packages() {
  package
  local folder name
  folder=$(mktemp -d)
  say "building the packages again in another folder ..."
  need_unzip
  unzip -q pkg/fineprint-source.zip -d "$folder"
  (cd "$folder" && env -u CARGO_TARGET_DIR ./build.sh package) || die "the source archive does not build"
  for name in fineprint-chrome.zip fineprint-firefox.zip; do
    cmp "pkg/$name" "$folder/pkg/$name" || die "$name differs when it is built in another folder"
    say "$name is the same: $(hash_of <"pkg/$name")"
  done
  rm -rf "$folder"
}

# ---- running and testing ---------------------------------------------------------------------------------------------

need_browsers() {
  need_chromium
  need_firefox
}

run() {
  (($# <= 1)) || die "run takes one URL or FILE, not $#"
  case ${FINEPRINT_BROWSER:-chromium} in
    chromium) need_chromium ;;
    firefox) need_firefox ;;
    *) die "FINEPRINT_BROWSER is chromium or firefox, not $FINEPRINT_BROWSER" ;;
  esac
  local page=${1:-}
  if [[ -n $page && $page != *://* ]]; then
    [[ $page == /* ]] || page=$CALLED_FROM/$page
    [[ -f $page ]] || die "no such file: $page"
  fi
  build
  node tests/browser/run.mjs ${page:+"$page"}
}

test_rust() {
  need_rust_tool fmt rustfmt
  need_rust_tool clippy clippy
  say "checking the format ..."
  cargo fmt --all --check || die "the format differs: run cargo fmt --all"
  say "linting the Rust code ..."
  cargo clippy --locked --quiet --workspace --all-targets -- -D warnings || die "clippy found something"
  cargo clippy --locked --quiet --lib --target "$WASM_TARGET" -- -D warnings || die "clippy found something in the web build"
  cargo clippy --locked --quiet --lib --target "$WASM_TARGET" --features reader -- -D warnings || die "clippy found something in the build for npm"
  quietly cargo metadata --locked --format-version 1 --manifest-path tests/fuzz/Cargo.toml || die "tests/fuzz/Cargo.lock is not of today's dependencies"
  say "testing the core ..."
  cargo test --locked --quiet || die "a Rust test failed"
  say "building the documentation ..."
  RUSTDOCFLAGS="-D warnings" cargo doc --locked --quiet --no-deps || die "the documentation has errors"
}

test_all() {
  need_rust
  need_node
  need_browsers
  test_rust
  say "linting the JavaScript ..."
  npm run --silent lint || die "the JavaScript has errors"
  build
  build_npm
  say "linting the package ..."
  quietly node_modules/.bin/addons-linter --warnings-as-errors --no-config-discovery pkg/firefox || die "the package has errors or warnings"
  [[ -d $SHARED/seeds ]] || say "no texts in $SHARED/seeds: the tests on them are skipped"
  say "testing in the browsers ..."
  FINEPRINT_SHARED=$SHARED node tests/browser/all.mjs "$@"
}

# Each target for a while, then native against WebAssembly; what is found ends it.
fuzz() {
  local seconds=${1:-60}
  (($# == 0)) || shift
  build
  tests/fuzz/fuzz.sh "$seconds" "$@" || die "fuzzing found something: see pkg/fuzz"
  tests/fuzz/fuzz.sh differential 20000 || die "native and WebAssembly differ"
}

check() {
  check_packages
  check_dependencies
  fuzz 120
  [[ -d $SHARED ]] || die "$SHARED is missing: the long runs read its texts"
  local folder
  for folder in "$SHARED/seeds" "$SHARED/corpus/pages/files"; do
    [[ -d $folder ]] || { say "skipped, as it is not there: $folder" && continue; }
    check_folder "$folder"
  done
  check_banners
  check_whole
  check_faults
}

# What `test` asks Firefox for by a sample only: every dialog, every refusal.
check_whole() {
  need_browsers
  build
  local part
  for part in 'banner: firefox:' 'platform-layers: firefox:'; do
    say "testing in the browsers, Firefox whole: $part ..."
    FINEPRINT_WHOLE=1 FINEPRINT_SHARED=$SHARED node tests/browser/all.mjs "$part" || die "a test failed: $part"
  done
}

# The background killed at random points, and thousands of pages in one browser.
check_faults() {
  need_browsers
  build
  say "killing the background 500 times ..."
  node tests/bench/kills.mjs 500 1 || die "a kill of the background left something behind"
  say "reading 5,000 pages in one browser ..."
  node tests/bench/soak.mjs 5000 chromium || die "the soak found something"
  node tests/bench/soak.mjs 500 firefox || die "the soak found something in Firefox"
}

# Licences, sources and bans of all dependencies; what is known against them, where the list of it can be fetched.
check_dependencies() {
  need_deny
  local deny=(cargo deny --locked --all-features --workspace --config tests/deny.toml)
  say "checking the dependencies ..."
  "${deny[@]}" check licenses bans sources || die "a dependency is not what tests/deny.toml asks for"
  "${deny[@]}" --manifest-path tests/fuzz/Cargo.toml check licenses bans sources || die "a dependency of the fuzz targets is not"
  if "${deny[@]}" fetch db >/dev/null 2>&1; then
    "${deny[@]}" check advisories || die "something is known against a dependency"
  else
    say "skipped, as its list can't be fetched: what is known against dependencies"
  fi
}

# Every page of the corpus in Chromium: what is taken for a banner was looked at; the cases of banners in Firefox.
check_banners() {
  [[ -d $SHARED/corpus/pages/files ]] || return 0
  need_browsers
  build
  say "looking for banners on the pages of $SHARED/corpus/pages ..."
  FINEPRINT_SHARED=$SHARED node tests/bench/banners.mjs sweep || die "a banner was found that nobody has looked at, or one is not found any more"
  say "the cases of banners in Firefox ..."
  FINEPRINT_SHARED=$SHARED node tests/bench/banners.mjs alone firefox || die "a case is not as expected in Firefox"
}

# Every text and page of a folder through the command line: a report each, no error, no panic.
check_folder() {
  local files=() out=pkg/check.jsonl start=$SECONDS reports
  mapfile -t files < <(find "$1" -type f \( -name '*.txt' -o -name '*.html' -o -name '*.htm' -o -name '*.md' \) | LC_ALL=C sort)
  say "reading ${#files[@]} files of $1 ..."
  mkdir -p pkg
  "$NATIVE" report --jsonl --format json --today 2026-01-01 "${files[@]}" >"$out" || die "a file of $1 gave an error: see $out"
  reports=$(wc -l <"$out")
  ((reports == ${#files[@]})) || die "${#files[@]} files of $1 gave $reports reports: see $out"
  say "$reports reports in $((SECONDS - start)) s"
}

# What is measured, one after the other: the core, the core and the background in Chromium, pages, a long list of files.
bench() {
  need_chromium
  need_firefox
  build
  mkdir -p pkg/bench
  say "measuring the core ..."
  cargo bench --locked --quiet --profile measured --bench core || die "the bench of the core failed"
  say "measuring the core in Chromium, and the background ..."
  node tests/bench/web.mjs || die "the bench of the background failed"
  say "measuring pages ..."
  node tests/bench/page.mjs || die "the bench of pages failed"
  say "measuring the popup ..."
  # Over a limit it ends with 3, which is no reason to measure nothing else.
  local ended=0
  node tests/bench/popup.mjs || ended=$?
  [[ $ended == 0 || $ended == 3 ]] || die "the bench of the popup failed"
  say "measuring a long list of files ..."
  node tests/bench/batch.mjs "$NATIVE" || die "the bench of the list failed"
  node tests/bench/plots.mjs || die "the plots could not be written"
  node tests/bench/readme.mjs || die "the tables of the README could not be written"
}

clean() {
  say "removing $TARGET, pkg and node_modules"
  rm -rf "$TARGET" pkg node_modules
}

command=${1:-help}
(($# == 0)) || shift
case $command in
  run) run "$@" ;;
  test) test_all "$@" ;;
  fuzz) fuzz "$@" ;;
  npm) build && build_npm ;;
  check | build | package | bench | clean) "$command" ;;
  help | -h | --help) usage ;;
  *) die "unknown command: $command (try ./build.sh help)" ;;
esac
