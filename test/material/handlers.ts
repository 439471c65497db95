/** Runs each handler of the HTTP services below a folder against generated seams, and says how it ended. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { missingIn } from '../../src/bsl/check.ts'
import type { CommonModuleSource, ModuleSource, ProgramParts } from '../../src/bsl/modules/parts.ts'
import { Program } from '../../src/bsl/modules/program.ts'
import { RunContext } from '../../src/bsl/modules/run-context.ts'
import { ServiceRequest } from '../../src/bsl/objects/http/request.ts'
import { ServiceResponse } from '../../src/bsl/objects/http/response.ts'
import { platformDictionary } from '../../src/bsl/objects/library.ts'
import { asBslError } from '../../src/bsl/run/exceptions.ts'
import { confinedFiles } from '../../src/host/machine/bsl-files.ts'
import { evaluate, machinePorts } from '../../src/host/machine/bsl.ts'
import { nodeFiles } from '../../src/host/machine/files.ts'
import { readConfiguration } from '../../src/metadata/configuration.ts'
import { commonModules } from '../../src/metadata/format/common-modules.ts'
import type { ConfigurationRoot } from '../../src/metadata/format/recognise.ts'
import { metadataTree, type MetadataTree } from '../../src/metadata/tree.ts'
import { AnyObject, Choice, Poisoned, poisonedSeams, seamsFor } from './seams.ts'

/** Options that the module asks for by name: an identifier where the name says so, else a number. */
const optionsIn = (text: string): [string, string][] =>
  [...text.matchAll(/(?:ПараметрыЗапроса|QueryOptions)(?:\.(?:Получить|Get)\(|\[)"(\w+)"/gu)].map(([, name = '']) => [
    name,
    /id$/i.test(name) ? '00000000-0000-0000-0000-000000000001' : '1',
  ])

/** Session parameters are set. */
const session = { get: () => '', set: () => undefined }

const bodies = ['{}', '', '[]', 'a=1']

export interface Outcome {
  readonly key: string
  readonly kind: 'answered' | 'not supported' | 'exception'
  readonly service: string
  readonly handler: string
  readonly text: string
  /** Where it ends without seams, and where with every missing name poisoned; another place means that a name was passed over. */
  readonly bare: string
  readonly poisoned: string
}

export function rootsIn(repository: string): ConfigurationRoot[] {
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
): Promise<Omit<Outcome, 'service' | 'handler'>> {
  const key = `${source.text()}#${handler}`
  let first: Pick<Outcome, 'kind' | 'text'> | undefined
  const request = { source, handler, template, method }
  const both = await bothWays({ dictionary: platformDictionary(), commonModules: common, evaluate, metadata }, request)
  // With all modules that it reaches; then with the module alone, all others being seams.
  for (const commonModules of [common, new Map<string, CommonModuleSource>()]) {
    const parts = { dictionary: platformDictionary(), commonModules, evaluate, metadata }
    const missing = missingIn(new Program(parts), source, handler) ?? []
    const names = new Set(missing.map((one) => one.what.toLowerCase()))
    for (const body of method === 'GET' ? [''] : bodies) {
      const choice = new Choice()
      const program = new Program({ ...parts, seams: seamsFor(names, choice) })
      for (let attempt = 0; attempt < 60; attempt++) {
        choice.begin()
        const found = await ended(program, request, body)
        if (found.kind === 'answered') return { key, ...found, ...both }
        first ??= found
        if (!choice.turn()) break
      }
    }
  }
  return { key, ...first!, ...both }
}

interface Asked {
  readonly source: ModuleSource
  readonly handler: string
  readonly template: string
  readonly method: string
}

/** The place at which the handler ends without seams, and with every missing name poisoned. */
async function bothWays(parts: ProgramParts, request: Asked): Promise<Pick<Outcome, 'bare' | 'poisoned'>> {
  const missing = missingIn(new Program(parts), request.source, request.handler) ?? []
  const names = new Set(missing.map((one) => one.what.toLowerCase()))
  const bare = await ended(new Program(parts), request, '{}')
  const poisoned = await ended(new Program({ ...parts, seams: poisonedSeams(names) }), request, '{}')
  return { bare: placeIn(bare), poisoned: placeIn(poisoned) }
}

const placeIn = ({ kind, text }: Pick<Outcome, 'kind' | 'text'>): string =>
  kind === 'answered' ? `answered ${text}` : (/ at (.*)$/s.exec(text)?.[1] ?? text)

async function ended(
  program: Program,
  { source, handler, template, method }: Asked,
  body: string,
): Promise<Pick<Outcome, 'kind' | 'text'>> {
  const files = confinedFiles([])
  const run = new RunContext(program, { ...machinePorts(), files, limit: 3000, background: () => async () => undefined, session })
  const values = [...template.matchAll(/\{(\w+)\}|(\*)/gu)].map(([, name, rest]): [string, string] =>
    rest ? ['*', '/1'] : [name!, '00000000-0000-0000-0000-000000000001'],
  )
  const request = new ServiceRequest({
    HTTPMethod: method === 'Any' ? 'GET' : method,
    BaseURL: 'http://localhost/hs/x',
    RelativeURL: template,
    URLParameters: values,
    QueryOptions: optionsIn(source.text()),
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
    return {
      kind: bsl.unsupported !== undefined || bsl instanceof Poisoned ? 'not supported' : 'exception',
      text: `${bsl.message.slice(0, 120)}${where}`,
    }
  } finally {
    files.close()
  }
}
