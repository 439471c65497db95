// Modules in 1C's language: a loop of calls, JSON, a request to an HTTP service, and a start with many common modules, each beside what
// does the same without the language, in the same run; milliseconds of CPU.
// 1C needs some 1.7 µs a call by others' measurement (source: the benchmark tables of open-bsl).
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { root, start } from './support/child.mjs'
import { cpuOf } from './support/cost.mjs'

const dist = process.env.STANDIN_DIST ?? fileURLToPath(new URL('../build/', import.meta.url))
const { Program } = await import(`${dist}/bsl/modules/program.js`)
const { RunContext } = await import(`${dist}/bsl/modules/run-context.js`)
const { platformDictionary } = await import(`${dist}/bsl/objects/library.js`)
const { evaluate, machinePorts } = await import(`${dist}/host/machine/bsl.js`)
const { createSourceLoader } = await import(`${dist}/load/sources.js`)
const { createPlatform } = await import(`${dist}/host/machine/platform.js`)

const rounds = 1_000_000
const commonModules = 500
const chapter = join(root, 'test/fixtures/chapter-designer')
const services = join(root, 'services')

const text = `
Функция Сложить(А, Б)
	Возврат А + Б;
КонецФункции
Функция Вызовы(Сколько) Экспорт
	Итог = 0;
	Для Н = 1 По Сколько Цикл
		Итог = Сложить(Итог, Н);
	КонецЦикла;
	Возврат Итог;
КонецФункции
Функция Прочитать(Текст) Экспорт
	Чтение = Новый ЧтениеJSON;
	Чтение.УстановитьСтроку(Текст);
	Возврат ПрочитатьJSON(Чтение);
КонецФункции
Функция Записать(Значение) Экспорт
	Запись = Новый ЗаписьJSON;
	Запись.УстановитьСтроку(Новый ПараметрыЗаписиJSON(ПереносСтрокJSON.Нет));
	ЗаписатьJSON(Запись, Значение);
	Возврат Запись.Закрыть();
КонецФункции`

const records = JSON.stringify(
  Array.from({ length: 10_000 }, (_, n) => ({
    Код: `000-${n}`,
    Наименование: `Товар ${n}`,
    Цена: n * 10,
    Активен: n % 2 === 0,
    Остатки: [n, n + 1],
  })),
)

/** Milliseconds of CPU that each of two takes, the least of some rounds in turn, so that both meet the same moments of a shared machine. */
async function compared(ours, plain, rounds = 15) {
  const least = [Infinity, Infinity]
  for (let round = 0; round <= rounds; round++) {
    for (const [at, run] of [ours, plain].entries()) {
      const before = process.cpuUsage()
      await run()
      const { user, system } = process.cpuUsage(before)
      // The first round warms up.
      if (round > 0) least[at] = Math.min(least[at], (user + system) / 1000)
    }
  }
  return least
}

function module() {
  const program = new Program({ dictionary: platformDictionary(), commonModules: new Map(), evaluate })
  const run = new RunContext(program, machinePorts())
  const loaded = run.module({ id: 'Модуль', file: 'bench.bsl', text: () => text })
  return (name, ...args) => loaded.own(name.toLowerCase())(run, undefined, args)
}

/** So many requests for a document of chapter 17's service. */
async function requests(paths, bsl, count = 1000) {
  const { services, fileOf } = await createSourceLoader(paths, {}, bsl).load()
  const platform = createPlatform({ services: services.map((one) => one.service), fileOf })
  const arrival = { method: 'GET', target: '/hs/documents/1', headers: ['Host', 'localhost'], scheme: 'http', authority: 'localhost' }
  return async () => {
    for (let at = 0; at < count; at++) await platform.handle({ ...arrival, body: undefined, signal: new AbortController().signal })
  }
}

/** Writes so many items of a catalog whose BeforeWrite sets a field, with the handler in a module, or in TypeScript. */
async function writes(inModule, count = 1000) {
  const { Catalog, Number } = await import(`${dist}/infobase/definitions.js`)
  const { createModel } = await import(`${dist}/infobase/model/create-model.js`)
  const { dataEvents } = await import(`${dist}/infobase/definition/events.js`)
  const { openInfobase } = await import(`${dist}/host/machine/open-infobase.js`)
  const { moduleEvents } = await import(`${dist}/bsl/data-events.js`)
  const source = { id: 'М', file: 'events.bsl', text: () => 'Процедура ПередЗаписью(Отказ) Сумма = Цена * 2; КонецПроцедуры' }
  const dataModules = (_, form) => (form === 'Object' ? source : undefined)
  const program = new Program({ dictionary: platformDictionary(), commonModules: new Map(), evaluate, dataModules })
  const model = createModel([Catalog({ Name: 'Товары', Attributes: { Цена: Number(15, 2), Сумма: Number(15, 2) } })])
  const handlers = { BeforeWrite: (item) => void (item.Сумма = item.get('Цена').times(2)) }
  const events = inModule ? { moduleEvents: moduleEvents(program, machinePorts) } : { events: [dataEvents('Catalog', 'Товары', handlers)] }
  const { infobase } = await openInfobase({ model, ...events })
  return async () => {
    for (let at = 0; at < count; at++) await infobase.Catalogs.Товары.CreateItem({ Description: `Товар ${at}`, Цена: at }).Write()
  }
}

/** From the start of `standin serve --bsl` to its first answer, with the common modules in the configuration and without: milliseconds. */
async function starts(turns = 7) {
  const folder = mkdtempSync(join(tmpdir(), 'standin-bench-'))
  try {
    const without = join(folder, 'without')
    const along = join(folder, 'along')
    for (const one of [without, along]) cpSync(chapter, one, { recursive: true })
    writeCommonModules(along)
    const least = [Infinity, Infinity]
    for (let turn = 0; turn < turns; turn++)
      for (const [at, path] of [along, without].entries()) least[at] = Math.min(least[at], await firstAnswer(path))
    return least
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function firstAnswer(path) {
  const standin = await start(['dist/cli/main.js', 'serve', path, '--bsl', '--port', '0', '--json'])
  const answer = await fetch(new URL('/hs/documents/1', standin.ready.url))
  await answer.text()
  const ms = cpuOf(standin.pid) / 1000
  if (answer.status !== 200) throw new Error(`answered ${answer.status}`)
  await standin.stop()
  return ms
}

function writeCommonModules(root) {
  const lines = ['Если А > Б Тогда', 'Возврат А - Б;', 'КонецЕсли;', 'Возврат ОбщийМодуль1.Метод1(Б, А);']
  const method = (n) => [`Функция Метод${n}(А, Б = 0) Экспорт`, ...lines, 'КонецФункции', ''].join('\n')
  const text = Array.from({ length: 40 }, (_, n) => method(n)).join('')
  for (let n = 0; n < commonModules; n++) {
    const at = join(root, 'CommonModules', `ОбщийМодуль${n}`)
    mkdirSync(join(at, 'Ext'), { recursive: true })
    writeFileSync(
      `${at}.xml`,
      `<MetaDataObject><CommonModule><Properties><Name>ОбщийМодуль${n}</Name><Global>${n === 0}</Global>`
        + '</Properties></CommonModule></MetaDataObject>',
    )
    writeFileSync(join(at, 'Ext', 'Module.bsl'), n === 0 ? text.replaceAll('Метод', 'Общий') : text)
  }
}

export async function run() {
  const call = module()
  const add = (a, b) => a + b
  const plain = () => {
    let sum = 0
    for (let n = 1; n <= rounds; n++) sum = add(sum, n)
    return sum
  }
  const parsed = JSON.parse(records)
  const value = call('Прочитать', records)
  const row = (what, [ms, plainMs], target) => ({ what, 'ms': ms, 'plain ms': plainMs, 'ratio': ms / plainMs, target })
  const read = [() => call('Прочитать', records), () => JSON.parse(records)]
  const written = [() => call('Записать', value), () => JSON.stringify(parsed)]
  const served = [await requests([chapter], {}), await requests([services])]
  return [
    row('a million calls', await compared(() => call('Вызовы', rounds), plain), '15'),
    row('reading JSON, 10,000 records', await compared(...read), '5'),
    row('writing JSON, 10,000 records', await compared(...written), '5'),
    row('1,000 writes with events in a module, beside TypeScript', await compared(await writes(true), await writes(false), 10), '2'),
    row('1,000 requests to /hs/documents/1, beside a TypeScript handler', await compared(...served, 40), '1.5'),
    row(`from the start to the first answer, ${commonModules} common modules, beside none`, await starts(), '1.3'),
  ]
}
