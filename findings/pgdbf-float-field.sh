#!/usr/bin/env bash
# pgdbf 0.6.2 (Debian's package 0.6.2-1.1+b2) writes a DBF table as SQL for PostgreSQL. A field of type N, 12 wide with 4 places, becomes
# NUMERIC(12, 4). The same field as F, the number of dBase IV and FoxPro, becomes NUMERIC(4): the count of places stands where the count
# of digits belongs, and the places are none. PostgreSQL rounds such a column without an error: a rate of 92.3456 is stored as 92,
# -0.5 as -1 (PostgreSQL 15 was asked). Sums of two places end above 99, and without places NUMERIC(0) is an error.
# Expected before the run: NUMERIC(12, 4) for both. The script fails when the behaviour changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
chmod 755 "$folder"
cd "$folder"
apt-get download pgdbf=0.6.2-1.1+b2 >/dev/null 2>&1
dpkg -x pgdbf_*.deb root
cat > make.py <<'PY'
import struct
fields = [('CODE', 'C', 3, 0), ('RATE_N', 'N', 12, 4), ('RATE_F', 'F', 12, 4), ('SUM_F', 'F', 14, 2), ('QTY_F', 'F', 10, 0)]
rows = [('USD', '92.3456', '92.3456', '1234567.89', '7'), ('EUR', '-0.5000', '-0.5000', '0.05', '12')]
head = b''.join(name.encode().ljust(11, b'\0') + kind.encode() + b'\0' * 4 + bytes([width, places]) + b'\0' * 14
                for name, kind, width, places in fields)
body = b''.join(b' ' + b''.join(value.encode().ljust(width) if kind == 'C' else value.encode().rjust(width)
                                for value, (_, kind, width, _) in zip(row, fields)) for row in rows)
start = struct.pack('<BBBBIHH20x', 3, 126, 11, 29, len(rows), 33 + len(head), 1 + sum(field[2] for field in fields))
open('rates.dbf', 'wb').write(start + head + b'\r' + body + b'\x1a')
PY
python3 make.py
root/usr/bin/pgdbf -D -T rates.dbf | tee seen.txt
printf '%s\n' 'CREATE TABLE rates (code VARCHAR(3), rate_n NUMERIC(12, 4), rate_f NUMERIC(4), sum_f NUMERIC(2), qty_f NUMERIC(0));' \
  '\COPY rates FROM STDIN' $'USD\t92.3456\t92.3456\t1234567.89\t7' $'EUR\t-0.5000\t-0.5000\t0.05\t12' '\.' > expected.txt
diff expected.txt seen.txt && echo "as found: the places of F are taken for its digits"
