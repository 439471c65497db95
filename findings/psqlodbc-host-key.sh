#!/usr/bin/env bash
# psqlodbc 13.02 (Debian 12's odbc-postgresql 1:13.02.0000-2+b1) under pyodbc 5.3.0. Public 1C configurations connect an external data
# source by `Driver={PostgreSQL Unicode};Host=...;Port=...`. The driver takes the port, knows no keyword `Host`, and says nothing of it: it
# goes to the socket of this machine, so that a program reads another database than the one it names, if there is one. `Server` and
# `Servername` are its words. Expected before the run: `Host` names the server, as `Username` and `Password` name the user.
# The script fails when the behaviour changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
chmod 755 "$folder"
cd "$folder"
needed=$(apt-cache depends --recurse --no-recommends --no-suggests --no-conflicts --no-breaks --no-replaces --no-enhances libpq5 libodbcinst2 |
  grep -E '^[a-z]' | grep -E '^lib' | grep -vE '^(libc6|libgcc-s1|libcrypt1)$' | sort -u)
apt-get download odbc-postgresql=1:13.02.0000-2+b1 $needed >/dev/null 2>&1
for package in *.deb; do dpkg -x "$package" root; done
python3 -m venv env
env/bin/pip install -qqq --disable-pip-version-check pyodbc==5.3.0
cat > run.py <<'PY'
import pathlib, pyodbc, re
driver = next(pathlib.Path('root').rglob('psqlodbcw.so')).resolve()
for server in ('Server', 'Servername', 'Host'):
    try:
        pyodbc.connect(f'DRIVER={driver};{server}=127.0.0.9;Port=1;Database=shop;UID=clerk;PWD=secret')
    except pyodbc.Error as error:
        print(f'{server}:', re.search(r'at "127.0.0.9", port 1|on socket "[^"]*\.PGSQL\.1"', str(error)).group())
PY
LD_LIBRARY_PATH=$(find "$PWD/root" -name '*.so*' -printf '%h\n' | sort -u | paste -sd:) env/bin/python run.py | sed 's|"/.*/|"|' | tee seen.txt
printf '%s\n' 'Server: at "127.0.0.9", port 1' 'Servername: at "127.0.0.9", port 1' 'Host: on socket ".s.PGSQL.1"' > expected.txt
diff expected.txt seen.txt && echo "as found: Host is passed over, and the socket of this machine is asked"
