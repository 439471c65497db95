#!/usr/bin/env bash
# russian-requisites-validation 1.0.6 (npm) checks requisites of companies, among them accounts with the BIK of their bank. The key of a
# client's account is made with the last three digits of the BIK, that of a correspondent account with a zero and its fifth and sixth
# (Bank of Russia, 8 September 1997, No. 515). The package has one check for both, that of correspondent accounts: it refuses the account
# of the Bank's own example. The fault depends on the BIK alone: of nine in ten banks every right account is refused, and each number
# passes with one wrong key. A form before 1C that asks it turns away most customers.
# Expected before the run: both examples of the document are right. The script fails when the behaviour changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact russian-requisites-validation@1.0.6
cat > run.cjs <<'JS'
const { Validation } = require('russian-requisites-validation')
const validation = new Validation()
const weights = [7, 1, 3]
const sum = (digits) => [...digits].reduce((total, digit, at) => total + ((digit * weights[at % 3]) % 10), 0) % 10
const right = (account, bik) => sum(bik.slice(-3) + account) === 0
setTimeout(() => {
  console.log('correspondent account of the example:', validation.Ks('30101810800000000746', '049805000').code === 0)
  const [bik, example] = ['049805746', '40602810700000000025']
  console.log("client's account of the example:", right(example, bik), validation.Rs(example, bik).code === 0)
  const taken = (bank) =>
    Array.from({ length: 10 }, (_, key) => `40702810${key}00000000017`).some(
      (account) => right(account, bank) && validation.Rs(account, bank).code === 0,
    )
  const banks = Array.from({ length: 950 }, (_, at) => `049805${String(50 + at).padStart(3, '0')}`)
  console.log('banks whose right accounts are taken:', banks.filter(taken).length, 'of', banks.length)
}, 100)
JS
node run.cjs | tee seen.txt
cat > expected.txt <<'TXT'
correspondent account of the example: true
client's account of the example: true false
banks whose right accounts are taken: 95 of 950
TXT
diff expected.txt seen.txt && echo "as found: clients' accounts are checked as correspondent ones"
