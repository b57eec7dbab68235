#!/usr/bin/env bash
# Makes the README's pictures from seeds/articles. Needs what the browser tests need, and pngquant where it is to be small.
set -euo pipefail
cd "$(dirname "$0")/.."
[ -d tests/browser/node_modules/playwright-core ] || npm ci --prefix tests/browser --ignore-scripts --no-audit --no-fund --silent
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
[ -n "${COPYDESK:-}" ] || cargo build --release --quiet
copydesk=${COPYDESK:-${CARGO_TARGET_DIR:-target}/release/copydesk}
"$copydesk" report seeds/articles -o "$made/page.html"
"$copydesk" lesson seeds/articles/vote-* seeds/articles/bridge-{meridian-wire-original,liberty-lantern-loaded}.md -o "$made/lesson.html"
mkdir -p docs/pictures
node tests/browser/pictures.mjs "$made/page.html" "$made/lesson.html" docs/pictures
if command -v pngquant >/dev/null; then
  for picture in docs/pictures/*.png; do
    pngquant --force --strip --skip-if-larger --output "$picture" 128 "$picture" || true
  done
fi
