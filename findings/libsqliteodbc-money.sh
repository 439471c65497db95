#!/usr/bin/env bash
# libsqliteodbc 0.9998 (Debian's package 0.9998-3+b1) under pyodbc 5.3.0. A program that reads money through ODBC asks the driver for the
# type of a column. The driver goes by the letters of the declared type: NUMERIC(20,4) is a double of 15 digits, so the last digit of a sum
# is lost although SQLite holds it, and DECIMAL(10,2), which SQL holds to be much the same, is a text. SQLite itself gives both columns one
# affinity and stores both alike. Expected before the run: both are SQL_DECIMAL or both are one type.
# The script fails when the behaviour changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download libsqliteodbc=0.9998-3+b1 >/dev/null 2>&1
dpkg -x libsqliteodbc_*.deb driver
python3 -m venv env
env/bin/pip install -qqq --disable-pip-version-check pyodbc==5.3.0
cat > run.py <<'PY'
import pathlib, pyodbc, sqlite3
driver = next(pathlib.Path('driver').rglob('libsqlite3odbc-*.so')).resolve()
with sqlite3.connect('sales.db') as made:
    made.execute('CREATE TABLE Sales (Price DECIMAL(10,2), Total NUMERIC(20,4))')
    made.execute("INSERT INTO Sales VALUES (10.25, 123456789012.3456)")
    print('SQLite stores:', *made.execute('SELECT typeof(Price), typeof(Total) FROM Sales').fetchone())
connection = pyodbc.connect(f'DRIVER={driver};Database=sales.db')
cursor = connection.execute('SELECT Price, Total FROM Sales')
print('the driver says:', *(column[1].__name__ for column in cursor.description))
print('values:', *(repr(value) for value in cursor.fetchone()))
PY
env/bin/python run.py | tee seen.txt
printf '%s\n' 'SQLite stores: real real' 'the driver says: str float' "values: '10.25' 123456789012.346" > expected.txt
diff expected.txt seen.txt && echo "as found: one kind of number is a text, the other loses its last digit"
