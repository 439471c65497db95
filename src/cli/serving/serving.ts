/** Makes the server of the loaded sources: the platform alone, or a stand-in if there are stubs, failures or an admin surface to have. */
import type { Language } from '../../diagnostics/print.ts'
import { saidBy } from '../../diagnostics/said-by.ts'
import { joined, said, type Said } from '../../diagnostics/said.ts'
import { loadPlatform } from '../../host/machine/load-platform.ts'
import type { LoadedSources } from '../../load/sources.ts'
import type { Configuration, Platform, Service } from '../../platform/configuration.ts'
import type { Unpublished } from '../../platform/refuse.ts'
import type { SessionManager } from '../../session/manager.ts'
import type { Standin, StandinConfiguration, StandinPorts } from '../../standin/standin.ts'
import { serviceNameOf } from '../../standin/stub/stub.ts'
import type { WSDLForm } from '../../wsdl/write/write.ts'
import { say } from '../shared/terminal.ts'
import type { LoadedInfobase } from './publication-files.ts'
import { requestLog } from './request-log.ts'
import { servedServices } from './served-services.ts'

export interface ServingOptions {
  /** Of the log. */
  readonly lang?: Language
  readonly maxBody?: number
  /** Seconds. */
  readonly callTimeout?: number
  readonly admin?: number
  readonly json?: true
  readonly log?: true
  readonly hideExceptions?: true
  readonly unpublished?: Unpublished
  readonly trustForwarded?: true
  /** Origins of pages whose browsers may call. */
  readonly cors?: readonly string[]
  readonly wsdl?: WSDLForm
  /** Of `exec`. */
  readonly coverage?: true
  /** Hosts that calls may go out to. */
  readonly net?: readonly string[]
  /** Folder for the stub files of mode `record`. */
  readonly record?: string
  /** Names that are secret beside the usual ones. */
  readonly secret?: readonly string[]
  /** The time when it starts; the machine's when absent. */
  readonly clock?: string
  /** Loads everything anew, for `reset`: modules are evaluated again. */
  readonly fresh?: () => Promise<{ readonly loaded: LoadedSources; readonly infobase: LoadedInfobase }>
}

export interface Serving {
  readonly platform: Platform
  readonly standin: Standin | undefined
  /** The sources with the services that stubs define among them. */
  shown(loaded: LoadedSources): LoadedSources
  /** Takes newly loaded sources and what options are now; `swap` is given what serves from now on, where that is another platform. */
  replace(loaded: LoadedSources, infobase: LoadedInfobase, options: ServingOptions, swap: (platform: Platform) => void): Promise<void>
}

const servicesOf = (loaded: LoadedSources): readonly Service[] => [
  ...servedServices(loaded).map((one) => one.service),
  ...loaded.servedWebServices,
  ...loaded.described,
]

/** All that can be published: with the services that stub files define. */
export const publishableOf = async (loaded: LoadedSources): Promise<readonly Service[]> => [
  ...servicesOf(loaded),
  ...(await definedByFiles(loaded)),
]

/** The services that stub files define. */
export async function definedByFiles(loaded: LoadedSources): Promise<readonly Service[]> {
  const services = servicesOf(loaded)
  if (loaded.stubs.length + loaded.modes.length === 0) return []
  const [{ definedByStubs }, { loadChannels }] = await Promise.all([
    import('../../standin/stub/join.ts'),
    import('../../host/machine/channels.ts'),
  ])
  return definedByStubs(services, await loadChannels(services), loaded.stubs, loaded.modes)
}

/** The same sources with those services among theirs, each with the file that defines it. */
export async function withDefinedByFiles(loaded: LoadedSources): Promise<LoadedSources> {
  const defined = (await definedByFiles(loaded)).flatMap((service) => {
    if (!('URLTemplates' in service)) return []
    const at = loaded.stubs.find((one) => serviceNameOf(one) === service.Name)?.at
    return [{ service, file: at?.file ?? 'stubs' }]
  })
  return defined.length === 0 ? loaded : { ...loaded, services: [...loaded.services, ...defined] }
}

/** A stub file defines a service by its stubs, or by a mode alone. */
export const servesNothing = (loaded: LoadedSources): boolean =>
  servicesOf(loaded).length === 0
  && loaded.integration.length === 0
  && loaded.stubs.length === 0
  && loaded.modes.every((one) => one.defines === undefined)

const asksForStandin = (loaded: LoadedSources, { admin, coverage, net, clock }: ServingOptions): boolean =>
  loaded.stubs.length + loaded.failures.length + loaded.modes.length > 0
  || [admin, net, clock].some((one) => one !== undefined)
  || coverage === true

/** `manager` keeps the sessions, which outlive what is exchanged by a reload. */
export async function servingOf(
  loaded: LoadedSources,
  infobase: LoadedInfobase,
  manager: SessionManager,
  options: ServingOptions,
): Promise<Serving> {
  const { fresh } = options
  const anew = fresh && (() => fresh().then((next) => withStubs(next.loaded, next.infobase, manager, options)))
  const standin = asksForStandin(loaded, options)
    ? await standinOf(withStubs(loaded, infobase, manager, options), options, anew)
    : undefined
  return {
    platform: standin?.platform ?? (await loadPlatform(configured(loaded, infobase, manager, options))),
    standin,
    shown: (sources) => (standin === undefined ? sources : withDefined(sources, standin)),
    async replace(next, files, now, swap) {
      if (standin !== undefined) standin.replace(withStubs(next, files, manager, now))
      else swap((await servingOf(next, files, manager, now)).platform)
    },
  }
}

function configured(sources: LoadedSources, files: LoadedInfobase, manager: SessionManager, options: ServingOptions): Configuration {
  return {
    ...files.configuration,
    sessions: { ...files.configuration.sessions, manager },
    services: [...servicesOf(sources), ...(files.odata ?? [])],
    fileOf: sources.fileOf,
    hideExceptions: options.hideExceptions ?? false,
    unpublished: options.unpublished ?? 'webserver',
    trustForwarded: options.trustForwarded ?? false,
    ...(options.cors && { cors: options.cors }),
    wsdl: options.wsdl ?? 'onec',
    observe: requestLog(options.log ?? (process.stderr.isTTY && !options.json), options.secret, options.lang),
    ...(options.maxBody !== undefined && { maxBody: options.maxBody }),
    ...(options.callTimeout !== undefined && { callTimeout: options.callTimeout }),
  }
}

function withStubs(sources: LoadedSources, files: LoadedInfobase, manager: SessionManager, options: ServingOptions): StandinConfiguration {
  return {
    ...configured(sources, files, manager, options),
    stubs: sources.stubs,
    failures: sources.failures,
    modes: sources.modes,
    collections: sources.collections,
    coverage: options.coverage ?? false,
    ...(options.net && { net: options.net }),
    ...(options.secret && { secrets: options.secret }),
    ...(files.dataStart && { dataStart: files.dataStart }),
  }
}

/** Loaded only where it is needed: a platform alone starts without it. */
async function standinOf(
  configuration: StandinConfiguration,
  { record = 'recorded', secret, clock }: ServingOptions,
  fresh: StandinPorts['fresh'],
): Promise<Standin> {
  const [
    { createStandin },
    { machine, machineAt },
    { parts },
    { pause },
    { forward },
    { openDoor },
    { createRecorder },
    { recordingFiles },
  ] = await Promise.all([
    import('../../standin/standin.ts'),
    import('../../host/machine/machine.ts'),
    import('../../host/machine/parts.ts'),
    import('../../host/machine/system.ts'),
    import('../../host/network/forward.ts'),
    import('../../host/http/doors.ts'),
    import('../../standin/relay/recorder.ts'),
    import('../../load/recording-files.ts'),
  ])
  const unwritten = said(' is not written, the call was answered: ', ' не записан, на вызов дан ответ: ')
  const failed = (file: string, error: unknown): void => say(joined([`${record}/${file}`, unwritten, saidBy(error)]))
  const noted = (file: string, what: Said): void => say(joined([`${record}/${file}`, what]))
  const recorder = createRecorder(recordingFiles(record), { failed, noted, ...(secret && { secrets: secret }) })
  const standin = createStandin(configuration, {
    system: clock === undefined ? machine : machineAt(Date.parse(clock)),
    parts,
    pause,
    relay: { forward, recorder },
    fresh,
    transport: async (request) => (await import('../../host/network/outgoing/transport.ts')).transport(request),
    callbackFailed: ({ en }) => say(en),
  })
  openDoor(standin.door)
  return standin
}

function withDefined(loaded: LoadedSources, { platform }: Standin): LoadedSources {
  const known = new Map(loaded.services.map((one) => [one.service.Name, one]))
  const services = platform.services.flatMap((service) =>
    'URLTemplates' in service ? [{ ...(known.get(service.Name) ?? { file: 'stubs' }), service }] : [],
  )
  return { ...loaded, services }
}
