/** Names of analytic servers: `[Product].[Drink]` in MDX, and names that XML had to encode, such as `_x005b_Store_x005d_`. */
import { xmlaError } from './error.ts'

/** `[name]`, with each closing bracket doubled. */
const bracketed = (name: string): string => `[${name.replaceAll(']', ']]')}]`

/** A part in brackets, a key (`&[17]`, `&17`) or a plain word; parts are separated by points. */
const uniqueName =
  /^(?:&?\[(?:[^\]]|\]\])*\]|&?[\p{L}\p{N}_$]+)(?:\.?&\[(?:[^\]]|\]\])*\]|\.(?:&?\[(?:[^\]]|\]\])*\]|&?[\p{L}\p{N}_$]+))*$/u

/** Whether the text is a unique name and nothing more of MDX: what goes into the text of a query is held to it. */
export const isUniqueName = (text: string): boolean => uniqueName.test(text)

/** @throws XMLAError for what is not a unique name */
export function soundUniqueName(text: string): string {
  if (!isUniqueName(text)) throw xmlaError('unique-name', { name: text })
  return text
}

/** The name in MDX: as it is where it is a unique name already in brackets, else in brackets. */
export const inMDX = (name: string): string => (name.startsWith('[') && isUniqueName(name) ? name : bracketed(name))

/** The names of the parts: `[Product].[Drink]` gives `Product`, `Drink`; a name without brackets is one part. */
export function partsOf(name: string): readonly string[] {
  if (!name.startsWith('[')) return [name]
  return [...name.matchAll(/&?\[((?:[^\]]|\]\])*)\]|[^.[\]&]+/g)].map(([whole, inner]) => inner?.replaceAll(']]', ']') ?? whole)
}

/** Whether both mean the same name, with or without brackets. */
export const isSameName = (one: string, other: string): boolean => one === other || partsOf(one).join('\0') === partsOf(other).join('\0')

/** `_x0020_` is a space: XML has no name with one. */
export const decodedXMLName = (name: string): string =>
  name.includes('_x') ? name.replace(/_x([\da-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : name
