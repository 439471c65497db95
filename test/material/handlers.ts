/** Runs each handler of the HTTP services below a folder against generated seams, and says how it ended. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { missingIn } from '../../src/bsl/check.ts'
import { Program, type CommonModuleSource, type ModuleSource, type Seams } from '../../src/bsl/modules/program.ts'
import { RunContext } from '../../src/bsl/modules/run-context.ts'
import { ArrayObject } from '../../src/bsl/objects/collections/array.ts'
import { StructureObject } from '../../src/bsl/objects/collections/structure.ts'
import { ServiceRequest } from '../../src/bsl/objects/http/request.ts'
import { ServiceResponse } from '../../src/bsl/objects/http/response.ts'
import { platformDictionary } from '../../src/bsl/objects/library.ts'
import { QueryObject } from '../../src/bsl/objects/query/query.ts'
import { asBslError } from '../../src/bsl/run/exceptions.ts'
import { ObjectType } from '../../src/bsl/run/object-type.ts'
import { BslObject, type Call } from '../../src/bsl/run/object.ts'
import { confinedFiles } from '../../src/host/machine/bsl-files.ts'
import { evaluate, machinePorts } from '../../src/host/machine/bsl.ts'
import { nodeFiles } from '../../src/host/machine/files.ts'
import { readConfiguration } from '../../src/metadata/configuration.ts'
import { commonModules } from '../../src/metadata/format/common-modules.ts'
import type { ConfigurationRoot } from '../../src/metadata/format/recognise.ts'
import { metadataTree, type MetadataTree } from '../../src/metadata/tree.ts'

export interface Outcome {
  readonly key: string
  readonly kind: 'answered' | 'not supported' | 'exception'
  readonly service: string
  readonly handler: string
  readonly text: string
}

const anyType = new ObjectType('ЛюбойОбъект|AnyObject')

/** Answers for whatever is missing: members are such objects, then what the policy says; there are no elements. */
class AnyObject extends BslObject {
  readonly type = anyType
  readonly #make: () => unknown
  readonly #depth: number

  constructor(make: () => unknown, depth = 0) {
    super()
    this.#make = make
    this.#depth = depth
  }

  #next(): unknown {
    return this.#depth < 4 ? new AnyObject(this.#make, this.#depth + 1) : this.#make()
  }

  override getField(): unknown {
    return this.#next()
  }
  override setField(): boolean {
    return true
  }
  override getMethod(folded: string): Call {
    if (/^(?:следующий|next|пустая|isempty|проведен)$/.test(folded)) return () => false
    if (folded === 'получить' || folded === 'get') return () => this.#make()
    return folded === 'количество' || folded === 'count' ? () => 0 : () => this.#next()
  }
  override getIndex(): unknown {
    return this.#next()
  }
  override iterate(): Iterable<unknown> {
    return []
  }
  override text(): string {
    return ''
  }
}

/** What a generated seam may answer. */
const policies: readonly (() => unknown)[] = [
  () => new AnyObject(() => ''),
  () => '',
  () => false,
  () => new StructureObject(),
  () => true,
  () => null,
]
const bodies = ['{}', '', '[]', 'a=1']

/** Which policy each name has; the name that was asked last before a handler failed gets its next one. */
class Choice {
  readonly #policies = new Map<string, number>()
  last = ''

  make(name: string): unknown {
    this.last = name
    return policies[(this.#policies.get(name) ?? 0) % policies.length]!()
  }

  /** `false` when the last name has had all of them. */
  turn(): boolean {
    const next = (this.#policies.get(this.last) ?? 0) + 1
    this.#policies.set(this.last, next)
    return this.last !== '' && next < policies.length
  }
}

function seamsFor(names: ReadonlySet<string>, choice: Choice): Seams {
  const module = (name: string): boolean => [...names].some((one) => one.startsWith(`${name}.`))
  const answer =
    (name: string): Call =>
    () =>
      choice.make(name)
  const known = (name: string): Call | undefined => (names.has(name) ? answer(name) : undefined)
  return {
    hasModule: module,
    method: (name, method) => known(`${name}.${method}()`),
    function: (name) => known(`${name}()`),
    type: (name) => {
      if (!names.has(`новый ${name}`)) return undefined
      return /^(?:запрос|query)$/.test(name) ? () => new QueryObject('', () => new ArrayObject([])) : () => new AnyObject(() => '')
    },
    value: (name) => (names.has(name) ? new AnyObject(() => choice.make(name)) : undefined),
  }
}

function rootsIn(repository: string): ConfigurationRoot[] {
  const found = readdirSync(repository, { recursive: true, encoding: 'utf8' }).filter((one) =>
    /(?:^|\/)HTTPServices\/[^/]+\.(?:xml)$|HTTPServices\/[^/]+\/[^/]+\.mdo$/.test(one),
  )
  return [
    ...new Map(
      found.map((one) => {
        const isDesigner = one.endsWith('.xml')
        const folder = join(repository, one.slice(0, one.lastIndexOf('HTTPServices')))
        return [folder, { kind: isDesigner ? 'designer' : 'edt', root: folder } as ConfigurationRoot] as const
      }),
    ).values(),
  ]
}

const read = (path: string): string => readFileSync(path, 'utf8').replace(/^\ufeff/, '')

export async function answers(repository: string): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const root of rootsIn(repository)) {
    const tree = metadataTree(nodeFiles, [root])
    const common = new Map(
      commonModules(nodeFiles, root).map((one): [string, CommonModuleSource] => [
        one.name.toLowerCase(),
        {
          id: `ОбщийМодуль.${one.name}.Модуль`,
          file: one.file,
          name: one.name,
          global: one.global,
          reuses: one.reuses,
          text: () => textOf(one.file),
        },
      ]),
    )
    for (const service of readConfiguration(nodeFiles, root).httpServices) {
      for (const template of service.URLTemplates) {
        for (const method of template.Methods) {
          if (method.Handler === '' || nodeFiles.read(method.module) === undefined) continue
          const source: ModuleSource = { id: `HTTPСервис.${service.Name}.Модуль`, file: method.module, text: () => read(method.module) }
          outcomes.push({
            ...(await outcomeOf(tree, common, source, method.Handler, template.Template, method.HTTPMethod)),
            service: service.Name,
            handler: method.Handler,
          })
        }
      }
    }
  }
  return outcomes
}

function textOf(path: string): string {
  return nodeFiles.read(path) === undefined ? '' : read(path)
}

async function outcomeOf(
  metadata: MetadataTree,
  common: ReadonlyMap<string, CommonModuleSource>,
  source: ModuleSource,
  handler: string,
  template: string,
  method: string,
): Promise<Pick<Outcome, 'key' | 'kind' | 'text'>> {
  const key = `${source.text()}#${handler}`
  let first: Pick<Outcome, 'kind' | 'text'> | undefined
  // With all modules that it reaches; then with the module alone, all others being seams.
  for (const commonModules of [common, new Map<string, CommonModuleSource>()]) {
    const parts = { dictionary: platformDictionary(), commonModules, evaluate, metadata }
    const missing = missingIn(new Program(parts), source, handler) ?? []
    const names = new Set(missing.map((one) => one.what.toLowerCase()))
    for (const body of method === 'GET' ? [''] : bodies) {
      const choice = new Choice()
      const program = new Program({ ...parts, seams: seamsFor(names, choice) })
      for (let attempt = 0; attempt < 40; attempt++) {
        choice.last = ''
        const found = await ended(program, source, handler, template, method, body)
        if (found.kind === 'answered') return { key, ...found }
        first ??= found
        if (!choice.turn()) break
      }
    }
  }
  return { key, ...first! }
}

async function ended(
  program: Program,
  source: ModuleSource,
  handler: string,
  template: string,
  method: string,
  body: string,
): Promise<Pick<Outcome, 'kind' | 'text'>> {
  const files = confinedFiles([])
  const run = new RunContext(program, { ...machinePorts(), files, limit: 3000, background: () => async () => undefined })
  const values = [...template.matchAll(/\{(\w+)\}|(\*)/gu)].map(([, name, rest]): [string, string] =>
    rest ? ['*', '/1'] : [name!, '00000000-0000-0000-0000-000000000001'],
  )
  const request = new ServiceRequest({
    HTTPMethod: method === 'Any' ? 'GET' : method,
    BaseURL: 'http://localhost/hs/x',
    RelativeURL: template,
    URLParameters: values,
    QueryOptions: [],
    Headers: [['Host', 'localhost']],
    contentType: 'application/json',
    body: new TextEncoder().encode(body),
  })
  try {
    const answer = await run.module(source).own(handler.toLowerCase())?.(run, undefined, [request])
    if (answer instanceof ServiceResponse) return { kind: 'answered', text: String(answer.finished().StatusCode) }
    return answer instanceof AnyObject ? { kind: 'answered', text: 'by a seam' } : { kind: 'exception', text: 'no response was returned' }
  } catch (error) {
    const bsl = asBslError(error)
    const [place] = run.placesOf(bsl)
    const where = place ? ` at ${place.module}(${place.line})` : ''
    return { kind: bsl.unsupported ? 'not supported' : 'exception', text: `${bsl.message.slice(0, 120)}${where}` }
  } finally {
    files.close()
  }
}
