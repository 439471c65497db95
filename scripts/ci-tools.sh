#!/usr/bin/env bash
# Foreign clients, judges and databases that tests use where they are installed; without root or apt-get the tests that need them are skipped with a printed line.
set -u
tools=(postgresql mariadb-server unixodbc odbc-postgresql odbc-mariadb libsqliteodbc python3-pyodbc redis-server chromium fonts-dejavu-core php-cli php-soap php-xml phpunit python3-zeep python3-suds python3-spyne gsoap libgsoap-dev libxml2-utils openssl curl gcc apache2 squid python3-qpid-proton rabbitmq-server)
command -v apt-get >/dev/null && [ "$(id -u)" = 0 ] || { echo "no apt-get here: foreign clients are tested only where they are installed"; exit 0; }
missing=()
for tool in "${tools[@]}"; do dpkg -s "$tool" >/dev/null 2>&1 || missing+=("$tool"); done
[ "${#missing[@]}" = 0 ] && exit 0
# Another run of apt-get is waited for, and a network that fails is asked again; one that never answers is not waited for all day.
export DEBIAN_FRONTEND=noninteractive
get() { apt-get -qq -o DPkg::Lock::Timeout=600 -o Acquire::Retries=2 -o Acquire::http::Timeout=30 "$@" </dev/null >/dev/null 2>&1; }
reached=
for pause in 5 20 60 0; do
  timeout 180 apt-get -qq -o Acquire::Retries=2 -o Acquire::http::Timeout=30 update </dev/null >/dev/null 2>&1 && { reached=1; break; }
  sleep "$pause"
done
# Servers are started by the tests that need them, in folders of their own; their packages start none.
policy=/usr/sbin/policy-rc.d
[ -e "$policy" ] || { printf '#!/bin/sh\nexit 101\n' >"$policy"; chmod +x "$policy"; trap 'rm -f "$policy"' EXIT; }
install() { get install -y --no-install-recommends "$@"; }
# All at once; where that fails each by itself, so that one that is not to be had keeps no other away.
install "${missing[@]}" && exit 0
dpkg --configure -a </dev/null >/dev/null 2>&1
for tool in "${missing[@]}"; do
  install "$tool" || { [ -n "$reached" ] && sleep 5 && install "$tool"; } || echo "could not install $tool: the tests that need it are skipped"
done
