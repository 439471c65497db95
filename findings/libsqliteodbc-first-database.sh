#!/usr/bin/env bash
# libsqliteodbc 0.9998 (Debian's package 0.9998-3+b1) under pyodbc 5.3.0. 1C appends the user's parameters to the right of a connection
# string, and its guide says that the last of equal keywords counts; psqlodbc holds it so. This driver takes the
# first: what is appended to point a program at another file is passed over in silence. Expected before the run: the last one counts.
# The script fails when the behaviour changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
chmod 755 "$folder"
cd "$folder"
apt-get download libsqliteodbc=0.9998-3+b1 >/dev/null 2>&1
dpkg -x libsqliteodbc_*.deb driver
python3 -m venv env
env/bin/pip install -qqq --disable-pip-version-check pyodbc==5.3.0
cat > run.py <<'PY'
import pathlib, pyodbc
driver = next(pathlib.Path('driver').rglob('libsqlite3odbc-*.so')).resolve()
for given in ('Database=first.db;Database=last.db', 'Database=last.db;Database=first.db'):
    with pyodbc.connect(f'DRIVER={driver};{given}') as connection:
        file = connection.execute('PRAGMA database_list').fetchone()[2]
    print(f'{given}: {pathlib.Path(file).name}')
PY
env/bin/python run.py | tee seen.txt
printf '%s\n' 'Database=first.db;Database=last.db: first.db' 'Database=last.db;Database=first.db: last.db' > expected.txt
diff expected.txt seen.txt && echo "as found: the first of equal keywords counts"
