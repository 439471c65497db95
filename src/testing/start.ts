/**
 * `startStandin`: a stand-in on a free port in milliseconds, for tests in this process; each is alone with its stubs, journal and sessions.
 */
import type { ExternalDataSourcesRuntime } from '../external/objects/sources.ts'
import { openDoor, throughDoor } from '../host/http/doors.ts'
import { machine } from '../host/machine/machine.ts'
import { parts } from '../host/machine/parts.ts'
import { pause as realPause } from '../host/machine/system.ts'
import { forward } from '../host/network/forward.ts'
import { serve } from '../host/server/serve.ts'
import type { IntegrationRuntime } from '../integration/runtime.ts'
import { recordingFiles } from '../load/recording-files.ts'
import { standardOData } from '../odata/service.ts'
import { wrapPlatform } from '../platform/wrap.ts'
import { createRecorder } from '../standin/relay/recorder.ts'
import { createStandin, type StandinConfiguration } from '../standin/standin.ts'
import { filesForTest } from './infobase-files.ts'
import type { ReadingPaths } from './load-paths.ts'
import { loadForTest, type LoadedForTest } from './load.ts'
import type { StandinOptions } from './options.ts'
import { withProject } from './project.ts'
import { TestStandin } from './test-standin.ts'

/**
 * Rejects with DiagnosticError when a service module or stub file has errors.
 *
 * @example
 *   const standin = await startStandin({ services: [Warehouse] })
 */
export async function startStandin(given: StandinOptions = {}): Promise<TestStandin> {
  const { options, imports } = await withProject(given)
  return started(options, imports)
}

async function started(
  {
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
  }: StandinOptions,
  imports: NonNullable<ReadingPaths['imports']>,
): Promise<TestStandin> {
  const reading = { lenient, schemas, imports, ...(bsl !== undefined && { bsl: bsl === true ? {} : bsl }) }
  const { opened, ...loaded } = await loadForTest(services, paths, stubs, { objects, odata, ...(data !== undefined && { data }) }, reading)
  const configured = async (of: Omit<LoadedForTest, 'opened'>): Promise<StandinConfiguration> => {
    const infobase = settings.infobase ?? opened?.infobase
    const all =
      infobase === undefined || odata === false || infobase.model.objects.length === 0
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
  let integration: IntegrationRuntime | undefined
  let external: ExternalDataSourcesRuntime | undefined
  const fresh = loaded.services.some((one) => loaded.fileOf?.(one) !== undefined)
    ? async () => {
        const next = await loadForTest(services, paths, stubs, undefined, reading)
        await integration?.replace(next.integrationServices)
        return configured(next)
      }
    : undefined
  const system = {
    ...machine,
    ...(clock && {
      now: () => clock.now(),
      ticks: () => clock.now(),
      ...(clock.after && { after: (milliseconds: number, run: () => void) => clock.after!(milliseconds, run) }),
    }),
  }
  const configuration = await configured(loaded)
  const standin = createStandin(configuration, {
    system,
    fresh,
    parts,
    pause: clock?.pause ?? realPause,
    realPause,
    transport: async (request) => (await import('../host/network/outgoing/transport.ts')).transport(request),
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
  if (loaded.integrationServices.length > 0) {
    const { integrationForTest } = await import('./integration.ts')
    integration = await integrationForTest({ services: loaded.integrationServices, configuration, standin, clock, net })
  }
  if (loaded.sources.length > 0) {
    const { attachExternalDataSources } = await import('../host/external/open.ts')
    external = attachExternalDataSources(loaded.sources, { infobase, externalDataSources: settings.externalDataSources })
  }
  return new TestStandin({
    standin,
    url: served.url,
    platform: entered,
    strict,
    ...(infobase && { infobase, start: await infobase.snapshot() }),
    ...(integration && { integration }),
    async close() {
      standin.close()
      await integration?.close()
      await external?.close()
      await served.close(0)
      close()
      opened?.close()
    },
  })
}
