// Kills a process in the middle of a thousand postings, again and again, and looks at what its data file holds afterwards:
// `node scripts/kill-infobase.mjs --rounds 20`. With node:sqlite nothing that was acknowledged is lost; on Node 20 the file is a whole
// snapshot; nowhere is anything half posted, and the next start opens the file. Needs the build (`npm run build`).
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setImmediate, setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const build = fileURLToPath(new URL('../build/', import.meta.url))
const ROWS = 5

async function opened(file) {
  const { AccumulationRegister, Catalog, CatalogRef, Document, Number: NumberType } = await import(`${build}infobase/definitions.js`)
  const { createModel } = await import(`${build}infobase/model/create-model.js`)
  const { dataEvents } = await import(`${build}infobase/definition/events.js`)
  const { openInfobase } = await import(`${build}host/machine/open-infobase.js`)
  const model = createModel([
    Catalog({ Name: 'Товары' }),
    Document({
      Name: 'Расход',
      RegisterRecords: ['AccumulationRegister.Запасы'],
      RegisterRecordsWritingOnPost: 'WriteModified',
      TabularSections: { Товары: { Товар: CatalogRef('Товары'), Количество: NumberType(15, 3) } },
    }),
    AccumulationRegister({ Name: 'Запасы', Dimensions: { Товар: CatalogRef('Товары') }, Resources: { Количество: NumberType(15, 3) } }),
  ])
  const events = [
    dataEvents('Document', 'Расход', {
      async Posting(document) {
        const { Запасы } = document.RegisterRecords
        for (const row of document.Товары) Запасы.AddExpense({ Period: document.Date, Товар: row.Товар, Количество: row.Количество })
        // Handlers wait, so that a kill may come between the document and its records.
        await setImmediate()
      },
    }),
  ]
  return openInfobase({ model, events }, { file })
}

/** Posts until it is killed; prints the number of each document when its posting is acknowledged. */
async function post(file) {
  const { infobase } = await opened(file)
  const { Catalogs, Documents } = infobase
  const items = (await Catalogs.Товары.Select()).map((row) => row.Ref)
  while (items.length < ROWS) {
    const item = Catalogs.Товары.CreateItem()
    await item.Write()
    items.push(item.Ref)
  }
  for (let n = 0; n < 1_000; n++) {
    const document = Documents.Расход.CreateDocument({ Date: `2024-0${1 + (n % 9)}-01T00:00:00` })
    for (const Товар of items) document.Товары.Add({ Товар, Количество: 1 })
    await document.Write('Posting')
    console.log(document.Number)
    await setImmediate()
  }
  console.log('all')
}

/** What is wrong with what the file holds. */
async function wrongs(file, acknowledged) {
  const { infobase, warning, close } = await opened(file)
  const { Documents, AccumulationRegisters } = infobase
  // At one moment: another process may post meanwhile.
  const [documents, records, balances] = await infobase.BeginTransaction(async () => [
    await Documents.Расход.Select({ order: ['Number'] }),
    await AccumulationRegisters.Запасы.Select(),
    await AccumulationRegisters.Запасы.Balance(),
  ])
  const numbers = new Set(documents.map((row) => row.Number))
  const lost = acknowledged.filter((number) => !numbers.has(number))
  const found = []
  if (warning === undefined && lost.length > 0) found.push(`${lost.length} acknowledged documents are lost, the first ${lost[0]}`)
  if (documents.some((row) => row.Posted !== true)) found.push('a document is written and not posted')
  if (records.length !== documents.length * ROWS) found.push(`${documents.length} documents have ${records.length} records`)
  // Documents are numbered as they are posted: what is there is their beginning, without holes.
  if (documents.some((row, at) => Number(row.Number) !== at + 1)) found.push('a document in the middle is lost')
  if (balances.some((row) => row.КоличествоBalance.text !== String(-documents.length))) found.push('totals are not the sum of the records')
  close()
  return {
    found,
    kept: documents.length,
    lost: lost.length,
    engine: infobase.base.writer === undefined ? '' : warning === undefined ? 'node:sqlite' : 'snapshots',
  }
}

async function round(file, acknowledged) {
  const child = spawn(process.execPath, ['--no-warnings', fileURLToPath(import.meta.url), '--child', file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  // It may be through with all documents before it is killed.
  const ended = once(child, 'exit')
  const lines = createInterface({ input: child.stdout })
  lines.on('line', (line) => line !== 'all' && acknowledged.push(line))
  await once(lines, 'line')
  await setTimeout(100 + Math.random() * 1_500)
  child.kill('SIGKILL')
  await ended
  await setImmediate()
  return wrongs(file, acknowledged)
}

async function rounds(count) {
  const folder = mkdtempSync(join(tmpdir(), 'standin-kill-'))
  let bad = 0
  for (let n = 1; n <= count; n++) {
    const file = join(folder, `base-${n % 2}.sqlite`)
    // Every other round goes on with the file of one before.
    if (n % 4 < 2 && existsSync(file)) rmSync(file)
    const before = existsSync(file) ? (await wrongs(file, [])).kept : 0
    const acknowledged = []
    const { found, kept, lost, engine } = await round(file, acknowledged)
    if (kept < before) found.push(`${before} documents were there before, ${kept} are there now`)
    const wrong = found.length === 0 ? '' : `: ${found.join('; ')}`
    console.log(`round ${n}, ${engine}: ${acknowledged.length} acknowledged, ${kept} kept, ${lost} lost${wrong}`)
    bad += found.length
  }
  rmSync(folder, { recursive: true, force: true })
  process.exitCode = bad === 0 ? 0 : 1
}

const [option, given] = process.argv.slice(2)
if (option === '--child') await post(given)
// For kill-nodes.mjs, which kills several processes of one database.
else if (option === '--check') console.log(JSON.stringify(await wrongs(given, JSON.parse(readFileSync(0, 'utf8') || '[]'))))
else await rounds(Number(option === '--rounds' ? given : 3))
