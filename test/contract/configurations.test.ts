/** Every real configuration of the corpus is read whole: counted again, and its texts gathered, by a foreign XML parser. */
import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { nodeFiles } from '../../src/host/machine/files.ts'
import { readConfiguration, type Configuration } from '../../src/metadata/configuration.ts'
import { recognise } from '../../src/metadata/format/recognise.ts'
import { base, descriptions, roots, titled } from '../support/corpus-configurations.ts'
import { corpus } from '../support/corpus.ts'
import { foreignView, type Found } from '../support/foreign-configuration.ts'

/** The same of what we read. */
function ourView({ httpServices, webServices, xdtoPackages, wsReferences }: Configuration): Found {
  const say = (kind: string, text: string | undefined): Found => (text ? [[kind, text]] : [])
  const templates = httpServices.flatMap((one) => [...one.URLTemplates, ...('AdoptedURLTemplates' in one ? one.AdoptedURLTemplates : [])])
  const operations = webServices.flatMap((one) => one.Operations)
  const isOwn = (one: { readonly ObjectBelonging: string }): boolean => one.ObjectBelonging === 'Own'
  return [
    ...httpServices.filter(isOwn).map(() => ['service', ''] as const),
    ...httpServices.flatMap((one) => ('RootURL' in one ? say('rooturl', one.RootURL) : [])),
    ...templates.flatMap((one): Found =>
      one.Template === undefined
        ? []
        : [
            ['template', ''],
            ['template', one.Template],
          ],
    ),
    ...templates.flatMap((one) => one.Methods).flatMap((one): Found => [['method', ''], ...say('handler', one.Handler)]),
    ...webServices.filter(isOwn).map(() => ['web service', ''] as const),
    ...webServices.flatMap((one) =>
      'Namespace' in one ? [...say('namespace', one.Namespace), ...say('descriptorfilename', one.DescriptorFileName)] : [],
    ),
    ...operations.flatMap((one): Found => [['operation', ''], ...say('procedurename', one.ProcedureName)]),
    ...operations.flatMap((one) => one.Parameters).map(() => ['parameter', ''] as const),
    ...xdtoPackages.filter(isOwn).map(() => ['package', ''] as const),
    ...xdtoPackages.flatMap((one) => say('namespace', one.Namespace)),
    ...wsReferences.filter(isOwn).map(() => ['reference', ''] as const),
    ...wsReferences.flatMap((one) => say('locationurl', one.LocationURL)),
  ]
}

const sorted = (found: Found): readonly string[] => found.map((one) => one.join(' ')).sort()

describe.skipIf(corpus('onec-services') === undefined)('configurations of the corpus', () => {
  test('there are as many roots and services as the index of the corpus has', () => {
    const index = readFileSync(join(base!, 'INDEX.tsv'), 'utf8')
      .split('\n')
      .map((line) => line.split('\t')[1])
    const read = roots
      .flatMap((root) => recognise(nodeFiles, root)!.filter((one) => one.root === root))
      .map((one) => readConfiguration(nodeFiles, one))
    const count = (kind: string): number => index.filter((one) => one === kind).length
    expect(read.flatMap((one) => one.httpServices)).toHaveLength(count('http-service'))
    expect(read.flatMap((one) => one.webServices)).toHaveLength(count('web-service'))
    expect(read.flatMap((one) => one.xdtoPackages)).toHaveLength(count('xdto-meta'))
    expect(read.flatMap((one) => one.wsReferences)).toHaveLength(count('ws-reference'))
  })

  test.each(titled(roots))('%s is recognised, and read as a foreign parser sees it', (_, root) => {
    const found = recognise(nodeFiles, root)!
    expect(found.map((one) => one.root)).toContain(root)
    expect(new Set(found.map((one) => one.kind))).toEqual(new Set([descriptions(root)[0]!.endsWith('.mdo') ? 'edt' : 'designer']))
    const configuration = readConfiguration(nodeFiles, found[0]!)
    expect(configuration.diagnostics.filter((one) => one.severity === 'error')).toEqual([])
    const leftOut = configuration.diagnostics
      .filter((one) => one.code === 'metadata/method-left-out')
      .flatMap((one): Found => [
        ['method', ''],
        ['handler', `${/URLTemplate\.(.*)\.Method\.(\S+)/.exec(one.message)!.slice(1).join('')}`],
      ])
    expect(sorted([...ourView(configuration), ...leftOut])).toEqual(sorted(descriptions(root).flatMap(foreignView)))
  })

  test('what is said of them is known', () => {
    const said = roots
      .flatMap((root) => readConfiguration(nodeFiles, recognise(nodeFiles, root)![0]!).diagnostics)
      .map((one) => `${one.code} ${basename(one.location!.file)}`)
    // source 59: the same service has HEAD in its Designer dump; one EDT fixture has an operation and methods without
    // handlers.
    expect([...new Set(said)].sort()).toEqual([
      'metadata/method-left-out HTTPСервис1.mdo',
      'metadata/no-handler HTTPСервис1.mdo',
      'metadata/no-handler WebСервис1.mdo',
    ])
  })

  test('the same product in both formats gives the same Web services', () => {
    const content = (path: string) =>
      readConfiguration(nodeFiles, recognise(nodeFiles, join(base!, path))![0]!).webServices.map(
        (one) =>
          JSON.parse(JSON.stringify(one, (key, part: unknown) => (['location', 'file', 'module'].includes(key) ? undefined : part))) as {
            Name: string
          },
      )
    const designer = new Map(content('designer/1c-syntax__ssl_3_1').map((one) => [one.Name, one]))
    const both = content('edt/1c-syntax__ssl_3_1_edt').filter((one) => designer.has(one.Name))
    expect(both.length).toBeGreaterThan(5)
    expect(both).toEqual(both.map((one) => designer.get(one.Name)))
  })

  test.each(titled(roots.filter((root) => basename(root) === 'src' || basename(root) === 'cf')))(
    'the folders above %s are recognised too',
    (_, root) => {
      const above = dirname(root)
      expect([above, dirname(above)].some((path) => recognise(nodeFiles, path)?.some((one) => one.root === root))).toBe(true)
    },
  )
})
