/** What the tests of WSDL share: the sound description, changed copies of it, and their diagnoses. */
import { readFileSync } from 'node:fs'
import { textFetcher } from '../../src/wsdl/document/text-fetcher.ts'
import { loadWSDL, type LoadedWSDL, type WSDLOptions } from '../../src/wsdl/load.ts'

export const badFolder = new URL('../../wsdl/bad/', import.meta.url)

export const validDocument = readFileSync(new URL('valid.wsdl', badFolder), 'utf8')
const units = readFileSync(new URL('parts/units.xsd', badFolder), 'utf8')

/** The sound description with its lines trimmed, the `right` lines replaced by the `wrong` ones; throws where there are none such. */
export function changed(...edits: readonly (readonly [right: string, wrong: string])[]): string {
  return edits.reduce((document, [right, wrong]) => {
    const at = document.indexOf(trimmed(right))
    if (at < 0) throw new Error(`the sound description has no ${right}`)
    return document.slice(0, at) + trimmed(wrong) + document.slice(at + trimmed(right).length)
  }, trimmed(validDocument))
}

const trimmed = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim()

/** Loads the document as `start.wsdl`, beside `parts/units.xsd` and what `others` gives. */
export const load = (document: string, options: WSDLOptions = {}, others: Readonly<Record<string, string>> = {}): Promise<LoadedWSDL> =>
  loadWSDL(textFetcher(new Map(Object.entries({ 'start.wsdl': document, 'parts/units.xsd': units, ...others }))), 'start.wsdl', options)

/** Rows of the errors of the table, in order of detection. */
export const rowsOf = async (
  document: string,
  options: WSDLOptions = {},
  others: Readonly<Record<string, string>> = {},
): Promise<(number | null)[]> => (await load(document, options, others)).diagnostics.filter((one) => one.row !== null).map((one) => one.row)

/** Codes of the diagnoses beside the table, in order of detection. */
export const neighboursOf = async (
  document: string,
  options: WSDLOptions = {},
  others: Readonly<Record<string, string>> = {},
): Promise<string[]> =>
  (await load(document, options, others)).diagnostics.filter((one) => one.row === null).map((one) => one.code.replace('wsdl/', ''))
