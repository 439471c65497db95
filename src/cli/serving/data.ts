/** The data behind what is served: opened when something asks for it, kept over reloads. */
import { existsSync } from 'node:fs'
import type { FileRestrictions } from '../../access/users-file.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { printDiagnostic, type Language } from '../../diagnostics/print.ts'
import { saidBy } from '../../diagnostics/said-by.ts'
import { joined, said } from '../../diagnostics/said.ts'
import { isPostgres, withoutPassword } from '../../host/network/database-address.ts'
import type { Infobase } from '../../infobase/infobase.ts'
import type { InfobaseModel } from '../../infobase/model/model.ts'
import type { OnChange } from '../../infobase/store/kept-model.ts'
import type { Snapshot } from '../../infobase/store/snapshots.ts'
import { hasDataObjects } from '../../load/infobase/has-data-objects.ts'
import type { DataSources } from '../../load/infobase/load-data.ts'
import type { OpenedData } from '../../load/infobase/open-data.ts'
import { wantsData } from '../../load/infobase/wants-data.ts'
import type { LoadedSources } from '../../load/sources.ts'
import type { StandardOData } from '../../odata/service.ts'
import type { ODataSettings } from '../../odata/settings.ts'
import type { Configuration } from '../../platform/configuration.ts'
import { CommandError } from '../shared/command-error.ts'
import { countOf } from '../shared/count.ts'
import { say } from '../shared/terminal.ts'

export interface DataArguments {
  /** A fixture that the data begins with, or the file that keeps it. */
  readonly data?: string
  /** What is done with data of that file that a change of the configuration would lose. */
  readonly dataOnChange?: OnChange
  /** Settings of the standard OData interface; `off`: there is none. */
  readonly odata?: ODataSettings | 'off'
}

interface ServedData {
  readonly configuration: Pick<Configuration, 'infobase' | 'dataRoles'>
  readonly diagnostics: readonly Diagnostic[]
  readonly dataStart?: Snapshot
  /** The interface to the data, where there is any. */
  readonly odata: readonly StandardOData[]
  /** Makes what was committed outlive the process. */
  readonly save?: OpenedData['save']
}

export interface DataHolder {
  /** For these sources and settings, now and after each reload. `restrictions`: of users.json. */
  of(loaded: LoadedSources, restrictions: FileRestrictions | undefined, settings: DataArguments): Promise<ServedData>
  close(): void
}

/** Whether there is data that the standard OData interface is to. */
export const hasInterface = (loaded: LoadedSources, { odata }: DataArguments): boolean =>
  odata !== 'off' && (loaded.data.length > 0 || hasDataObjects(loaded))

/** Modules in 1C's language ask for whatever objects there are. */
const ofModules = (loaded: LoadedSources): boolean => loaded.moduleEvents !== undefined && hasDataObjects(loaded)

/** Integration services and external data sources have their managers in an infobase. */
const hasBeside = ({ externalDataSources, integration }: LoadedSources): boolean => integration.length + externalDataSources.length > 0

/** `keepStart`: the data as it is now is kept, to come back to. */
export function holdData({ data, dataOnChange }: DataArguments, keepStart: boolean): DataHolder {
  let opened: OpenedData | undefined
  return {
    async of(loaded, restrictions, { odata = {} }) {
      const wanted = data !== undefined || wantsData(loaded) || ofModules(loaded) || hasInterface(loaded, { odata }) || hasBeside(loaded)
      if (opened === undefined && !wanted) return { configuration: {}, diagnostics: [], odata: [] }
      const sources = { ...loaded, restrictions }
      opened = opened === undefined ? await open(sources, data, dataOnChange) : await opened.again(sources)
      const { infobase, roles, diagnostics } = opened
      const ofStubs = await stubProblems(loaded, infobase.model)
      // What a file keeps is not taken back, and may be large.
      const dataStart = keepStart && (data === undefined || isFixtureName(data)) ? { dataStart: await infobase.snapshot() } : {}
      return {
        configuration: { infobase, dataRoles: roles },
        diagnostics: [...diagnostics, ...ofStubs],
        // Queues of integration services alone are no data of the interface.
        odata: infobase.model.objects.length === 0 && data === undefined ? [] : await interfaceOf(infobase, odata),
        save: opened.save,
        ...dataStart,
      }
    },
    close: () => opened && closeData(opened, data),
  }
}

/** The check is loaded only where a stub keeps data. */
export async function stubProblems({ stubs }: LoadedSources, model: InfobaseModel | undefined): Promise<readonly Diagnostic[]> {
  if (!stubs.some(({ answer }) => answer.kind === 'data')) return []
  return (await import('../../standin/stub/check-data.ts')).checkDataStubs(stubs, model)
}

async function interfaceOf(infobase: Infobase, odata: ODataSettings | 'off'): Promise<readonly StandardOData[]> {
  if (odata === 'off') return []
  const { standardOData } = await import('../../odata/service.ts')
  return [standardOData({ ...odata, model: infobase.model, infobase })]
}

/** As messages name it: an address without its password. */
const named = (data: string | undefined): string => `--data ${withoutPassword(data ?? '')}`

/** Everything else is a file that keeps data, or the address of a database. */
const isFixtureName = (file: string): boolean => /\.(?:ya?ml|json)$/i.test(file)

/** Of a file that is there, or of a database. */
export async function openKept(sources: DataSources, data: string, onChange?: OnChange): Promise<OpenedData> {
  if (!isPostgres(data) && !existsSync(data))
    throw new CommandError('access', said(`${named(data)}: there is no such file`, `${named(data)}: такого файла нет`))
  return open(sources, data, onChange)
}

/** Loaded only where something asks for data. What is wrong with the file ends the command. */
export async function open(sources: DataSources, data: string | undefined, onChange?: OnChange): Promise<OpenedData> {
  const [{ openData }, { cacheFolder }, { DataError }] = await Promise.all([
    import('../../load/infobase/open-data.ts'),
    import('../../host/machine/cache-folder.ts'),
    import('../../infobase/data-error.ts'),
  ])
  const digests = cacheFolder(process.env)
  const report = (error: unknown): void => say(joined([`${named(data)}: `, saidBy(error)]))
  try {
    const where = data === undefined ? {} : isFixtureName(data) ? { fixture: data } : { file: data, onChange, report }
    const opened = await openData(sources, { digests, ...where })
    refuseWrongFixture(opened, data)
    if (opened.warning !== undefined) say(joined([`${named(data)}: `, opened.warning]))
    sayChanges(opened.infobase, data)
    return opened
  } catch (error) {
    if (error instanceof DataError)
      throw new CommandError(
        error.code === 'infobase/disk-full' ? 'output' : 'access',
        said(`${named(data)}: ${error.english}`, `${named(data)}: ${error.message}`),
      )
    throw error
  }
}

/** A file of data that is named and wrong would be an infobase without data, which answers calls as if there were none. */
function refuseWrongFixture(opened: OpenedData, data: string | undefined): void {
  const wrong = opened.diagnostics.filter(({ severity, code }) => severity === 'error' && code.startsWith('fixture/'))
  if (wrong.length === 0) return
  opened.close()
  const listed = (language: Language): string => wrong.map((one) => printDiagnostic(one, language)).join('\n')
  throw new CommandError(
    'access',
    said(`${named(data)}: nothing was loaded\n${listed('en')}`, `${named(data)}: ничего не загружено\n${listed('ru')}`),
  )
}

/** What a new configuration made of the data, and where it is kept as it was. */
function sayChanges({ differences, copy }: Infobase, data: string | undefined): void {
  if (differences.length === 0) return
  const lost = differences.filter(({ effect }) => effect === 'lost' || effect === 'impossible')
  const counted = (language: Language): string => countOf(differences.length, 'difference', language)
  say(
    said(
      `${named(data)}: brought up to the configuration: ${counted('en')}, ${lost.length} with losses`,
      `${named(data)}: приведены к конфигурации: ${counted('ru')}, с потерями: ${lost.length}`,
    ),
  )
  for (const { object, what, count } of lost)
    say(said(`  lost: ${object}: ${what.en} (${count})`, `  потеряно: ${object}: ${what.ru} (${count})`))
  if (copy === undefined) return
  const isDatabase = data !== undefined && isPostgres(data)
  say(
    said(
      `  ${copy} is the ${isDatabase ? 'database' : 'file'} as it was`,
      `  ${copy} – ${isDatabase ? 'прежняя база данных' : 'прежний файл'}`,
    ),
  )
}

/** What could not be saved ends the command: a full disk is no defect. */
export function closeData(opened: OpenedData, data: string | undefined): void {
  try {
    opened.close()
  } catch (error) {
    throw new CommandError('output', joined([`${named(data)}: `, saidBy(error)]))
  }
}
