/** `standin data`: what a data file holds, to and from fixtures. */
import { existsSync, rmSync } from 'node:fs'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Language } from '../../diagnostics/print.ts'
import { said } from '../../diagnostics/said.ts'
import { writeWhole } from '../../host/machine/whole-file.ts'
import { isPostgres, withoutPassword } from '../../host/network/database-address.ts'
import { DataError } from '../../infobase/data-error.ts'
import { sampleData } from '../../infobase/seed/sample.ts'
import type { OnChange } from '../../infobase/store/kept-model.ts'
import { dataOfSources } from '../../load/infobase/data-of-sources.ts'
import { readFixtureOf, type OpenedData } from '../../load/infobase/open-data.ts'
import { createSourceLoader, type LoadedSources } from '../../load/sources.ts'
import { dumpData } from '../../standin/fixture/dump.ts'
import type { FixtureData } from '../../standin/fixture/fixture-file.ts'
import type { Fixture } from '../../standin/fixture/fixture.ts'
import { writeFixture } from '../../standin/fixture/write-fixture.ts'
import { printYAML } from '../../standin/reading/yaml.ts'
import { closeData, open } from '../serving/data.ts'
import { CommandError, noDataObjects } from '../shared/command-error.ts'
import { countOf } from '../shared/count.ts'
import { placeIn } from '../shared/documents.ts'
import type { Exit } from '../shared/exit-codes.ts'
import { refusePathProblems } from '../shared/path-problems.ts'
import type { ProjectArguments } from '../shared/project.ts'
import { out, say, sayDiagnostics } from '../shared/terminal.ts'
import { writing } from '../shared/write-output.ts'

export interface DataCommandArguments extends ProjectArguments {
  readonly data: string
  readonly dataOnChange?: OnChange
  readonly lang: Language
  readonly out?: string
}

export interface SeedArguments extends Omit<DataCommandArguments, 'data'> {
  readonly data?: string
  readonly size: number
  readonly seed: number
}

export async function loadCommand(fixture: string, paths: readonly string[], options: DataCommandArguments): Promise<Exit> {
  return withData(paths, options, async (opened) => {
    const { fixture: read, diagnostics } = readFixtureOf(fixture, opened.infobase.model)
    if (failed(diagnostics, options.lang)) return ['errors']
    await writeFixture(opened.infobase, read)
    return [
      'ok',
      options.lang === 'en'
        ? `${named(options.data)}: ${counted(read, 'en')} loaded from ${fixture}`
        : `${named(options.data)}: из ${fixture} загружено: ${counted(read, 'ru')}`,
    ]
  })
}

export async function dumpCommand(paths: readonly string[], options: DataCommandArguments): Promise<Exit> {
  const dumped = async ({ infobase }: OpenedData): Promise<readonly [Exit]> => {
    await put(options.out, await dumpData(infobase))
    return ['ok']
  }
  return withData(paths, options, dumped, true)
}

/** The file is opened first: one that belongs to something else, or that another process has, is left alone; none is made. */
export async function resetCommand(paths: readonly string[], options: DataCommandArguments): Promise<Exit> {
  await withData(paths, options, async () => ['ok'], true)
  await emptied(options.data)
  await withData(paths, options, async ({ infobase }) => {
    await writeFixture(infobase, { constants: [], items: [], records: [] })
    return ['ok']
  })
  say(said(`${named(options.data)} is empty`, `${named(options.data)}: данных больше нет`))
  return 'ok'
}

const named = withoutPassword

async function emptied(data: string): Promise<void> {
  if (isPostgres(data)) return (await import('../../host/sql/data-database.ts')).emptyDatabase(data)
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${data}${end}`, { force: true })
}

export async function seedCommand(paths: readonly string[], { data: file, ...options }: SeedArguments): Promise<Exit> {
  if (file === undefined) {
    const loaded = await dataOfSources(await sourcesOf(paths, options))
    if (loaded === undefined) throw nothingThere()
    await put(options.out, sampleData(loaded.model, options))
    return 'ok'
  }
  return withData(paths, { ...options, data: file }, async ({ infobase }) => {
    const { fixture } = readFixtureOf(sampleData(infobase.model, options) as FixtureData, infobase.model)
    await writeFixture(infobase, fixture)
    return [
      'ok',
      options.lang === 'en'
        ? `${named(file)}: ${counted(fixture, 'en')} made up`
        : `${named(file)}: сгенерировано: ${counted(fixture, 'ru')}`,
    ]
  })
}

type Sourced = Pick<DataCommandArguments, 'lang' | 'project'>

/** Says what is done when it is in the file. `existing`: a file that is not there is not made. */
async function withData(
  paths: readonly string[],
  options: Sourced & Pick<DataCommandArguments, 'data' | 'dataOnChange'>,
  use: (opened: OpenedData) => Promise<readonly [Exit, done?: string]>,
  existing = false,
): Promise<Exit> {
  const { data, dataOnChange } = options
  const sources = await sourcesOf(paths, options)
  if (sources.configurations.length === 0 && sources.data.length === 0) throw nothingThere()
  if (existing && !isPostgres(data) && !existsSync(data))
    throw new CommandError('access', said(`--data ${named(data)}: there is no such file`, `--data ${named(data)}: такого файла нет`))
  const opened = await open(sources, data, dataOnChange)
  const [exit, done] = await use(opened).catch((error: unknown) => {
    opened.close()
    throw error instanceof DataError ? new CommandError('access', said(error.english, error.message)) : error
  })
  closeData(opened, data)
  if (done !== undefined) say(done)
  return exit
}

async function sourcesOf(paths: readonly string[], { lang, project }: Sourced): Promise<LoadedSources> {
  const loaded = await createSourceLoader(paths, placeIn({ project })).load()
  refusePathProblems(loaded.diagnostics, lang)
  return loaded
}

const nothingThere = (): CommandError => new CommandError('nothing', noDataObjects)

function failed(diagnostics: readonly Diagnostic[], lang: Language): boolean {
  sayDiagnostics(diagnostics, lang)
  return diagnostics.some((one) => one.severity === 'error')
}

const counted = ({ items, records, constants }: Fixture, lang: Language): string =>
  [
    countOf(items.length, 'item', lang),
    countOf(
      records.reduce((sum, one) => sum + one.records.length, 0),
      'record',
      lang,
    ),
    countOf(constants.length, 'constant', lang),
  ].join(', ')

async function put(file: string | undefined, data: object): Promise<void> {
  const text = file?.endsWith('.json') === true ? `${JSON.stringify(data, null, 2)}\n` : printYAML(data)
  if (file === undefined) out(text.trimEnd())
  else await writing(`--out ${file}`, () => writeWhole(file, text))
}
