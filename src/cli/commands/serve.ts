/** `standin serve`: load, listen, say so, and go on until a signal. */
import { inspect } from 'node:util'
import { swappablePlatform } from '../../host/swappable-platform.ts'
import { createSourceLoader } from '../../load/sources.ts'
import { servicesCount } from '../count.ts'
import { CommandError } from '../command-error.ts'
import { listen } from '../listen.ts'
import { servedServices, servedWebServices } from '../served-services.ts'
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
import { serveAdmin, servesNothing, servingOf } from '../serving.ts'
import type { Serving } from '../serving.ts'
import type { LoadedSources, SourceLoader } from '../../load/sources.ts'

export interface ServeArguments extends TLSFiles {
  readonly port: number
  readonly host: string
  readonly base: string
  readonly lang: Language
  readonly maxBody?: number
  readonly admin?: number
  readonly record?: string
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
  if (servesNothing(loaded)) throw nothingToServe(loaded)
  const serving = await servingOf(loaded, options)
  const platform = swappablePlatform(serving.platform)
  const stopped = firstSignal()
  const served = await listen(platform, options, tls)
  const admin = options.admin === undefined ? undefined : await serveAdmin(serving, options.admin)
  const watcher = options.watch ? await reloading(loader, loaded, platform, serving, options) : undefined
  await announce(serving.shown(loaded), served, admin?.url, paths, options)
  await stopped
  await watcher?.close()
  await admin?.close()
  await served.close()
  return 'ok'
}

export const nothingToServe = ({ diagnostics }: LoadedSources): CommandError => hasErrors(diagnostics)
  ? new CommandError('errors', `nothing is left to serve: ${summary(diagnostics)}`)
  : new CommandError('nothing', 'nothing to serve: no HTTP service was found, and no Web service; write a module such as services/hs/Warehouse.ts, or name a configuration that has services')

/** performance.now() counts from the start of the process. */
async function announce(loaded: LoadedSources, { url, port }: Served, admin: string | undefined, paths: readonly string[], { json }: ServeArguments): Promise<void> {
  const [services, webServices] = [servedServices(loaded), servedWebServices(loaded)]
  if (!json) return out([(await import('../banner.ts')).banner(services, webServices, url, paths), ...(admin === undefined ? [] : [`admin surface at ${admin}`])].join('\n'))
  const count = (severity: string): number => loaded.diagnostics.filter((one) => one.severity === severity).length
  const rounded = (ms: number): number => Math.round(ms * 10) / 10
  out(JSON.stringify({
    event: 'ready', url, port, ...(admin !== undefined && { admin }), services: services.length, webServices: webServices.length, errors: count('error'), warnings: count('warning'),
    importMs: rounded(loaded.importMs), readyMs: rounded(performance.now()),
  }))
}

async function reloading(loader: SourceLoader, loaded: LoadedSources, platform: SwappablePlatform, serving: Serving, options: ServeArguments) {
  const { reloadOnChange } = await import('../reload.ts')
  const take = async (next: LoadedSources): Promise<void> => {
    sayDiagnostics(next.diagnostics, options.lang)
    await serving.replace(next, (fresh) => platform.swap(fresh))
    say(`reloaded: ${servicesCount(servedServices(next).length, servedWebServices(next).length)}, ${summary(next.diagnostics)}${hasErrors(next.diagnostics) ? '; what is broken goes on as it last was' : ''}`)
  }
  return reloadOnChange(loader, loaded, take, (error) => say(`the change could not be loaded: ${inspect(error)}`))
}
