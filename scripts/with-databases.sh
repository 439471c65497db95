#!/usr/bin/env bash
# Runs a command beside a PostgreSQL and a Redis of its own, in temporary folders: `scripts/with-databases.sh npx vitest run --project postgres`.
# STANDIN_POSTGRES and STANDIN_REDIS say where they are; what is not installed is left out with a printed line.
set -u
folder=$(mktemp -d) || exit 1
chmod 755 "$folder"
redis=
stop() {
  [ -d "$folder/data" ] && as_postgres "pg_ctl -D $folder/data -m immediate stop" >/dev/null 2>&1
  [ -n "$redis" ] && kill "$redis" 2>/dev/null
  rm -rf "$folder"
}
trap stop EXIT
PATH="$PATH:$(echo /usr/lib/postgresql/*/bin | tr ' ' ':')"

# A server of PostgreSQL does not run as root.
as_postgres() { if [ "$(id -u)" = 0 ]; then su postgres -c "PATH=$PATH; cd $folder; $1"; else (cd "$folder" && bash -c "$1"); fi; }
free_port() { node -e "const s=require('net').createServer().listen(0,'127.0.0.1',()=>{console.log(s.address().port);s.close()})"; }

if command -v initdb >/dev/null && command -v pg_ctl >/dev/null && { [ "$(id -u)" != 0 ] || id postgres >/dev/null 2>&1; }; then
  port=$(free_port)
  [ "$(id -u)" = 0 ] && chown postgres "$folder"
  settings="-p $port -k $folder -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=600 -c max_locks_per_transaction=512"
  # One user, whom tests make, is asked for a password.
  guard="sed -i '1i host all guarded 127.0.0.1/32 scram-sha-256' data/pg_hba.conf"
  if as_postgres "initdb -D data -A trust -U postgres --locale=C.UTF-8 -E UTF8 && $guard && pg_ctl -D data -o '$settings' -w -l log start" >"$folder/start.log" 2>&1; then
    export STANDIN_POSTGRES="postgres://postgres@127.0.0.1:$port/postgres"
  else
    tail -3 "$folder/start.log"
  fi
fi
[ -n "${STANDIN_POSTGRES:-}" ] || echo "no PostgreSQL here: what needs it is skipped"

if command -v redis-server >/dev/null; then
  port=$(free_port)
  redis-server --port "$port" --bind 127.0.0.1 --save '' --dir "$folder" >"$folder/redis.log" 2>&1 &
  redis=$!
  export STANDIN_REDIS="redis://127.0.0.1:$port"
else
  echo "no Redis here: what needs it is skipped"
fi
"$@"
