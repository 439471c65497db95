/** What a project file gives to a stand-in of a test, where the test does not say otherwise. */
import { DiagnosticError } from '../diagnostics/diagnostic.ts'
import { machineAt } from '../host/machine/machine.ts'
import { keptProject } from '../load/project/kept.ts'
import type { ProjectConfig, ProjectSettings } from '../project/config.ts'
import type { SettingName } from '../project/settings.ts'
import { parseBytes } from '../project/sizes.ts'
import { soundBase } from '../publication/base.ts'
import type { ReadingPaths } from './load-paths.ts'
import type { BusOptions, StandinOptions } from './options.ts'

/** Settings that tests do not take, each with the reason. */
export const notForTests = {
  'port': 'a test takes a free one',
  'host': 'a test listens on this machine alone',
  'dataOnChange': 'a test keeps no data',
  'shareSessions': 'each stand-in of a test has sessions of its own',
  'bodyTimeout': 'of the server that `serve` runs',
  'maxConnections': 'of the server that `serve` runs',
  'halfOpen': 'of the server that `serve` runs',
  'tlsCert': 'a test says itself whether it wants https (`tls`)',
  'tlsKey': 'a test says itself whether it wants https (`tls`)',
  'tlsClientCa': 'a test says itself whether it wants https (`tls`)',
  'watch': 'of `serve`',
  'admin': 'a test has the stand-in itself',
  'adminHost': 'a test has the stand-in itself',
  'sessions': 'of `serve`',
  'report': 'of `exec`',
  'wsdlProfile': 'of `check`',
  'log': 'a test has the journal',
  'quiet': 'a test prints no warnings',
  'lang': 'errors of a test are in English',
  'bus.port': 'a test takes a free one',
  'bus.amqpPort': 'a test takes a free one',
  'bus.host': 'a test listens on this machine alone',
  'bus.journal': 'a test says itself whether messages outlive it (`journalFile`)',
  'bus.watch': 'of `bus`',
  'bus.maxKept': 'a test keeps few messages',
  'bus.admin': 'a test has the bus itself',
  'bus.adminHost': 'a test has the bus itself',
  'bus.tlsCert': 'a test says itself whether it wants https (`tls`)',
  'bus.tlsKey': 'a test says itself whether it wants https (`tls`)',
} as const satisfies Partial<Record<SettingName, string>>

type ForTests = Omit<ProjectConfig, keyof typeof notForTests>

/**
 * The options of the test before those of the file. `paths` of the file are for tests that name neither services nor paths; of `data` tests
 * take fixtures. Throws DiagnosticError where the file has errors.
 */
export async function withProject({
  config: named,
  ...given
}: StandinOptions): Promise<{ readonly options: StandinOptions; readonly imports: NonNullable<ReadingPaths['imports']> }> {
  const project = named === false ? undefined : await keptProject(named)
  if (project === undefined) return { options: given, imports: {} }
  if (project.diagnostics.length > 0) throw new DiagnosticError(project.diagnostics)
  const { allowHost, allowFolder, paths, ...config } = project.config
  const own = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  const names = own['paths'] ?? own['services']
  return {
    options: { ...(await optionsOf(config)), ...(names === undefined && defined({ paths: listed(paths) })), ...own },
    imports: defined({ hosts: listed(allowHost), within: allowFolder }),
  }
}

/** The same of `startBus`: `bus` of the file, whose paths are for tests that name nothing themselves. */
export async function withBusOfProject({ config: named, ...given }: BusOptions): Promise<BusOptions> {
  const project = named === false ? undefined : await keptProject(named)
  if (project === undefined) return given
  if (project.diagnostics.length > 0) throw new DiagnosticError(project.diagnostics)
  const { paths, tokenLifetime, detachTimeout, unknownRecipient, repeated } = project.config.bus ?? {}
  const own = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  const names = own['definition'] ?? own['paths'] ?? own['services']
  return {
    ...defined({ tokenLifetime, detachTimeout, unknownRecipient, repeated }),
    ...(names === undefined && defined({ paths: listed(paths) })),
    ...own,
  }
}

async function optionsOf(config: Omit<ForTests, 'allowHost' | 'allowFolder' | 'paths'>): Promise<StandinOptions> {
  const { vrd, settings, data, schema, net, base, cors, maxBody, clock, secret, bsl, files, handlerTimeout, crl } = config
  const { external, users, odata, lenient, strict, record, trustForwarded, callTimeout, hideExceptions, unpublished, wsdl, mtom } = config
  const ofModules = { files: listed(files), net: listed(net), crl: listed(crl), handlerTimeout: handlerTimeout && handlerTimeout * 1000 }
  const ofSettings = await settingsOf(settings)
  return {
    ...ofSettings,
    ...defined({ users, odata, lenient, strict, record, trustForwarded, callTimeout, hideExceptions, unpublished, wsdl, mtom }),
    ...defined({
      externalDataSources: external && (await withStrings(ofSettings.externalDataSources, external)),
      vrd: listed(vrd),
      schemas: schema,
      net: listed(net),
      cors: listed(cors),
      secrets: listed(secret),
      base: base === undefined ? undefined : soundBase(base),
      maxBody: typeof maxBody === 'string' ? parseBytes(maxBody) : maxBody,
      data: data !== undefined && /\.(?:ya?ml|json)$/i.test(data) ? data : undefined,
      clock: clock === undefined ? undefined : { now: machineAt(Date.parse(clock)).now },
      bsl: bsl ? defined(ofModules) : undefined,
    }),
  }
}

/** Connection strings before those of the settings. */
async function withStrings(
  settings: ProjectSettings['externalDataSources'],
  strings: Readonly<Record<string, string>>,
): Promise<ProjectSettings['externalDataSources']> {
  const { withConnectionStrings } = await import('../external/connection/parameters.ts')
  return { ...settings, parameters: withConnectionStrings(settings?.parameters, strings) }
}

async function settingsOf(settings: ProjectConfig['settings'] = {}): Promise<ProjectSettings> {
  return typeof settings === 'string' ? (await import('../load/settings.ts')).loadSettings(settings) : settings
}

const listed = (value: string | readonly string[] | undefined): readonly string[] | undefined =>
  value === undefined ? undefined : typeof value === 'string' ? [value] : value

type Defined<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> }

/** Without what is not there, which would hide a default. */
const defined = <T extends object>(value: T): Defined<T> =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Defined<T>
