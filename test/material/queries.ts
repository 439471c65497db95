/** Runs the texts of queries that real HTTP handlers reach on the data model of their own configuration, with generated rows. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { nodeFiles } from '../../src/host/machine/files.ts'
import { openInfobase } from '../../src/host/machine/open-infobase.ts'
import type { Infobase } from '../../src/infobase/infobase.ts'
import { createModel } from '../../src/infobase/model/create-model.ts'
import type { AnyModelObject, InfobaseModel } from '../../src/infobase/model/model.ts'
import { sampleData } from '../../src/infobase/seed/sample.ts'
import { readData } from '../../src/metadata/data/read-data.ts'
import { kindOf } from '../../src/query/bind/kinds.ts'
import { executeText } from '../../src/query/execute.ts'
import { QueryError } from '../../src/query/query-error.ts'
import type { Statement } from '../../src/query/syntax/ast.ts'
import { statementsOf } from '../../src/query/syntax/parse-query.ts'
import { readFixtureSource } from '../../src/standin/fixture/fixture-file.ts'
import { writeFixture } from '../../src/standin/fixture/write-fixture.ts'
import { rootsIn } from './handlers.ts'
import { filledTexts } from './query-holes.ts'
import { queryTexts, type QueryText } from './query-texts.ts'
import { everyNode, givenFor, guesses, isSource } from './query-values.ts'

interface Ran extends QueryText {
  readonly isRead: boolean
  /** Holes of the text were filled. */
  readonly isFilled: boolean
  readonly failure: string | undefined
  readonly rows: number
}

export async function run(folder: string): Promise<void> {
  const all = new Map<string, Ran>()
  let handlers = 0
  for (const one of readdirSync(folder, { withFileTypes: true })) {
    if (!one.isDirectory()) continue
    for (const root of rootsIn(join(folder, one.name))) {
      const found = queryTexts(root)
      handlers += found.handlers
      const texts = found.texts.filter(({ text }) => !all.has(keyOf(text)))
      if (texts.length === 0) continue
      const definitions = readData(nodeFiles, root, () => undefined).definitions.map(({ definition }) => definition)
      for (const ran of await ranOn(createModel(definitions), texts)) all.set(keyOf(ran.text), ran)
    }
  }
  report([...all.values()], handlers)
}

const keyOf = (text: string): string => text.replace(/\s+/g, ' ').trim()

async function ranOn(model: InfobaseModel, texts: readonly QueryText[]): Promise<readonly Ran[]> {
  const read = texts.map((one) => ({ one, tries: filledTexts(one.text, model).map(readText) }))
  const { infobase, close } = await openInfobase({ model, events: [] })
  try {
    await seed(
      infobase,
      tablesIn(
        model,
        read.flatMap(({ tries }) => tries[0]!.statements ?? []),
      ),
    )
    return read.map(({ one, tries }) => ({ ...one, isFilled: tries[0]!.text !== one.text, ...ranAny(infobase, tries) }))
  } finally {
    close()
  }
}

interface Try {
  readonly text: string
  readonly statements: readonly Statement[] | undefined
  readonly failure: string | undefined
}

function readText(text: string): Try {
  try {
    return { text, statements: statementsOf(text), failure: undefined }
  } catch (error) {
    return { text, statements: undefined, failure: reasonOf(error) }
  }
}

/** The first of the fillings that runs, or why the first one does not. */
function ranAny(infobase: Infobase, tries: readonly Try[]): Pick<Ran, 'isRead' | 'failure' | 'rows'> {
  const [first] = tries
  if (first?.statements === undefined) return { isRead: false, failure: first!.failure, rows: 0 }
  let failure: string | undefined
  for (const one of tries) {
    const made = ran(infobase, one.text, one.statements ?? [])
    if (made.failure === undefined) return { isRead: true, ...made }
    failure ??= made.failure
  }
  return { isRead: true, failure, rows: 0 }
}

/** With one guess after another for what nothing says the type of; the first failure is the reason. */
function ran({ base }: Infobase, text: string, statements: readonly Statement[]): Pick<Ran, 'failure' | 'rows'> {
  let failure: string | undefined
  for (const guess of guesses)
    try {
      const { parameters, tables } = givenFor(statements, base, guess)
      const results = executeText(text, { base, parameters, tables })
      return { failure: undefined, rows: results.reduce((sum, one) => sum + one.table.rows.length, 0) }
    } catch (error) {
      failure ??= reasonOf(error)
    }
  return { failure, rows: 0 }
}

const reasonOf = (error: unknown): string =>
  error instanceof QueryError
    ? error.message.split('\n')[0]!
    : error instanceof Error
      ? `FAULT ${error.stack?.slice(0, 3000)}`
      : String(error)

/** The objects that texts name, and those that their fields refer to. */
function tablesIn(model: InfobaseModel, statements: readonly Statement[]): readonly AnyModelObject[] {
  const byName = new Map(model.objects.map((one) => [one.FullName.toLowerCase(), one]))
  const named = [...everyNode(statements)].flatMap((one) => {
    if (!isSource(one) || one.kind !== 'table') return []
    return byName.get(`${kindOf(one.names[0]!) ?? ''}.${one.names[1] ?? ''}`.toLowerCase()) ?? []
  })
  const behind = named.flatMap(({ fields, recorders }) => [
    ...recorders.slice(0, 1),
    ...fields.flatMap(({ Types }) =>
      Types.length > 5 ? [] : Types.flatMap((one) => (one.kind === 'Reference' ? (model.byFullName(`${one.of}.${one.Name}`) ?? []) : [])),
    ),
  ])
  return [...new Set([...named, ...behind])] as readonly AnyModelObject[]
}

/** Rows of all of them; an object that cannot be written goes without. */
async function seed(infobase: Infobase, objects: readonly AnyModelObject[]): Promise<void> {
  let left = objects
  for (let turn = 0; turn < 20; turn++) {
    const data = sampleData(createModel(left.map((one) => one.definition)), { size: 3, seed: 1 })
    const { fixture, diagnostics } = readFixtureSource({ data }, infobase.model)
    const message =
      diagnostics[0]?.message
      ?? (await writeFixture(infobase, { ...fixture, items: fixture.items.map((one) => ({ ...one, post: false })) }).then(
        () => undefined,
        (error: unknown) => String(error),
      ))
    if (message === undefined) return
    const wrong = /(\p{L}+\.[\p{L}\p{N}_]+)/u.exec(message)?.[1]
    const fewer = left.filter((one) => one.FullName !== wrong)
    if (fewer.length === left.length) break
    console.log(`  no rows of ${wrong}: ${message.slice(0, 200)}`)
    left = fewer
  }
  console.log(`  no rows of ${infobase.model.objects.length} objects`)
}

function report(all: readonly Ran[], handlers: number): void {
  for (const { file, line, failure, isPart, isRead } of all) {
    if (failure === undefined) continue
    const place = `${file.split('/').slice(-4).join('/')}(${line})`
    console.log(`${isRead ? 'not run' : 'not read'}\t${place}\t${failure}${isPart ? '; it goes on with what is known at run time' : ''}`)
  }
  const count = (test: (one: Ran) => boolean): number => all.filter(test).length
  const read = `${count((one) => one.isRead)} are read, ${count((one) => one.failure === undefined)} run`
  const more = `${count((one) => one.rows > 0)} give rows, holes of ${count((one) => one.isFilled)} were filled`
  console.log(`query texts that ${handlers} HTTP handlers reach: ${all.length}; ${read}, ${more}`)
}
