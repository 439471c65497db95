/** What a foreign XML parser sees in a description file of a configuration: the witness that ours is compared with. */
import { readFileSync } from 'node:fs'
import { XMLParser } from 'fast-xml-parser'

const designerKinds = new Map([
  ['HTTPService', 'service'],
  ['URLTemplate', 'template'],
  ['Method', 'method'],
  ['WebService', 'web service'],
  ['Operation', 'operation'],
  ['Parameter', 'parameter'],
  ['XDTOPackage', 'package'],
  ['WSReference', 'reference'],
])
const edtKinds = new Map([
  ['mdclass:HTTPService', 'service'],
  ['urlTemplates', 'template'],
  ['methods', 'method'],
  ['mdclass:WebService', 'web service'],
  ['operations', 'operation'],
  ['parameters', 'parameter'],
  ['mdclass:XDTOPackage', 'package'],
  ['mdclass:WSReference', 'reference'],
])
const texts = new Set(
  ['Template', 'Handler', 'ProcedureName', 'RootURL', 'Namespace', 'DescriptorFileName', 'LocationURL'].map((name) => name.toLowerCase()),
)

export type Found = readonly (readonly [kind: string, text: string])[]

/** What the foreign parser sees in a file: objects that are not adopted by their kind, and the texts of some properties. */
export function foreignView(file: string): Found {
  const kinds = file.endsWith('.mdo') ? edtKinds : designerKinds
  const found: (readonly [string, string])[] = []
  const own = (value: Record<string, unknown>): boolean => {
    const properties = (value['Properties'] ?? value) as Record<string, unknown>
    return (properties['ObjectBelonging'] ?? properties['objectBelonging']) !== 'Adopted'
  }
  const walk = (key: string, value: unknown): void => {
    if (Array.isArray(value)) value.forEach((one) => walk(key, one))
    else if (typeof value === 'object' && value !== null) {
      const kind = kinds.get(key)
      if (kind !== undefined && own(value as Record<string, unknown>)) found.push([kind, ''])
      for (const [name, below] of Object.entries(value)) walk(name, below)
    } else if (texts.has(key.toLowerCase()) && value !== '') found.push([key.toLowerCase(), String(value)])
  }
  const parser = new XMLParser({ parseTagValue: false, ignoreAttributes: true })
  walk('', parser.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')))
  return found
}
