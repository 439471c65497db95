#!/usr/bin/env bash
# Runs a command beside a PostgreSQL, a MariaDB and a Redis of its own, in temporary folders: `scripts/with-databases.sh npx vitest run --project
# postgres`. STANDIN_POSTGRES, STANDIN_MARIADB and STANDIN_REDIS say where they are; what is not installed is left out with a printed line.
set -u
# Servers get their folders in command lines, and some run as other users: a plain place that everybody may enter.
place=${TMPDIR:-/tmp}
case $place in *[!A-Za-z0-9/._-]*) place=/tmp ;; esac
[ "$(id -u)" != 0 ] || ! id postgres >/dev/null 2>&1 || su postgres -s /bin/bash -c "test -x $place" || place=/tmp
folder=$(mktemp -d -p "$place") || exit 1
chmod 755 "$folder"
redis=
maria=
stop() {
  [ -d "$folder/data" ] && as_postgres "pg_ctl -D $folder/data -m immediate stop" >/dev/null 2>&1
  [ -n "$redis" ] && kill "$redis" 2>/dev/null
  [ -n "$maria" ] && kill -9 "$maria" 2>/dev/null && wait "$maria" 2>/dev/null
  rm -rf "$folder"
}
trap stop EXIT
PATH="$PATH:$(echo /usr/lib/postgresql/*/bin | tr ' ' ':')"

# A server of PostgreSQL does not run as root.
as_postgres() { if [ "$(id -u)" = 0 ]; then su postgres -s /bin/bash -c "PATH='$PATH'; cd $folder; $1"; else (cd "$folder" && bash -c "$1"); fi; }
free_port() { node "$(dirname "$0")/free-port.mjs"; }

if command -v initdb >/dev/null && command -v pg_ctl >/dev/null && { [ "$(id -u)" != 0 ] || id postgres >/dev/null 2>&1; }; then
  [ "$(id -u)" = 0 ] && chown postgres "$folder"
  settings="-k $folder -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=600 -c max_locks_per_transaction=512"
  # Two users, whom tests make, are asked for a password.
  guard="sed -i '1i host all guarded,guarded_odbc 127.0.0.1/32 scram-sha-256' data/pg_hba.conf"
  as_postgres "initdb -D data -A trust -U postgres --locale=C.UTF-8 -E UTF8 && $guard" >"$folder/start.log" 2>&1 && made=1
  # Somebody may be faster to take the port that was free.
  for _ in 1 2 3; do
    [ -n "${made:-}" ] || break
    port=$(free_port)
    as_postgres "pg_ctl -D data -o '$settings -p $port' -w -t 300 -l log start" >>"$folder/start.log" 2>&1 || continue
    export STANDIN_POSTGRES="postgres://postgres@127.0.0.1:$port/postgres"
    break
  done
  [ -n "${STANDIN_POSTGRES:-}" ] || tail -n 3 "$folder/start.log"
fi
[ -n "${STANDIN_POSTGRES:-}" ] || echo "no PostgreSQL here: what needs it is skipped"

# MariaDB in a folder of its own; its user has a password and may do everything.
if command -v mariadbd >/dev/null && command -v mariadb-install-db >/dev/null; then
  port=$(free_port)
  mkdir "$folder/maria" && chown "$(id -un)" "$folder/maria"
  cat >"$folder/maria.sql" <<SQL
CREATE DATABASE standin CHARACTER SET utf8mb4;
CREATE USER standin@'127.0.0.1' IDENTIFIED BY 'standin';
GRANT ALL ON *.* TO standin@'127.0.0.1';
SQL
  mariadb-install-db --no-defaults --user="$(id -un)" --datadir="$folder/maria" --auth-root-authentication-method=normal --skip-test-db >"$folder/maria.log" 2>&1
  mariadbd --no-defaults --user="$(id -un)" --datadir="$folder/maria" --port="$port" --bind-address=127.0.0.1 --socket="$folder/maria.sock" \
    --pid-file="$folder/maria.pid" --innodb-flush-log-at-trx-commit=0 --innodb-buffer-pool-size=64M --init-file="$folder/maria.sql" \
    >>"$folder/maria.log" 2>&1 &
  maria=$!
  for _ in $(seq 600); do
    kill -0 "$maria" 2>/dev/null || break
    mariadb --no-defaults -h 127.0.0.1 -P "$port" -u standin -pstandin -e 'SELECT 1' >/dev/null 2>&1 && break
    sleep 0.2
  done
  if mariadb --no-defaults -h 127.0.0.1 -P "$port" -u standin -pstandin -e 'SELECT 1' >/dev/null 2>&1; then
    export STANDIN_MARIADB="mysql://standin:standin@127.0.0.1:$port/standin"
  else
    tail -n 3 "$folder/maria.log"
  fi
fi
[ -n "${STANDIN_MARIADB:-}" ] || echo "no MariaDB here: what needs it is skipped"

if command -v redis-server >/dev/null; then
  port=$(free_port)
  redis-server --port "$port" --bind 127.0.0.1 --save '' --dir "$folder" >"$folder/redis.log" 2>&1 &
  redis=$!
  for _ in $(seq 600); do
    kill -0 "$redis" 2>/dev/null || break
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && export STANDIN_REDIS="redis://127.0.0.1:$port" && break
    sleep 0.1
  done
  [ -n "${STANDIN_REDIS:-}" ] || tail -n 3 "$folder/redis.log"
fi
[ -n "${STANDIN_REDIS:-}" ] || echo "no Redis here: what needs it is skipped"
"$@"
