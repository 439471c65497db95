/** Objects with roles, users and a fixture behind a real socket, over the engine of the project that runs. */
import { createAsyncContext } from '../../../src/host/machine/async-context.ts'
import { crypto } from '../../../src/host/machine/crypto.ts'
import { parts } from '../../../src/host/machine/parts.ts'
import { system } from '../../../src/host/machine/system.ts'
import { serve } from '../../../src/host/server/serve.ts'
import type { DataDefinition } from '../../../src/infobase/definition/definition.ts'
import { createInfobase, type Infobase } from '../../../src/infobase/infobase.ts'
import { loadData, type GivenData } from '../../../src/load/infobase/load-data.ts'
import { readFixtureOf } from '../../../src/load/infobase/open-data.ts'
import { withRestrictions } from '../../../src/load/infobase/restrictions.ts'
import { standardOData } from '../../../src/odata/service.ts'
import type { Configuration } from '../../../src/platform/configuration.ts'
import { createPlatform } from '../../../src/platform/platform.ts'
import type { FixtureData } from '../../../src/standin/fixture/fixture-file.ts'
import { writeFixture } from '../../../src/standin/fixture/write-fixture.ts'
import { openEngineForTests } from '../infobase/engines.ts'

export interface RestrictedHost {
  readonly url: string
  readonly infobase: Infobase
  close(): Promise<void>
}

export async function restrictedHost({
  objects,
  data,
  ...configuration
}: {
  readonly objects: readonly (DataDefinition | GivenData['definition'])[]
  readonly data?: FixtureData
} & Partial<Pick<Configuration, 'services' | 'users'>>): Promise<RestrictedHost> {
  const loaded = await withRestrictions(loadData({ configurations: [], data: objects.map((definition) => ({ definition })) }))
  const infobase = createInfobase(loaded, { engine: await openEngineForTests(), context: createAsyncContext(), system })
  const fixture = data && readFixtureOf(data, loaded.model)
  const problems = [...loaded.diagnostics, ...(fixture?.diagnostics ?? [])].filter(({ severity }) => severity === 'error')
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'))
  if (fixture !== undefined) await writeFixture(infobase, fixture.fixture)
  const services = [...(configuration.services ?? []), standardOData({ model: loaded.model })]
  const platform = createPlatform({ ...configuration, services, infobase, dataRoles: loaded.roles }, { ...system, crypto }, parts)
  const served = await serve(platform, { port: 0 })
  return {
    url: served.url,
    infobase,
    async close() {
      await served.close()
      infobase.close()
    },
  }
}
