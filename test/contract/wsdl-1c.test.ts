/**
 * The WSDLs that 1C itself wrote, made again from the definitions behind them: equal in every byte but those named here and in
 * docs/quirks.md.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { printWSDL } from 'onec-standin'
import { describe, expect, it } from 'vitest'
import { corpus } from '../support/corpus.ts'
import { definitionOf } from './definition-of-wsdl.ts'

const root = corpus('onec-services')

/** Two of the files came through git or a README with LF. */
const crlf = (text: string): string => text.replace(/\r?\n/g, '\r\n')

describe.skipIf(root === undefined)('a WSDL that 1C wrote (source 44, mark A) is written again', () => {
  const read = (file: string): string => crlf(readFileSync(join(root!, 'wsdl', file), 'utf8'))

  it.each([
    ['of a package with anonymous types and references', 'unnamed__1374640488/neofly.wsdl'],
    ['of a service without packages', 'korableg__V8I.Manager/WebCommonInfoBases.wsdl'],
  ])('%s: %s', (_, file) => {
    const expected = read(file)
    const { service, address } = definitionOf(expected)
    expect(printWSDL(service, address)).toBe(expected)
  })

  it('of three packages, apart from the extension of the type "xs:complexType", which no schema has', () => {
    const expected = read('yaroff__vfcproxy/wsdl/1c.wsdl')
    const { service, address } = definitionOf(expected)
    const [before, inside, after] = expected.split(
      /\t+<xs:complexContent>\r\n\t+<xs:extension base="xs:complexType">\r\n|\t+<\/xs:extension>\r\n\t+<\/xs:complexContent>\r\n/,
    )
    expect(printWSDL(service, address)).toBe(
      before! + inside!.replaceAll('\t\t\t\t\t\t\t', '\t\t\t\t\t').replaceAll('\t\t\t\t\t\t<', '\t\t\t\t<') + after!,
    )
  })
})
