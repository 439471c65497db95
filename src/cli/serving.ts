/** What serves the loaded sources: the platform alone, or a stand-in where there are stubs, failures or an admin surface to have. */
import { inspect } from 'node:util'
import { pause } from '../host/pause.ts'
import { createPlatform } from '../host/platform.ts'
import { system } from '../host/system.ts'
import { listen } from './listen.ts'
import { requestLog } from './request-log.ts'
import { servedServices, servedWebServices } from './served-services.ts'
import { say } from './terminal.ts'
import type { Served } from '../host/serve.ts'
import type { LoadedSources } from '../load/sources.ts'
import type { Platform } from '../platform.ts'
import type { Standin, StandinConfiguration } from '../standin/standin.ts'

export interface ServingOptions {
  readonly base: string
  readonly maxBody?: number
  readonly admin?: number
  readonly json?: true
  readonly log?: true
  readonly hideExceptions?: true
  /** Of `exec`. */
  readonly coverage?: true
  /** Folder for the stub files of mode `record`. */
  readonly record?: string
}

export interface Serving {
  readonly platform: Platform
  readonly standin: Standin | undefined
  /** The sources with the services that stubs define among them. */
  shown(loaded: LoadedSources): LoadedSources
  /** Takes newly loaded sources; `swap` is given what serves from now on, where that is another platform. */
  replace(loaded: LoadedSources, swap: (platform: Platform) => void): Promise<void>
}

export const servesNothing = (loaded: LoadedSources): boolean =>
  servedServices(loaded).length === 0 && servedWebServices(loaded).length === 0 && loaded.stubs.length === 0

export async function servingOf(loaded: LoadedSources, options: ServingOptions): Promise<Serving> {
  const needed = loaded.stubs.length > 0 || loaded.failures.length > 0 || loaded.modes.length > 0 || options.admin !== undefined || options.coverage === true
  const standin = needed ? await standinOf(loaded, options) : undefined
  return {
    platform: standin?.platform ?? createPlatform(configurationOf(loaded, options)),
    standin,
    shown: (sources) => (standin === undefined ? sources : withDefined(sources, standin)),
    async replace(next, swap) {
      if (standin !== undefined) standin.replace(configurationOf(next, options))
      else swap((await servingOf(next, options)).platform)
    },
  }
}

/** Loaded only where it is needed: a platform alone starts without it. */
async function standinOf(loaded: LoadedSources, options: ServingOptions): Promise<Standin> {
  const [{ createStandin }, { forward }, { createRecorder }, { writeInto }] = await Promise.all([import('../standin/standin.ts'), import('../host/forward.ts'), import('../relay/recorder.ts'), import('../load/write-into.ts')])
  return createStandin(configurationOf(loaded, options), { system, pause, relay: { forward, recorder: createRecorder(writeInto(options.record ?? 'recorded')) } })
}

function configurationOf(loaded: LoadedSources, options: ServingOptions): StandinConfiguration {
  return {
    services: [...servedServices(loaded).map((one) => one.service), ...servedWebServices(loaded)], stubs: loaded.stubs, failures: loaded.failures, modes: loaded.modes,
    fileOf: loaded.fileOf, base: options.base, hideExceptions: options.hideExceptions ?? false, coverage: options.coverage ?? false,
    observe: requestLog(options.log ?? (process.stderr.isTTY && !options.json)),
    ...(options.maxBody !== undefined && { maxBody: options.maxBody }),
  }
}

function withDefined(loaded: LoadedSources, { platform }: Standin): LoadedSources {
  const known = new Map(loaded.services.map((one) => [one.service.Name, one]))
  const services = platform.services.flatMap((service) => (service.kind === 'HTTPService' ? [{ ...(known.get(service.Name) ?? { file: 'stubs' }), service }] : []))
  return { ...loaded, services }
}

/** On this machine only: whoever reaches it commands the stand-in. */
export async function serveAdmin({ standin }: Serving, port: number): Promise<Served> {
  const { adminPlatform } = await import('../admin/admin.ts')
  return listen(adminPlatform(standin!, (error) => say(`defect of the admin surface\n${inspect(error)}`)), { port, host: '127.0.0.1' }, undefined)
}
