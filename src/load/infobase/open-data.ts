/** Opens the data of what was loaded: the model of its objects in a new infobase, with a fixture in it. */
import { readFileSync } from 'node:fs'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { saidBy } from '../../diagnostics/said-by.ts'
import { openInfobase, type OpenedInfobase } from '../../host/machine/open-infobase.ts'
import { DataError } from '../../infobase/data-error.ts'
import type { Role } from '../../infobase/definition/objects/role.ts'
import type { Infobase } from '../../infobase/infobase.ts'
import type { InfobaseModel } from '../../infobase/model/model.ts'
import type { OnChange } from '../../infobase/store/kept-model.ts'
import { readFixtureSource, type FixtureData, type FixtureSource } from '../../standin/fixture/fixture-file.ts'
import type { Fixture } from '../../standin/fixture/fixture.ts'
import { reportFixture } from '../../standin/fixture/problems.ts'
import { writeFixture } from '../../standin/fixture/write-fixture.ts'
import { loadData, type DataSources, type LoadedData } from './load-data.ts'
import { withRestrictions } from './restrictions.ts'

export interface DataOptions {
  /** A fixture: a file (YAML or JSON), or data by kind and name. */
  readonly fixture?: string | FixtureData | undefined
  /** The file that keeps the data; in memory when absent. */
  readonly file?: string | undefined
  /** What is done with data of the file that a change of the configuration would lose; refused when absent. */
  readonly onChange?: OnChange | undefined
  /** Is given what goes wrong when the file is saved. */
  readonly report?: ((error: unknown) => void) | undefined
  /** The folder where what was read of configurations is kept. */
  readonly digests?: string | undefined
}

export interface OpenedData {
  readonly infobase: Infobase
  readonly roles: readonly Role[]
  readonly warning: OpenedInfobase['warning']
  /** Of the definitions and of the fixture, of which nothing is written where it has an error. */
  readonly diagnostics: readonly Diagnostic[]
  /**
   * The same for sources that were loaded anew: the data stays where the model is as it was, else it is lost, and the fixture is loaded
   * again.
   */
  again(sources: DataSources): Promise<OpenedData>
  /** Saves what is not saved yet, outside of transactions; absent where every commit is kept. */
  readonly save?: OpenedInfobase['save']
  close(): void
}

/** @throws DataError for a file that is not this configuration's, or that another process has */
export async function openData(sources: DataSources, options: DataOptions = {}): Promise<OpenedData> {
  const loaded = await withRestrictions(loadData(sources, options.digests))
  return openedWith(loaded, await openInfobase(loaded, options), options)
}

async function openedWith(loaded: LoadedData, opened: OpenedInfobase, options: DataOptions): Promise<OpenedData> {
  const read = options.fixture === undefined ? undefined : readFixtureOf(options.fixture, loaded.model)
  const problems = read?.diagnostics ?? []
  if (read !== undefined && problems.length === 0) await writeFixture(opened.infobase, read.fixture)
  return withData(loaded, opened, opened.infobase, options, [...loaded.diagnostics, ...problems])
}

const withData = (
  loaded: LoadedData,
  opened: OpenedInfobase,
  infobase: Infobase,
  options: DataOptions,
  diagnostics: readonly Diagnostic[],
): OpenedData => ({
  infobase,
  roles: loaded.roles,
  warning: opened.warning,
  diagnostics,
  async again(sources) {
    const next = await withRestrictions(loadData(sources, options.digests))
    if (isSame(next.model, loaded.model)) return withData(next, opened, opened.again(next), options, next.diagnostics)
    opened.close()
    return reopened(next, loaded, options)
  },
  save: opened.save,
  close: () => opened.close(),
})

/** What would lose data of a file is not done: the data is open as it was, and the change is reported. */
async function reopened(next: LoadedData, before: LoadedData, options: DataOptions): Promise<OpenedData> {
  try {
    return await openedWith(next, await openInfobase(next, options), options)
  } catch (error) {
    if (!(error instanceof DataError) || options.file === undefined) throw error
    const refused: Diagnostic = { code: error.code, severity: 'error', message: error.english, messageRu: error.message }
    const back = await openInfobase(before, options)
    return withData(before, back, back.infobase, options, [...next.diagnostics, refused])
  }
}

const isSame = (a: InfobaseModel, b: InfobaseModel): boolean => JSON.stringify(a.definitions) === JSON.stringify(b.definitions)

export function readFixtureOf(
  given: string | FixtureData,
  model: InfobaseModel,
): { readonly fixture: Fixture; readonly diagnostics: readonly Diagnostic[] } {
  const source = typeof given === 'string' ? fixtureFile(given) : { data: given }
  return 'code' in source ? { fixture: { constants: [], items: [], records: [] }, diagnostics: [source] } : readFixtureSource(source, model)
}

function fixtureFile(file: string): FixtureSource | Diagnostic {
  try {
    return { file, text: readFileSync(file, 'utf8') }
  } catch (error) {
    return reportFixture('unreadable', { reason: saidBy(error) }, { file, line: 1, column: 1 })
  }
}
