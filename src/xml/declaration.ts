/** The XML declaration (XML 1.0, production 23): version 1.0 only (WS-I R4003), the encoding a name, standalone yes or no. */
import { refuse } from './error.ts'

const S = '[ \\t\\r\\n]'
const grammar = new RegExp(
  `^<\\?xml${S}+version${S}*=${S}*(?:"([^"<&]*)"|'([^'<&]*)')`
    + `(?:${S}+encoding${S}*=${S}*(?:"([^"<&]*)"|'([^'<&]*)'))?(?:${S}+standalone${S}*=${S}*(?:"(?:yes|no)"|'(?:yes|no)'))?${S}*\\?>$`,
)

/** Offset behind the declaration, or 0 where the text begins with none. */
export function skipDeclaration(source: string): number {
  if (!/^<\?xml[ \t\r\n?]/.test(source.slice(0, 6))) return 0
  const end = source.indexOf('?>')
  if (end < 0) refuse(source, 0, 'the XML declaration has no end')
  const parts = grammar.exec(source.slice(0, end + 2))
  if (parts === null)
    return refuse(source, 0, 'the XML declaration is not of the form <?xml version="1.0" encoding="UTF-8" standalone="yes"?>')
  const version = parts[1] ?? parts[2]!
  if (version !== '1.0') refuse(source, 0, `the version of XML is "${version.slice(0, 20)}", only "1.0" is read`)
  const encoding = parts[3] ?? parts[4]
  if (encoding !== undefined && !/^[A-Za-z][A-Za-z0-9._-]*$/.test(encoding))
    refuse(source, 0, `"${encoding.slice(0, 40)}" is not the name of an encoding`)
  return end + 2
}
