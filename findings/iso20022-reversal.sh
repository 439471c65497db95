#!/usr/bin/env bash
# iso20022.js 0.0.15 (npm) reads statements of banks (camt.053 of ISO 20022). An entry that takes back an earlier one has RvslInd true.
# The package compares the value with the text 'true', but its XML parser has made a boolean of it before: `reversal` is false for every
# entry of every statement, without an error, and a payment taken back is posted like any other. Its amounts are minor units, made by a
# product in doubles that nothing rounds: 1.15 is 114.99999999999999 kopecks, so that a test for equal sums fails, and a cut makes 1.14.
# The hundred is the same for all currencies: 1000 yen are 100000, 1.234 dinars are 123.4. A purpose of digits alone, 00125, is 125.
# Expected before the run: reversal true; 115, 1000, 1234; the text 00125. The script fails when the behaviour changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact iso20022.js@0.0.15
cat > run.mjs <<'JS'
import { CashManagementEndOfDayReport } from 'iso20022.js'
const entry = (currency, amount, reversal, purpose) =>
  `<Ntry><NtryRef>1</NtryRef><Amt Ccy="${currency}">${amount}</Amt><CdtDbtInd>DBIT</CdtDbtInd>${reversal === '' ? '' : `<RvslInd>${reversal}</RvslInd>`}
  <Sts>BOOK</Sts><BookgDt><Dt>2026-11-28</Dt></BookgDt><BkTxCd><Prtry><Cd>01</Cd></Prtry></BkTxCd>
  <NtryDtls><TxDtls><RmtInf><Ustrd>${purpose}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`
const report = CashManagementEndOfDayReport.fromXML(`<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>
<GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-11-29T10:00:00</CreDtTm></GrpHdr>
<Stmt><Id>S1</Id><ElctrncSeqNb>1</ElctrncSeqNb><CreDtTm>2026-11-29T10:00:00</CreDtTm>
<Acct><Id><Othr><Id>40702810000000000001</Id></Othr></Id><Ccy>RUB</Ccy><Svcr><FinInstnId><BIC>AAAARUMM</BIC></FinInstnId></Svcr></Acct>
<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="RUB">4.35</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-11-28</Dt></Dt></Bal>
${entry('RUB', '1.15', 'true', 'Storno')}${entry('RUB', '1.15', '', '00125')}${entry('RUB', '1.25', 'false', 'Fee')}
${entry('JPY', '1000', 'true', 'Yen')}${entry('KWD', '1.234', 'true', 'Dinar')}
</Stmt></BkToCstmrStmt></Document>`)
const [statement] = report.statements
console.log('opening balance', statement.balances[0].amount)
for (const { amount, currency, reversal, transactions } of statement.entries)
  console.log(currency, amount, `reversal ${reversal}`, JSON.stringify(transactions[0].remittanceInformation))
JS
node run.mjs | tee seen.txt
cat > expected.txt <<'TXT'
opening balance 434.99999999999994
RUB 114.99999999999999 reversal false "Storno"
RUB 114.99999999999999 reversal false 125
RUB 125 reversal false "Fee"
JPY 100000 reversal false "Yen"
KWD 123.4 reversal false "Dinar"
TXT
diff expected.txt seen.txt && echo "as found: no entry is a reversal, and kopecks have fractions"
