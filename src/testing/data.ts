/** The data of a stand-in of a test: an infobase of its own in memory, with a fixture in it; anything wrong in them is thrown whole. */
import { DiagnosticError } from '../diagnostics/diagnostic.ts'
import type { ExternalDataSource } from '../external/definition/source.ts'
import type { DataSources } from '../load/infobase/load-data.ts'
import type { OpenedData } from '../load/infobase/open-data.ts'
import type { DataOfModule } from '../load/modules/module-export.ts'
import type { ODataSettings } from '../odata/settings.ts'
import type { FixtureData } from '../standin/fixture/fixture-file.ts'
import type { Stub } from '../standin/stub/stub.ts'

export interface DataForTest {
  /** Data objects, events of objects and roles as values, beside those of `paths`. */
  readonly objects?: readonly DataOfModule[]
  /** What there is at the start: a fixture's file, or data by kind and name. */
  readonly data?: string | FixtureData
  /** Settings of the standard OData interface to it; `false`: there is none. */
  readonly odata?: ODataSettings | false
}

/** `undefined` where nothing asks for data. `paths`: what the folders of the test have of it. */
export async function dataForTest(
  {
    objects = [],
    data,
    odata,
    external = [],
    integration = false,
  }: DataForTest & { readonly integration?: boolean; readonly external?: readonly ExternalDataSource[] },
  paths: (DataSources & { readonly wanted: boolean; readonly published: boolean }) | undefined,
  stubs: readonly Stub[] = [],
): Promise<OpenedData | undefined> {
  const keeping = stubs.filter(({ answer }) => answer.kind === 'data')
  const ofPaths = paths !== undefined && (paths.wanted || (odata !== false && paths.published))
  if (data === undefined && objects.length === 0 && !ofPaths && keeping.length === 0 && external.length === 0 && !integration)
    return undefined
  const { openData } = await import('../load/infobase/open-data.ts')
  const sources = {
    configurations: paths?.configurations ?? [],
    moduleEvents: paths?.moduleEvents,
    externalDataSources: [...(paths?.externalDataSources ?? []), ...external.map((source) => ({ source }))],
    data: [...(paths?.data ?? []), ...objects.map((definition) => ({ definition }))],
  }
  const opened = await openData(sources, { fixture: data })
  const ofStubs = keeping.length === 0 ? [] : (await import('../standin/stub/check-data.ts')).checkDataStubs(keeping, opened.infobase.model)
  const errors = [...opened.diagnostics, ...ofStubs].filter((one) => one.severity === 'error')
  if (errors.length === 0) return opened
  opened.close()
  throw new DiagnosticError(errors)
}
