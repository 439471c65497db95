// The longest turn of a server's loop while it gives large answers of the standard OData interface: by the CPU time of its thread, which is
// what it takes from others, and by the clock, which on a shared machine has others among it.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { start } from './child.mjs'
import { uuid } from './odata-items.mjs'
import { spent } from './side-by-side.mjs'

const OURS = '/odata/standard.odata/'
const SPAN = "StartPeriod=datetime'2024-02-10T00:00:00',EndPeriod=datetime'2024-09-20T12:00:00'"
const json = (target) => `${target}${target.includes('?') ? '&' : '?'}$format=json`

/** A server of its own for each. */
const firsts = { 'a whole set, JSON': json('Catalog_Товары'), 'a whole set, atom': 'Catalog_Товары' }

/** Of one server, one after the other. */
const later = (rows) => ({
  'a whole set, JSON': firsts['a whole set, JSON'],
  'a whole set, atom': firsts['a whole set, atom'],
  'a filter that finds nothing': json("Catalog_Товары?$filter=substringof('нет', Артикул)"),
  'a page far behind': json(`Catalog_Товары?$skip=${Math.floor(rows * 0.9)}&$top=50`),
  '$count': 'Catalog_Товары/$count',
  '$count with a filter': "Catalog_Товары/$count?$filter=substringof('77777', Артикул)",
  '$orderby without an index, a page': json('Catalog_Товары?$orderby=Артикул&$top=50'),
  '$orderby without an index, a page far behind': json(`Catalog_Товары?$orderby=Артикул&$skip=${Math.floor(rows * 0.9)}&$top=50`),
  '$orderby without an index, a whole set': json('Catalog_Товары?$orderby=Артикул'),
  '$expand of a whole set': json('Catalog_Товары?$expand=Поставщик'),
  'records of a register': json('AccumulationRegister_Запасы_RecordType?$top=100000'),
  ...virtual('Запасы', 'Balance()', ['Товар_Key', 'Склад', 'Поставщик_Key']),
  ...virtual('Запасы', 'Turnovers()', ['Товар_Key', 'Склад', 'Поставщик_Key']),
  ...virtual('Запасы', `BalanceAndTurnovers(${SPAN})`, ['Товар_Key', 'Склад', 'Поставщик_Key']),
  ...virtual('ПоОрганизациям', 'Balance()', ['Организация_Key', 'Товар_Key']),
  ...virtual('ПоОрганизациям', 'Turnovers()', ['Организация_Key', 'Товар_Key']),
  ...virtual('ПоСкладам', 'Balance()', ['Склад', 'Товар_Key']),
  ...virtual('ПоСкладам', 'Turnovers()', ['Склад', 'Товар_Key']),
  'Balance at a date': json("AccumulationRegister_Запасы/Balance(Period=datetime'2024-06-15T00:00:00')"),
  'Turnovers between two moments': json(`AccumulationRegister_Запасы/Turnovers(${SPAN})`),
  'Turnovers by months': json('AccumulationRegister_Запасы/Turnovers()?$select=Склад,MonthPeriod,КоличествоTurnover'),
  'Turnovers by recorders': json('AccumulationRegister_Запасы/Turnovers()?$select=Recorder,КоличествоTurnover'),
  'Balance, a Condition that few rows meet': json(
    `AccumulationRegister_Запасы/Balance(Condition='Поставщик_Key eq guid''${uuid(7, 2)}''')`,
  ),
  'Turnovers, a Condition that few rows meet': json(
    `AccumulationRegister_Запасы/Turnovers(Condition='Поставщик_Key eq guid''${uuid(7, 2)}''')`,
  ),
  'Balance, a page in an order': json('AccumulationRegister_Запасы/Balance()?$orderby=КоличествоBalance desc&$top=20'),
  'SliceLast': json('InformationRegister_Цены/SliceLast()'),
  'SliceLast at a date': json("InformationRegister_Цены/SliceLast(Period=datetime'2024-06-15T00:00:00')"),
  'SliceFirst': json('InformationRegister_Цены/SliceFirst()'),
  'SliceLast, a Condition that few records meet': json("InformationRegister_Цены/SliceLast(Condition='Цена eq 77')"),
})

/** By all dimensions, and by each of them alone. */
function virtual(register, table, dimensions) {
  const amount = table.startsWith('Balance()') ? 'КоличествоBalance' : 'КоличествоTurnover'
  const name = table.replace(/\(.*/s, '')
  const target = `AccumulationRegister_${register}/${table}`
  return {
    [`${name} of ${register}`]: json(target),
    ...Object.fromEntries(dimensions.map((one) => [`${name} of ${register} by ${one}`, json(`${target}?$select=${one},${amount}`)])),
  }
}

/** Its bytes, read as they come. */
const asked = (url) =>
  new Promise((resolve, reject) => {
    let bytes = 0
    httpRequest(url, (answer) => {
      answer.on('data', (piece) => (bytes += piece.length))
      answer.on('end', () => (answer.statusCode < 300 ? resolve(bytes) : reject(new Error(`${decodeURI(url)}: ${answer.statusCode}`))))
      answer.on('error', reject)
    })
      .once('error', reject)
      .end()
  })

/** What the server says of its longest turn since it was asked before. */
async function longest({ child }) {
  child.kill('SIGUSR2')
  const said = await new Promise((resolve) => {
    child.stderr.once('data', resolve)
  })
  const [, clock, cpu] = /longest ([\d.]+), ([\d.]+) of CPU/.exec(said)
  return { clock: Number(clock), cpu: Number(cpu) }
}

async function rowOf(server, work, target) {
  await longest(server)
  const before = spent(server.pid)
  const bytes = await asked(server.ready.url + encodeURI(OURS + target))
  const cost = (spent(server.pid) - before) / 1e6
  const { clock, cpu } = await longest(server)
  const memory = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))[1]) / 1024
  return {
    work,
    'longest turn, ms of CPU': cpu,
    'by the clock': clock,
    'CPU of it all, ms': cost,
    'MB sent': bytes / 1e6,
    'MB held': memory,
  }
}

/** `only`: works that have it in their names. `file`: one that is filled already. */
export async function turnRows(command, { rows = 1_000_000, only = '', file } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'standin-turns-'))
  const large = file ?? join(folder, 'large.sqlite')
  const made = []
  try {
    if (file === undefined) {
      const filling = await start(['--no-warnings', 'bench/servers/odata.mjs', 'fill-movements', large, String(rows)], { command })
      await filling.stop()
    }
    const serving = () => start(['--no-warnings', 'bench/servers/odata.mjs', 'movements', large], { command })
    for (const [work, target] of Object.entries(firsts)) {
      if (!work.includes(only)) continue
      const server = await serving()
      made.push(await rowOf(server, `${work}, the first request of a process`, target))
      await server.stop()
    }
    const server = await serving()
    for (const [work, target] of Object.entries(later(rows))) if (work.includes(only)) made.push(await rowOf(server, work, target))
    await server.stop()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return made
}
