/**
 * `startStandin`: a stand-in on a free port in milliseconds, for tests in this process; each is alone with its stubs, journal and sessions.
 */
import type { Users } from '../access/user.ts'
import { openDoor, throughDoor } from '../host/http/doors.ts'
import { machine } from '../host/machine/machine.ts'
import { parts } from '../host/machine/parts.ts'
import { pause as realPause } from '../host/machine/system.ts'
import { forward } from '../host/network/forward.ts'
import { serve, type TLSOptions } from '../host/server/serve.ts'
import type { BSLOptions } from '../load/bsl/program.ts'
import { recordingFiles } from '../load/recording-files.ts'
import { standardOData } from '../odata/service.ts'
import type { Configuration, Service } from '../platform/configuration.ts'
import { wrapPlatform } from '../platform/wrap.ts'
import type { JournalOptions } from '../standin/journal/journal.ts'
import { createRecorder } from '../standin/relay/recorder.ts'
import { createStandin, type StandinConfiguration } from '../standin/standin.ts'
import type { StubFile } from '../standin/stub/read-file.ts'
import type { Clock } from './clock.ts'
import type { DataForTest } from './data.ts'
import { filesForTest } from './infobase-files.ts'
import { loadForTest, type LoadedForTest } from './load.ts'
import { TestStandin } from './test-standin.ts'

/** The options of `startStandin`. */
export interface StandinOptions extends Omit<Configuration, 'services' | 'journal' | 'fileOf' | 'users' | 'instead'>, DataForTest {
  /** Services as values. */
  readonly services?: readonly Service[]
  /** Folders of service modules, configurations and stub files, as `standin serve` takes them. */
  readonly paths?: readonly string[]
  /** Stub files by path, or their texts. */
  readonly stubs?: readonly (string | StubFile)[]
  /** A request that nothing serves fails the test, with what was near; true when absent. */
  readonly strict?: boolean
  /** Time that the test moves: sessions, `{{now}}` and delays go by it. */
  readonly clock?: Clock
  /** Bounds of the journal. */
  readonly journal?: JournalOptions
  /** 0, any free one, when absent. */
  readonly port?: number
  /** With it https is served. */
  readonly tls?: TLSOptions
  /** Where mode `record` writes: a folder, `recorded` when absent, or a function that is given name and text. */
  readonly record?: string | ((file: string, text: string) => Promise<void>)
  /**
   * Hosts that calls may go out to where no stub answers: `api.example`, `*.example`, `127.0.0.1:8080`. When absent, modules of 1C's
   * language call none, and code in TypeScript each for which no stub is written.
   */
  readonly net?: readonly string[]
  /** Names of options, keys, elements and headers whose values are never recorded nor shown, beside the usual ones (docs/stubs.md). */
  readonly secrets?: readonly string[]
  /** Receives the error of a recording that could not be written; the call was answered. */
  readonly recordingFailed?: (file: string, error: unknown) => void
  /** Default.vrd files, as `standin serve --vrd` takes them; `publications` are those in code. */
  readonly vrd?: string | readonly string[]
  /** Users in code, or a file users.json, as `standin serve --users` takes it. */
  readonly users?: Users | string
  /** Serve of a WSDL with errors what is sound; 1C refuses such a description whole. */
  readonly lenient?: boolean
  /** Files of schemas by namespace, read in place of what imports of WSDL documents name, as `standin serve --schema` does. */
  readonly schemas?: Readonly<Record<string, string>>
  /** HTTP services of configurations are answered by their own modules, as `standin serve --bsl` does; `true` for no options. */
  readonly bsl?: true | BSLOptions
}

/**
 * Rejects with DiagnosticError when a service module or stub file has errors.
 *
 * @example
 *   const standin = await startStandin({ services: [Warehouse] })
 */
export async function startStandin({
  services = [],
  paths = [],
  stubs = [],
  strict = true,
  clock,
  port = 0,
  tls,
  journal,
  record = 'recorded',
  secrets = [],
  net,
  recordingFailed,
  objects = [],
  data,
  vrd = [],
  users,
  lenient = false,
  schemas = {},
  bsl,
  odata = {},
  ...settings
}: StandinOptions = {}): Promise<TestStandin> {
  const reading = { lenient, schemas, ...(bsl !== undefined && { bsl: bsl === true ? {} : bsl }) }
  const { opened, ...loaded } = await loadForTest(services, paths, stubs, { objects, odata, ...(data !== undefined && { data }) }, reading)
  const configured = async (of: Omit<LoadedForTest, 'opened'>): Promise<StandinConfiguration> => {
    const infobase = settings.infobase ?? opened?.infobase
    const all =
      infobase === undefined || odata === false
        ? of.services
        : [...of.services, standardOData({ ...odata, model: infobase.model, infobase })]
    const files = await filesForTest({ vrd, users, base: settings.base ?? '' }, all)
    return {
      ...(opened && { infobase: opened.infobase, dataRoles: opened.roles }),
      ...files,
      ...settings,
      ...(files.access && settings.access && { access: { ...files.access, ...settings.access } }),
      ...of,
      services: all,
      secrets,
      ...(net && { net }),
      ...(journal && { kept: journal }),
    }
  }
  // Only modules have a state that a reset could leave.
  const fresh = loaded.services.some((one) => loaded.fileOf?.(one) !== undefined)
    ? () => loadForTest(services, paths, stubs, undefined, reading).then(configured)
    : undefined
  const system = {
    ...machine,
    ...(clock && {
      now: () => clock.now(),
      ticks: () => clock.now(),
      ...(clock.after && { after: (milliseconds: number, run: () => void) => clock.after!(milliseconds, run) }),
    }),
  }
  const standin = createStandin(await configured(loaded), {
    system,
    fresh,
    parts,
    pause: clock?.pause ?? realPause,
    realPause,
    relay: {
      forward,
      recorder: createRecorder(typeof record === 'function' ? { create: record, replace: record } : recordingFiles(record), {
        secrets,
        ...(recordingFailed && { failed: recordingFailed }),
      }),
    },
  })
  const close = openDoor(standin.door)
  const entered = wrapPlatform(standin.platform, (arrival) => throughDoor(standin.door, () => standin.platform.handle(arrival)))
  const served = await serve(entered, { port, ...(tls && { tls }) })
  const infobase = settings.infobase ?? opened?.infobase
  return new TestStandin({
    standin,
    url: served.url,
    platform: entered,
    strict,
    ...(infobase && { infobase, start: await infobase.snapshot() }),
    async close() {
      await served.close(0)
      close()
      opened?.close()
    },
  })
}
