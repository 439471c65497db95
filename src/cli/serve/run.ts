/** `standin serve`: loads, listens, reports the addresses, and serves until a signal. */
import type { Language } from '../../diagnostics/print.ts'
import { said } from '../../diagnostics/said.ts'
import type { Served } from '../../host/server/serve.ts'
import { swappablePlatform, type SwappablePlatform } from '../../host/server/swappable-platform.ts'
import type { LoadedSources } from '../../load/sources.ts'
import type { Watcher } from '../../load/watch.ts'
import type { Publication } from '../../publication/publication.ts'
import { printSessions } from '../../session/report.ts'
import type { About } from '../serving/about.ts'
import { serveAdmin, type AdminSurface } from '../serving/admin.ts'
import { hasInterface } from '../serving/data.ts'
import { hold, infobaseOf, type Held } from '../serving/held.ts'
import { listen } from '../serving/listen.ts'
import { surviveLooseEnds } from '../serving/loose-ends.ts'
import { infobaseFiles, type LoadedInfobase } from '../serving/publication-files.ts'
import { shownIn } from '../serving/published.ts'
import { servedServices } from '../serving/served-services.ts'
import { servesNothing, servingOf, type Serving, type ServingOptions } from '../serving/serving.ts'
import { firstSignal } from '../serving/signals.ts'
import { checkRevocationLists } from '../shared/bsl-options.ts'
import { CommandError } from '../shared/command-error.ts'
import { servicesCount } from '../shared/count.ts'
import type { Exit } from '../shared/exit-codes.ts'
import { ownStdout } from '../shared/own-stdout.ts'
import { refusePathProblems } from '../shared/path-problems.ts'
import { hasErrors, out, say, sayFound, summary } from '../shared/terminal.ts'
import { refuseFile } from '../shared/write-output.ts'
import type { ServeArguments } from './arguments.ts'
import { serverLimits } from './limits.ts'
import { projectSource, type ProjectSource } from './project-source.ts'
import { readTLSFiles } from './tls-files.ts'

export async function serveCommand(paths: readonly string[], options: ServeArguments): Promise<Exit> {
  surviveLooseEnds()
  if (options.json) ownStdout()
  if (options.adminHost !== undefined && options.admin === undefined)
    throw new CommandError('usage', said('--admin-host needs --admin <port>', 'для --admin-host нужен --admin <порт>'))
  refuseFile('--record', options.record)
  const tls = readTLSFiles(options)
  const source = projectSource(paths, options)
  await checkRevocationLists(options)
  const loaded = await source.load()
  refusePathProblems(loaded.diagnostics, options.lang)
  sayFound(loaded.diagnostics, options, paths)
  if (servesNothing(loaded) && !hasInterface(loaded, options)) throw nothingToServe(loaded)
  const held = await hold(options, options.admin !== undefined)
  const infobase = await infobaseOf(loaded, options, held)
  sayFound(infobase.diagnostics, options, paths)
  const fresh = async () => {
    const next = await source.load()
    return { loaded: next, infobase: await infobaseOf(next, source.options, held) }
  }
  const serving = await servingOf(loaded, infobase, held.settings.manager, { ...options, fresh })
  const platform = swappablePlatform(serving.platform)
  const stopped = firstSignal()
  const served = await listen(platform, { port: options.port, host: options.host, ...serverLimits(options) }, tls)
  const admin = options.admin === undefined ? undefined : await serveAdmin(serving, adminOptions(options, served.url))
  const watcher = await reloading(source, loaded, platform, { ...serving, fresh }, held)
  await announce({ loaded: serving.shown(loaded), infobase, publications: platform.publications, served, admin, paths }, options)
  await stopped
  await Promise.all([served.close(), admin?.close(), watcher?.close()])
  await held.close()
  if (source.options.sessions) printSessions(platform.sessions(), Date.now(), options.lang).forEach(say)
  return 'ok'
}

/** English is the language where none is asked for, so that then the browser's is taken. */
const adminOptions = ({ admin = 0, adminHost, lang }: ServeArguments, served: string) => ({
  port: admin,
  host: adminHost,
  served,
  language: lang === 'en' ? undefined : lang,
})

export const nothingToServe = ({ diagnostics }: LoadedSources): CommandError =>
  hasErrors(diagnostics)
    ? new CommandError(
        'errors',
        said(`nothing is left to serve: ${summary(diagnostics, 'en')}`, `отдавать нечего: ${summary(diagnostics, 'ru')}`),
      )
    : new CommandError(
        'nothing',
        said(
          'nothing to serve: no HTTP service and no Web service was found; write a module such as services/hs/Warehouse.ts, or give '
            + 'a configuration that has services',
          'отдавать нечего: не найдено ни HTTP-сервиса, ни Web-сервиса; напишите модуль, например services/hs/Warehouse.ts, или укажите '
            + 'конфигурацию, в которой есть сервисы',
        ),
      )

interface Announced {
  readonly loaded: LoadedSources
  readonly infobase: LoadedInfobase
  readonly publications: readonly Publication[]
  readonly served: Served
  readonly admin: AdminSurface | undefined
  readonly paths: readonly string[]
}

const aboutOf = ({ configuration }: LoadedInfobase, { users, data, project }: ServeArguments): About => ({
  ...(users !== undefined && { users: { file: users, list: configuration.users } }),
  ...(configuration.infobase && { data: { model: configuration.infobase.model, kept: data } }),
  ...(project && { project: project.file }),
})

/** Counts are of what is published, each service once. performance.now() counts from the start of the process. */
async function announce({ loaded, infobase, publications, served, admin, paths }: Announced, options: ServeArguments): Promise<void> {
  const { json, lang } = options
  const { url, port } = served
  const diagnostics = [...loaded.diagnostics, ...infobase.diagnostics]
  const webServices = [...loaded.servedWebServices, ...loaded.described]
  const shown = publications.map((one) => shownIn(one, servedServices(loaded), webServices, new URL(url).origin))
  if (!json) {
    const { banner } = await import('./banner.ts')
    return out([banner(shown, { paths, files: loaded, about: aboutOf(infobase, options) }, lang), ...adminLines(admin, lang)].join('\n'))
  }
  const count = (severity: string): number => diagnostics.filter((one) => one.severity === severity).length
  const rounded = (ms: number): number => Math.round(ms * 10) / 10
  const names = (of: readonly (readonly string[])[]): number => new Set(of.flat()).size
  out(
    JSON.stringify({
      event: 'ready',
      url,
      port,
      urls: shown.map((one) => one.url),
      ...(admin !== undefined && { admin: admin.url }),
      ...(admin?.token !== undefined && { adminToken: admin.token }),
      services: names(shown.map((one) => one.services.map(({ service }) => service.Name))),
      webServices: names(shown.map((one) => one.webServices.map(({ service }) => service.Name))),
      errors: count('error'),
      warnings: count('warning'),
      importMs: rounded(loaded.importMs),
      readyMs: rounded(performance.now()),
    }),
  )
}

function adminLines(admin: AdminSurface | undefined, lang: Language): readonly string[] {
  if (admin === undefined) return []
  const [at, token] =
    lang === 'en'
      ? ['admin surface at', 'its token (Authorization: Bearer …):']
      : ['управляющий интерфейс:', 'его токен (Authorization: Bearer …):']
  return [`${at} ${admin.url}`, ...(admin.token === undefined ? [] : [`  ${token} ${admin.token}`])]
}

/** They do not go on as they were: in 1C a wrong default.vrd takes down all that it publishes. */
const brokenPublications = ({ configuration: { publications = [] } }: LoadedInfobase, lang: Language): string =>
  publications.every(({ broken }) => broken === undefined)
    ? ''
    : lang === 'en'
      ? '; a publication whose default.vrd is broken answers 500'
      : '; публикация с испорченным default.vrd отвечает 500'

/** Modules, configurations and the project file are watched by wish; default.vrd and users.json always, as 1C reads them again. */
async function reloading(
  source: ProjectSource,
  loaded: LoadedSources,
  platform: SwappablePlatform,
  serving: Serving & Required<Pick<ServingOptions, 'fresh'>>,
  held: Held,
): Promise<Watcher | undefined> {
  const { options } = source
  const files = [...infobaseFiles(options), ...(options.watch ? source.watched : [])]
  if (!options.watch && files.length === 0) return undefined
  const { ofBroken, reloadOnChange, unloaded } = await import('../serving/reload.ts')
  const take = async (next: LoadedSources): Promise<void> => {
    const infobase = await infobaseOf(next, source.options, held)
    const diagnostics = [...next.diagnostics, ...infobase.diagnostics]
    const { lang } = source.options
    const count = servicesCount(servedServices(next).length, next.servedWebServices.length + next.described.length, lang)
    sayFound(diagnostics, source.options, source.paths)
    await serving.replace(next, infobase, { ...source.options, fresh: serving.fresh }, (fresh) => platform.swap(fresh))
    say(
      `${lang === 'en' ? 'reloaded' : 'загружено заново'}: ${count}, ${summary(diagnostics, lang)}`
        + ofBroken(next.kept, hasErrors(next.diagnostics), lang)
        + brokenPublications(infobase, lang),
    )
  }
  const again = options.watch ? source : { load: async () => ({ ...loaded, diagnostics: [], watched: [] }) }
  return reloadOnChange(again, options.watch ? loaded : { ...loaded, watched: [] }, files, take, (error) =>
    say(unloaded(error, source.options.lang)),
  )
}
