/** `standin serve`: load, listen, say so, and go on until a signal. */
import { inspect } from 'node:util'
import { createPlatform } from '../../host/platform.ts'
import { serve } from '../../host/serve.ts'
import { swappablePlatform } from '../../host/swappable-platform.ts'
import { createSourceLoader } from '../../load/sources.ts'
import { banner } from '../banner.ts'
import { countOf } from '../count.ts'
import { CommandError } from '../exit-codes.ts'
import { requestLog } from '../request-log.ts'
import { servedServices } from '../served-services.ts'
import { firstSignal } from '../signals.ts'
import { surviveLooseEnds } from '../loose-ends.ts'
import { readTLSFiles } from '../tls-files.ts'
import { hasErrors, out, say, sayDiagnostics, summary } from '../terminal.ts'
import { refusePathProblems } from '../path-problems.ts'
import type { Exit } from '../exit-codes.ts'
import type { TLSFiles } from '../tls-files.ts'
import type { Language } from '../../diagnostics/print.ts'
import type { Served } from '../../host/serve.ts'
import type { SwappablePlatform } from '../../host/swappable-platform.ts'
import type { LoadedSources, SourceLoader } from '../../load/sources.ts'
import type { Platform } from '../../platform.ts'

export interface ServeArguments extends TLSFiles {
  readonly port: number
  readonly host: string
  readonly base: string
  readonly lang: Language
  readonly maxBody?: number
  readonly watch?: true
  readonly json?: true
  readonly log?: true
  readonly hideExceptions?: true
}

export async function serveCommand(paths: readonly string[], options: ServeArguments): Promise<Exit> {
  surviveLooseEnds()
  const tls = readTLSFiles(options)
  const loader = createSourceLoader(paths)
  const loaded = await loader.load()
  refusePathProblems(loaded.diagnostics, options.lang)
  sayDiagnostics(loaded.diagnostics, options.lang)
  if (servedServices(loaded).length === 0) throw nothingToServe(loaded)
  const platform = swappablePlatform(platformOf(loaded, options))
  const stopped = firstSignal()
  const served = await listen(platform, options, tls)
  const watcher = options.watch ? await reloading(loader, loaded, platform, options) : undefined
  announce(loaded, served, paths, options)
  await stopped
  await watcher?.close()
  await served.close()
  return 'ok'
}

function platformOf({ services, fileOf }: LoadedSources, options: ServeArguments): Platform {
  return createPlatform({
    services: services.map((one) => one.service), fileOf, base: options.base, hideExceptions: options.hideExceptions ?? false,
    observe: requestLog(options.log ?? (process.stderr.isTTY && !options.json)),
    ...(options.maxBody !== undefined && { maxBody: options.maxBody }),
  })
}

const nothingToServe = ({ diagnostics }: LoadedSources): CommandError => hasErrors(diagnostics)
  ? new CommandError('errors', `nothing is left to serve: ${summary(diagnostics)}`)
  : new CommandError('nothing', 'nothing to serve: no HTTP service was found; write a module such as services/hs/Warehouse.ts, or name a configuration that has HTTP services')

async function listen(platform: Platform, { port, host }: ServeArguments, tls: ReturnType<typeof readTLSFiles>): Promise<Served> {
  try {
    return await serve(platform, { port, host, ...(tls && { tls }) })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const reasons: Readonly<Record<string, string>> = {
      EADDRINUSE: `port ${port} of ${host} is in use; choose another with --port, or --port 0 for any free one`,
      EACCES: `port ${port} of ${host} is not allowed to this user; choose one above 1023 with --port`,
      EADDRNOTAVAIL: `${host} is no address of this machine; see --host`,
      ENOTFOUND: `${host} is no known host; see --host`,
    }
    if (Object.hasOwn(reasons, code)) throw new CommandError('listen', reasons[code]!)
    throw error
  }
}

/** performance.now() counts from the start of the process. */
function announce(loaded: LoadedSources, { url, port }: Served, paths: readonly string[], { json }: ServeArguments): void {
  const services = servedServices(loaded)
  if (!json) return out(banner(services, url, paths))
  const count = (severity: string): number => loaded.diagnostics.filter((one) => one.severity === severity).length
  const rounded = (ms: number): number => Math.round(ms * 10) / 10
  out(JSON.stringify({
    event: 'ready', url, port, services: services.length, errors: count('error'), warnings: count('warning'),
    importMs: rounded(loaded.importMs), readyMs: rounded(performance.now()),
  }))
}

async function reloading(loader: SourceLoader, loaded: LoadedSources, platform: SwappablePlatform, options: ServeArguments) {
  const { reloadOnChange } = await import('../reload.ts')
  const take = (next: LoadedSources): void => {
    sayDiagnostics(next.diagnostics, options.lang)
    platform.swap(platformOf(next, options))
    say(`reloaded: ${countOf(servedServices(next).length, 'HTTP service')}, ${summary(next.diagnostics)}${hasErrors(next.diagnostics) ? '; what is broken goes on as it last was' : ''}`)
  }
  return reloadOnChange(loader, loaded, take, (error) => say(`the change could not be loaded: ${inspect(error)}`))
}
