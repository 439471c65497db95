// Requests to the Web service `Perf` of the bench, laid out as toolkits write them: no white space between elements.
const NAMESPACE = 'http://example.org/perf'

const message = (body) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/" `
  + `xmlns:ns1="${NAMESPACE}" `
  + `xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><SOAP-ENV:Body>${body}</SOAP-ENV:Body></SOAP-ENV:Envelope>\n`

/** A text of 1,727 bytes; with the envelope 2 kB. */
export const echo = () => message(`<ns1:Echo><ns1:text>${'Привет, мир! Hello. '.repeat(60)}</ns1:text></ns1:Echo>`)

export const getRows = (count) => message(`<ns1:GetRows><ns1:count>${count}</ns1:count></ns1:GetRows>`)

const pair = (value) => String(value).padStart(2, '0')

const row = (_, n) =>
  `<ns1:Row><ns1:Code>000-${n}</ns1:Code><ns1:Name>Номенклатура &amp; товар ${n}</ns1:Name>`
  + `${n % 10 === 0 ? '<ns1:Unit xsi:nil="true"/>' : '<ns1:Unit>шт</ns1:Unit>'}`
  + `<ns1:Price>${n}.25</ns1:Price><ns1:Count>${n}</ns1:Count>`
  + `<ns1:Date>2026-${pair(1 + (n % 12))}-${pair(1 + (n % 28))}T${pair(n % 24)}:00:00</ns1:Date>`
  + `<ns1:Active>${n % 2 === 0}</ns1:Active></ns1:Row>`

/** About 240 bytes a row. */
export const putRows = (count) => message(`<ns1:PutRows><ns1:rows>${Array.from({ length: count }, row).join('')}</ns1:rows></ns1:PutRows>`)
