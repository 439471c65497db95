/** Every real configuration of the corpus is read whole: counted again, and its texts gathered, by a foreign XML parser. */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { XMLParser } from 'fast-xml-parser'
import { describe, expect, test } from 'vitest'
import { parseTemplate } from '../../src/hs/template-parse.ts'
import { nodeFiles } from '../../src/load/files.ts'
import { readConfiguration } from '../../src/metadata/configuration.ts'
import type { Configuration } from '../../src/metadata/configuration.ts'
import { joinConfigurations } from '../../src/metadata/join.ts'
import { recognise } from '../../src/metadata/recognise.ts'
import { corpus } from '../corpus.ts'

const base = corpus('onec-services')
const objectFolders = ['HTTPServices', 'WebServices', 'XDTOPackages', 'WSReferences']
const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))

/** The description files below a root, by their names alone: `<folder>/<N>.xml` or `<folder>/<N>/<N>.mdo`. */
const descriptions = (root: string): readonly string[] => filesBelow(root).filter((file) => {
  const [folder = '', ...rest] = relative(root, file).split('/')
  return objectFolders.includes(folder) && (rest.length === 1 ? file.endsWith('.xml') : rest.length === 2 && file.endsWith('.mdo'))
})

/** Folders that hold the object folders, found by walking, not by our recognition. */
const roots = base === undefined ? [] : [...new Set(['designer', 'edt'].flatMap((format) => filesBelow(join(base, format)))
  .flatMap((file) => {
    const folders = dirname(file).split('/')
    const at = folders.findIndex((folder) => objectFolders.includes(folder))
    return at < 0 ? [] : [folders.slice(0, at).join('/')]
  }))].sort()

const designerKinds = new Map([['HTTPService', 'service'], ['URLTemplate', 'template'], ['Method', 'method'], ['WebService', 'web service'],
  ['Operation', 'operation'], ['Parameter', 'parameter'], ['XDTOPackage', 'package'], ['WSReference', 'reference']])
const edtKinds = new Map([['mdclass:HTTPService', 'service'], ['urlTemplates', 'template'], ['methods', 'method'], ['mdclass:WebService', 'web service'],
  ['operations', 'operation'], ['parameters', 'parameter'], ['mdclass:XDTOPackage', 'package'], ['mdclass:WSReference', 'reference']])
const texts = new Set(['Template', 'Handler', 'ProcedureName', 'RootURL', 'Namespace', 'DescriptorFileName', 'LocationURL'].map((name) => name.toLowerCase()))

type Found = readonly (readonly [kind: string, text: string])[]

/** What the foreign parser sees in a file: objects that are not adopted by their kind, and the texts of some properties. */
function foreignView(file: string): Found {
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

/** The same of what we read. */
function ourView({ httpServices, webServices, xdtoPackages, wsReferences }: Configuration): Found {
  const say = (kind: string, text: string | undefined): Found => (text ? [[kind, text]] : [])
  const templates = httpServices.flatMap((one) => [...one.URLTemplates, ...('AdoptedURLTemplates' in one ? one.AdoptedURLTemplates : [])])
  const operations = webServices.flatMap((one) => one.Operations)
  const isOwn = (one: { readonly ObjectBelonging: string }): boolean => one.ObjectBelonging === 'Own'
  return [
    ...httpServices.filter(isOwn).map(() => ['service', ''] as const),
    ...httpServices.flatMap((one) => ('RootURL' in one ? say('rooturl', one.RootURL) : [])),
    ...templates.flatMap((one): Found => (one.Template === undefined ? [] : [['template', ''], ['template', one.Template]])),
    ...templates.flatMap((one) => one.Methods).flatMap((one): Found => [['method', ''], ...say('handler', one.Handler)]),
    ...webServices.filter(isOwn).map(() => ['web service', ''] as const),
    ...webServices.flatMap((one) => ('Namespace' in one ? [...say('namespace', one.Namespace), ...say('descriptorfilename', one.DescriptorFileName)] : [])),
    ...operations.flatMap((one): Found => [['operation', ''], ...say('procedurename', one.ProcedureName)]),
    ...operations.flatMap((one) => one.Parameters).map(() => ['parameter', ''] as const),
    ...xdtoPackages.filter(isOwn).map(() => ['package', ''] as const),
    ...xdtoPackages.flatMap((one) => say('namespace', one.Namespace)),
    ...wsReferences.filter(isOwn).map(() => ['reference', ''] as const),
    ...wsReferences.flatMap((one) => say('locationurl', one.LocationURL)),
  ]
}

const sorted = (found: Found): readonly string[] => found.map((one) => one.join(' ')).sort()

describe.skipIf(base === undefined)('configurations of the corpus', () => {
  test('there are as many roots and services as the index of the corpus has', () => {
    const index = readFileSync(join(base!, 'INDEX.tsv'), 'utf8').split('\n').map((line) => line.split('\t')[1])
    const read = roots.flatMap((root) => recognise(nodeFiles, root)!.filter((one) => one.root === root)).map((one) => readConfiguration(nodeFiles, one))
    const count = (kind: string): number => index.filter((one) => one === kind).length
    expect(read.flatMap((one) => one.httpServices)).toHaveLength(count('http-service'))
    expect(read.flatMap((one) => one.webServices)).toHaveLength(count('web-service'))
    expect(read.flatMap((one) => one.xdtoPackages)).toHaveLength(count('xdto-meta'))
    expect(read.flatMap((one) => one.wsReferences)).toHaveLength(count('ws-reference'))
  })

  test.each(roots.map((root) => [relative(base!, root), root]))('%s is recognised, and read as a foreign parser sees it', (_, root) => {
    const found = recognise(nodeFiles, root)!
    expect(found.map((one) => one.root)).toContain(root)
    expect(new Set(found.map((one) => one.kind))).toEqual(new Set([descriptions(root)[0]!.endsWith('.mdo') ? 'edt' : 'designer']))
    const configuration = readConfiguration(nodeFiles, found[0]!)
    expect(configuration.diagnostics.filter((one) => one.severity === 'error')).toEqual([])
    const leftOut = configuration.diagnostics.filter((one) => one.code === 'metadata/method-left-out').flatMap((one): Found =>
      [['method', ''], ['handler', `${/URLTemplate\.(.*)\.Method\.(\S+)/.exec(one.message)!.slice(1).join('')}`]])
    expect(sorted([...ourView(configuration), ...leftOut])).toEqual(sorted(descriptions(root).flatMap(foreignView)))
  })

  test('what is said of them is known', () => {
    const said = roots.flatMap((root) => readConfiguration(nodeFiles, recognise(nodeFiles, root)![0]!).diagnostics)
      .map((one) => `${one.code} ${relative(base!, one.location!.file).split('/').slice(-1)[0]}`)
    expect([...new Set(said)].sort()).toEqual([])
  })

  test.each(roots.map((root) => [relative(base!, root), root]))('every URL template of %s is one', (_, root) => {
    const { httpServices } = joinConfigurations([readConfiguration(nodeFiles, recognise(nodeFiles, root)![0]!)])
    expect(httpServices.flatMap((one) => one.URLTemplates).flatMap((one) => parseTemplate(one.Template).diagnostics)).toEqual([])
  })

  test.each(roots.filter((root) => basename(root) === 'src' || basename(root) === 'cf').map((root) => [relative(base!, root), root]))(
    'the folders above %s are recognised too', (_, root) => {
      const above = dirname(root)
      expect([above, dirname(above)].some((path) => recognise(nodeFiles, path)?.some((one) => one.root === root))).toBe(true)
    })
})
