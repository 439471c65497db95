/** `standin import-structure`: the structure of a live database as a module; an earlier one keeps what people have set in it. */
import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { didYouMean, itHas } from '../../diagnostics/near.ts'
import type { Language } from '../../diagnostics/print.ts'
import { saidBy } from '../../diagnostics/said-by.ts'
import { joined, said } from '../../diagnostics/said.ts'
import { readConnectionString, type ConnectionTarget } from '../../external/connection/connection-string.ts'
import { maskedConnectionString } from '../../external/connection/masked.ts'
import { ExternalDatabase } from '../../external/data/database.ts'
import { inOurWords } from '../../external/data/fault.ts'
import { externalSourceText } from '../../external/definition/source-text.ts'
import type { ExternalDataSource } from '../../external/definition/source.ts'
import type { Structure } from '../../external/dialect/structure.ts'
import { asAsked } from '../../external/driver/ask.ts'
import { keyOf } from '../../external/structure/choices.ts'
import { mergedSource, type Merged } from '../../external/structure/merge.ts'
import { nameOf } from '../../external/structure/names.ts'
import { definitionOf } from '../../external/structure/to-definition.ts'
import { driverOf } from '../../host/external/drivers.ts'
import { writeAll } from '../../host/machine/whole-folder.ts'
import { createModuleLoader } from '../../load/modules/modules.ts'
import { CommandError } from '../shared/command-error.ts'
import type { Exit } from '../shared/exit-codes.ts'
import { out, say } from '../shared/terminal.ts'
import { writing } from '../shared/write-output.ts'
import { choicesOf, type ChoiceArguments } from './choices.ts'

export interface ImportStructureArguments extends ChoiceArguments {
  readonly name?: string
  readonly userName?: string
  readonly password?: string
  readonly out: string
  readonly force?: true
  readonly lang: Language
}

/** Milliseconds. */
const CONNECT = 10_000

/** How many tables an error names. */
const MOST = 20

export async function importStructureCommand(string: string, options: ImportStructureArguments): Promise<Exit> {
  const choices = choicesOf(options)
  const target = targetOf(string, options)
  const name = options.name ?? nameOf(basename(target.database ?? 'Source').replace(/\.\w+$/, ''), new Set())
  const { dialect } = target.live
  const structure = await structureOf(target, name)
  refuseUnknown(options.only ?? [], structure)
  const read = definitionOf(structure, { name, dialect, reporting: target, choices })
  if (Object.keys(read.Tables).length + Object.keys(read.Functions).length === 0)
    throw new CommandError(
      'nothing',
      !target.options.has('database') && !target.options.has('db')
        ? said(
            'nothing is written: the database has no tables; the connection string names none by Database=…',
            'ничего не записано: в базе нет таблиц; строка соединения не называет базу: нет Database=…',
          )
        : said('nothing is written: the database has no such tables', 'ничего не записано: в базе нет таких таблиц'),
    )
  const file = join(options.out, 'eds', `${name}.ts`)
  const old = existsSync(file) ? await sourceIn(file) : undefined
  const refuse = (): void => {
    if (existsSync(file) && !options.force)
      throw new CommandError(
        'exists',
        said(`nothing is written: ${file} exists (--force overwrites it)`, `ничего не записано: ${file} уже есть (--force перезапишет)`),
      )
  }
  refuse()
  const merged = old === undefined ? undefined : mergedSource(old, read, choices.removesGone)
  const { text } = externalSourceText(merged?.source ?? read, [`The external data source ${name}, from ${maskedConnectionString(string)}.`])
  await writing('--out', () => writeAll(options.out, [{ file, text }], refuse))
  out(file)
  report(read, merged, options)
  return 'ok'
}

/** Tables of `--only` that the database does not have. */
function refuseUnknown(only: readonly string[], { tables }: Structure): void {
  const names = tables.map((one) => one.name)
  for (const one of only)
    if (!tables.some(({ schema, name }) => [name, `${schema}.${name}`].some((key) => keyOf(key) === keyOf(one))))
      throw new CommandError(
        'nothing',
        joined([
          said(`nothing is written: the database has no table "${one}"`, `ничего не записано: в базе нет таблицы «${one}»`),
          didYouMean(one, names, names.length === 0 ? '' : itHas(names.slice(0, MOST))),
        ]),
      )
}

type Target = ConnectionTarget & { readonly live: ExternalDatabase }

function targetOf(string: string, { userName, password, name = '' }: ImportStructureArguments): Target {
  try {
    const target = readConnectionString(string, {
      source: name || 'import-structure',
      ...(userName !== undefined && { userName }),
      password: password ?? process.env['STANDIN_EXTERNAL_PASSWORD'] ?? '',
    })
    return { ...target, live: new ExternalDatabase(target, portsOfImport) }
  } catch (error) {
    throw new CommandError('usage', saidBy(error))
  }
}

const portsOfImport = {
  driver: driverOf,
  settings: { connectTimeout: CONNECT },
  after: () => () => undefined,
}

async function structureOf({ live: database }: Target, name: string) {
  try {
    const connection = await database.pool.take()
    try {
      return await database.dialect.structure(asAsked(connection))
    } finally {
      await database.pool.discard(connection)
    }
  } catch (error) {
    throw new CommandError('access', saidBy(inOurWords(error, { source: name, place: name, where: database.where })))
  }
}

/** The definition of an earlier import; `undefined` where the module has none. */
async function sourceIn(file: string): Promise<ExternalDataSource | undefined> {
  const { external, diagnostics } = await createModuleLoader().load([file])
  if (external[0] !== undefined) return external[0].source
  const first = diagnostics[0]
  throw new CommandError(
    'errors',
    said(
      `nothing is written: ${file} is no external data source: ${first?.message ?? ''}`,
      `ничего не записано: ${file} – не внешний источник данных: ${first?.messageRu ?? ''}`,
    ),
  )
}

function report(read: ExternalDataSource, merged: Merged | undefined, { lang, deleteGone }: ImportStructureArguments): void {
  const [tables, functions] = [Object.keys(read.Tables).length, Object.keys(read.Functions).length]
  say(lang === 'en' ? `${tables} tables, ${functions} functions` : `таблиц: ${tables}, функций: ${functions}`)
  for (const one of merged?.added ?? []) say(lang === 'en' ? `  new: ${one}` : `  новое: ${one}`)
  for (const one of merged?.gone ?? [])
    if (deleteGone === true) say(lang === 'en' ? `  deleted, not in the database any more: ${one}` : `  удалено, в базе больше нет: ${one}`)
    else
      say(
        lang === 'en'
          ? `  not in the database any more (--delete-gone deletes it): ${one}`
          : `  в базе больше нет (--delete-gone удалит): ${one}`,
      )
}
