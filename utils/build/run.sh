#!/bin/sh
# Run one npm script, installing the locked packages first when they are missing or out of date.
# npm itself may be on Node 20: the lock file brings a newer node, which npm puts first on PATH for the script.
set -eu
cd "$(dirname "$0")/../.."
if [ ! -x node_modules/.bin/wxt ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  echo "Installing packages (once)..." >&2
  # npm itself may run on Node 20, which some tools say they do not like; they run on the newer one.
  npm ci --no-fund --no-audit --loglevel=error >&2
fi
# npm would take every --option for itself.
script=$1
shift
exec npm run --silent "$script" -- "$@"
