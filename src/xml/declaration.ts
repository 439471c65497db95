/** The XML declaration (XML 1.0, production 23): version 1.0 only (WS-I R4003), the encoding a name, standalone yes or no. */
import { said } from '../diagnostics/said.ts'
import { refuse } from './error.ts'

const S = '[ \\t\\r\\n]'
const blanks = `${S}${S}*`
const grammar = new RegExp(
  `^<\\?xml${blanks}version${S}*=${S}*(?:"([^"<&]*)"|'([^'<&]*)')`
    + `(?:${blanks}encoding${S}*=${S}*(?:"([^"<&]*)"|'([^'<&]*)'))?`
    + `(?:${blanks}standalone${S}*=${S}*(?:"(?:yes|no)"|'(?:yes|no)'))?${S}*\\?>$`,
)

/** Offset behind the declaration, or 0 where the text begins with none. */
export function skipDeclaration(source: string): number {
  if (!/^<\?xml[ \t\r\n?]/.test(source.slice(0, 6))) return 0
  const end = source.indexOf('?>')
  if (end < 0) refuse(source, 0, said('the XML declaration has no end', 'объявление XML не закончено'))
  const parts = grammar.exec(source.slice(0, end + 2))
  if (parts === null)
    return refuse(
      source,
      0,
      said(
        'the XML declaration is not of the form <?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
        'объявление XML должно иметь вид <?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
      ),
    )
  const version = parts[1] ?? parts[2]!
  if (version !== '1.0')
    refuse(
      source,
      0,
      said(
        `the version of XML is "${version.slice(0, 20)}", only "1.0" is read`,
        `версия XML – «${version.slice(0, 20)}», читается только «1.0»`,
      ),
    )
  const encoding = parts[3] ?? parts[4]
  if (encoding !== undefined && !/^[A-Za-z][A-Za-z0-9._-]*$/.test(encoding))
    refuse(source, 0, said(`"${encoding.slice(0, 40)}" is not the name of an encoding`, `«${encoding.slice(0, 40)}» – не имя кодировки`))
  return end + 2
}
