/**
 * Runs each real HTTP handler with its configuration's modules and data, without seams: a request through the platform, as from a socket. A
 * handler runs when some plausible request is answered by it and none of them meets anything that is not there.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BslError } from '../../src/bsl/run/error.ts'
import type { Place } from '../../src/bsl/run/run.ts'
import { bodyBytes } from '../../src/exchange/reply.ts'
import { crypto } from '../../src/host/machine/crypto.ts'
import { nodeFiles } from '../../src/host/machine/files.ts'
import { parts } from '../../src/host/machine/parts.ts'
import { system } from '../../src/host/machine/system.ts'
import type { ModuleEvents } from '../../src/infobase/objects/ports.ts'
import { sampleData } from '../../src/infobase/seed/sample.ts'
import { loadData, type DataSources } from '../../src/load/infobase/load-data.ts'
import { openData } from '../../src/load/infobase/open-data.ts'
import { readConfiguration } from '../../src/metadata/configuration.ts'
import type { ConfigurationRoot } from '../../src/metadata/format/recognise.ts'
import { metadataTree } from '../../src/metadata/tree.ts'
import type { Platform } from '../../src/platform/configuration.ts'
import { createPlatform } from '../../src/platform/platform.ts'
import { loadPaths } from '../../src/testing/load-paths.ts'
import { rootsIn } from './handlers.ts'
import { requestsOf, withMember, type MaterialRequest } from './requests.ts'
import { syntheticFor } from './synthetic.ts'

export interface HandlerRun {
  readonly configuration: string
  readonly service: string
  readonly handler: string
  /** Text of the module and the handler's name: the same one is counted once. */
  readonly key: string
  /** Status of the best answer; `undefined` where the handler gave none. */
  readonly status: number | undefined
  /** What it met that is not there, with its place; then the exception that ended it, where nothing answered. */
  readonly lacks: readonly string[]
  readonly failure: string | undefined
}

export const runs = ({ status, lacks }: HandlerRun): boolean => status !== undefined && lacks.length === 0

const read = (path: string): string => readFileSync(path, 'utf8').replace(/^\ufeff/, '')

/** What was thrown while a request was answered. */
interface Met {
  readonly error: BslError
  readonly place: string
  readonly isCaught: boolean
}

const placeOf = ([first]: readonly Place[]): string => (first === undefined ? '' : `${first.module}(${first.line})`)

export async function runHandlers(repository: string, only?: RegExp): Promise<HandlerRun[]> {
  const found: HandlerRun[] = []
  const roots = rootsIn(repository)
  for (const root of roots) if (!only || only.test(root.root)) found.push(...(await runConfiguration(root, roots)))
  return found
}

/** The configuration that an extension of the same repository extends: the one with the most common modules. */
function baseOf(root: ConfigurationRoot, others: readonly ConfigurationRoot[]): ConfigurationRoot | undefined {
  const isExtension = (one: ConfigurationRoot): boolean =>
    metadataTree(nodeFiles, [one]).configuration?.property('ConfigurationExtensionPurpose') !== undefined
  if (!isExtension(root)) return undefined
  const size = (one: ConfigurationRoot): number => metadataTree(nodeFiles, [one]).names('CommonModules').length
  return others.filter((one) => !isExtension(one)).toSorted((one, other) => size(other) - size(one))[0]
}

async function runConfiguration(root: ConfigurationRoot, others: readonly ConfigurationRoot[]): Promise<HandlerRun[]> {
  const met: Met[] = []
  const base = baseOf(root, others)
  const loaded = await loadPaths([...(base === undefined ? [] : [base.root]), root.root], {
    bsl: { handlerTimeout: 5000, exception: (error, places, isCaught) => met.push({ error, place: placeOf(places), isCaught }) },
  })
  const sources = withSynthetic(loaded.data, root)
  const opened = await openSeeded(sources)
  try {
    const platform = createPlatform({ services: loaded.services, infobase: opened.infobase }, { ...system, crypto }, parts)
    const outcomes: HandlerRun[] = []
    for (const service of readConfiguration(nodeFiles, root).httpServices.filter((one) => 'RootURL' in one))
      for (const template of service.URLTemplates)
        for (const method of template.Methods) {
          if (method.Handler === '' || nodeFiles.read(method.module) === undefined) continue
          const module = read(method.module)
          const requests = requestsOf(service.RootURL, template.Template, method.HTTPMethod, module)
          outcomes.push({
            configuration: root.root,
            service: service.Name,
            handler: method.Handler,
            key: `${module}#${method.Handler}`,
            ...(await asked(platform, requests, met)),
          })
        }
    return outcomes
  } finally {
    opened.close()
  }
}

function withSynthetic(data: DataSources, root: ConfigurationRoot): DataSources {
  const { model } = loadData(data)
  const modules = readdirSync(root.root, { recursive: true, encoding: 'utf8' })
    .filter((one) => /(?:HTTPServices|CommonModules)\/.*\.bsl$/.test(one))
    .map((one) => read(join(root.root, one)))
  const known = new Set(model.objects.map((one) => `${one.kind} ${one.Name.toLowerCase()}`))
  const synthetic = syntheticFor(modules, (kind, folded) => known.has(`${kind} ${folded}`))
  return { ...data, data: [...data.data, ...synthetic.map((definition) => ({ definition }))] }
}

/** Rows by chance for every object, written without the events of its modules; an object whose rows are refused has none. */
async function openSeeded(sources: DataSources): ReturnType<typeof openData> {
  let isSeeding = true
  const silent: DataSources = { ...sources, moduleEvents: sources.moduleEvents && unless(sources.moduleEvents, () => isSeeding) }
  const fixture = structuredClone(sampleData(loadData(silent).model, { size: 3, seed: 1 })) as Record<string, Record<string, unknown>>
  for (let turn = 0; turn < 40; turn++) {
    const seeded = await openData(silent, { fixture }).catch((error: unknown) => String(error))
    const wrong =
      typeof seeded === 'string'
        ? seeded
        : seeded.diagnostics.find((one) => one.code.startsWith('fixture') && one.severity === 'error')?.message
    if (typeof seeded !== 'string' && wrong === undefined) {
      isSeeding = false
      return seeded
    }
    if (typeof seeded !== 'string') seeded.close()
    console.log(`  no rows: ${wrong}`)
    if (!withoutNamed(fixture, wrong ?? '')) break
  }
  isSeeding = false
  return openData(silent)
}

/** The same events, whose handlers do nothing while it says so. */
const unless =
  (events: ModuleEvents, isOff: () => boolean): ModuleEvents =>
  (object, base) => {
    const found = events(object, base)
    return (
      found
      && Object.fromEntries(
        Object.entries(found).map(([name, handler]) => [
          name,
          (...args: Parameters<typeof handler>) => (isOff() ? undefined : handler(...args)),
        ]),
      )
    )
  }

/** Takes the rows of the object away that a message names, and what refers to them; `false` where it names none. */
function withoutNamed(fixture: Record<string, Record<string, unknown>>, message: string): boolean {
  for (const [, kind = '', name = ''] of message.matchAll(/([\p{L}]+)\.([\p{L}_][\p{L}\d_]*)/gu))
    for (const group of Object.values(fixture))
      if (Object.hasOwn(group, name)) {
        delete group[name]
        dropReferences(fixture, `${kind}.${name}-`)
        return true
      }
  return false
}

function dropReferences(value: unknown, label: string): void {
  if (typeof value !== 'object' || value === null) return
  for (const [key, one] of Object.entries(value)) {
    const reference = (one as { readonly $ref?: unknown } | null)?.$ref
    if (typeof reference === 'string' && key !== '$ref' && Object.keys(one as object).length === 1 && reference.startsWith(label))
      delete (value as Record<string, unknown>)[key]
    else dropReferences(one, label)
  }
}

type Asked = Pick<HandlerRun, 'status' | 'lacks' | 'failure'>

async function asked(platform: Platform, requests: readonly MaterialRequest[], met: Met[]): Promise<Asked> {
  const lacks = new Set<string>()
  const statuses: number[] = []
  let failure: string | undefined
  for (const first of requests) {
    let request: MaterialRequest | undefined = first
    for (let turn = 0; request !== undefined && turn < 25; turn++) {
      met.length = 0
      const status = await sent(platform, request)
      const ended = met.find((one) => !one.isCaught)
      if (ended === undefined) statuses.push(status)
      else failure ??= `${ended.error.message.slice(0, 160)} at ${ended.place}`
      const grown = grownBy(met, request)
      for (const { error, place } of met) {
        const lack = error.unsupported ?? unknownName(error.message, request === first && first === requests[0])
        if (lack !== undefined) lacks.add(`${lack} at ${place}`)
      }
      request = grown
    }
  }
  const best = statuses.toSorted((one, other) => one - other)[0]
  return { status: best, lacks: [...lacks], failure }
}

/** What no module would name if it were not there: the platform refuses such a module before it runs. */
const unknownName = (message: string, isPlain: boolean): string | undefined => {
  const [, said] = /^(.*) \(.+\)$/.exec(message) ?? []
  // A request of another shape than the module expects has other methods.
  return said !== undefined && (alwaysUnknown.has(said) || (isPlain && said === 'Метод объекта не обнаружен')) ? message : undefined
}

const alwaysUnknown = new Set([
  'Переменная не определена',
  'Тип не определен',
  'Процедура или функция с указанным именем не определена',
  'Конструктор не найден',
])

/** The same request with the member of its body that the module missed. */
function grownBy(met: readonly Met[], request: MaterialRequest): MaterialRequest | undefined {
  for (const { error } of met) {
    const [, name] = /^Поле объекта не обнаружено \((.+)\)$/.exec(error.message) ?? []
    const body = name === undefined ? undefined : withMember(request.body, name)
    if (body !== undefined) return { ...request, body }
  }
  return undefined
}

async function sent(platform: Platform, { method, target, body }: MaterialRequest): Promise<number> {
  const reply = await platform.handle({
    method,
    target,
    headers: ['Host', 'localhost', 'Content-Type', 'application/json'],
    scheme: 'http',
    authority: 'localhost',
    signal: new AbortController().signal,
    body:
      body === undefined
        ? undefined
        : (async function* () {
            yield new TextEncoder().encode(body)
          })(),
  })
  await bodyBytes(reply)
  return reply.status
}

/** Prints the table; each distinct handler once, the best of its configurations. STANDIN_MATERIAL_ONLY: an expression for their folders. */
export async function run(folder: string): Promise<void> {
  const only = process.env['STANDIN_MATERIAL_ONLY']
  const outcomes: HandlerRun[] = []
  for (const one of readdirSync(folder, { withFileTypes: true }))
    if (one.isDirectory()) outcomes.push(...(await runHandlers(join(folder, one.name), only === undefined ? undefined : new RegExp(only))))
  const distinct = [...new Map(outcomes.toSorted((one, other) => +runs(one) - +runs(other)).map((one) => [one.key, one])).values()]
  for (const one of distinct) {
    const { configuration, service, handler, status, lacks, failure } = one
    const said = runs(one) ? `runs\t${status}` : lacks.length > 0 ? `lacks\t${lacks.join('; ')}` : `ends\t${failure}`
    console.log(`${configuration.slice(folder.length + 1)}\t${service}\t${handler}\t${said}`)
  }
  const running = distinct.filter(runs)
  const done = running.filter(({ status }) => status! < 300).length
  console.log(`HTTP handlers: ${distinct.length}; ${running.length} run without a seam, ${done} of them answer 2xx at best`)
}
