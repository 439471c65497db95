#!/usr/bin/env bash
# Foreign clients, judges and databases that tests use where they are installed; without root or apt-get the tests that need them are skipped with a printed line.
set -u
tools=(postgresql mariadb-server unixodbc odbc-postgresql odbc-mariadb libsqliteodbc python3-pyodbc redis-server chromium fonts-dejavu-core php-cli php-soap php-xml phpunit python3-zeep python3-suds python3-spyne gsoap libgsoap-dev libxml2-utils openssl curl gcc apache2 squid python3-qpid-proton rabbitmq-server)
command -v apt-get >/dev/null && [ "$(id -u)" = 0 ] || { echo "no apt-get here: foreign clients are tested only where they are installed"; exit 0; }
missing=()
for tool in "${tools[@]}"; do dpkg -s "$tool" >/dev/null 2>&1 || missing+=("$tool"); done
[ "${#missing[@]}" = 0 ] && exit 0
apt-get update -qq >/dev/null 2>&1
# Servers are started by the tests that need them, in folders of their own; their packages start none.
policy=/usr/sbin/policy-rc.d
[ -e "$policy" ] || { printf '#!/bin/sh\nexit 101\n' >"$policy"; chmod +x "$policy"; trap 'rm -f "$policy"' EXIT; }
for tool in "${missing[@]}"; do
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$tool" >/dev/null 2>&1 || echo "could not install $tool: the tests that need it are skipped"
done
