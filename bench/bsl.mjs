// Modules in 1C's language: a loop of calls, JSON, and a request to an HTTP service, as ratios to JavaScript's own in the same run.
// 1C needs some 1.7 µs a call by others' measurement (source: the benchmark tables of open-bsl).
import { fileURLToPath } from 'node:url'

const dist = process.env.STANDIN_DIST ?? fileURLToPath(new URL('../build/', import.meta.url))
const { Program } = await import(`${dist}/bsl/modules/program.js`)
const { RunContext } = await import(`${dist}/bsl/modules/run-context.js`)
const { platformDictionary } = await import(`${dist}/bsl/objects/library.js`)
const { evaluate, machinePorts } = await import(`${dist}/host/machine/bsl.js`)
const { createSourceLoader } = await import(`${dist}/load/sources.js`)
const { createPlatform } = await import(`${dist}/host/machine/platform.js`)

const rounds = 1_000_000

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

/** The best of some repetitions, in milliseconds. */
async function best(run, times = 7) {
  let least = Infinity
  for (let at = 0; at < times; at++) {
    const started = performance.now()
    await run()
    least = Math.min(least, performance.now() - started)
  }
  return least
}

function module() {
  const program = new Program({ dictionary: platformDictionary(), commonModules: new Map(), evaluate })
  const run = new RunContext(program, machinePorts())
  const loaded = run.module({ id: 'Модуль', file: 'bench.bsl', text: () => text })
  return (name, ...args) => loaded.own(name.toLowerCase())(run, undefined, args)
}

/** Milliseconds of so many requests. */
async function requests(paths, bsl, count = 3000) {
  const { services, fileOf } = await createSourceLoader(paths, {}, bsl).load()
  const platform = createPlatform({ services: services.map((one) => one.service), fileOf })
  const arrival = { method: 'GET', target: '/hs/documents/1', headers: ['Host', 'localhost'], scheme: 'http', authority: 'localhost' }
  return best(async () => {
    for (let at = 0; at < count; at++) await platform.handle({ ...arrival, body: undefined, signal: new AbortController().signal })
  }, 3)
}

export async function run() {
  const call = module()
  const add = (a, b) => a + b
  const plain = () => {
    let sum = 0
    for (let n = 1; n <= rounds; n++) sum = add(sum, n)
    return sum
  }
  const calls = [await best(() => call('Вызовы', rounds)), await best(plain)]
  const reading = [await best(() => call('Прочитать', records)), await best(() => JSON.parse(records))]
  const value = call('Прочитать', records)
  const parsed = JSON.parse(records)
  const writing = [await best(() => call('Записать', value)), await best(() => JSON.stringify(parsed))]
  const folder = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url))
  const row = (what, [ms, plainMs], target) => ({ what, 'ms': ms, 'plain ms': plainMs, 'ratio': ms / plainMs, target })
  return [
    row('a million calls', calls, '15'),
    row('reading JSON, 10,000 records', reading, '5'),
    row('writing JSON, 10,000 records', writing, '5'),
    ...(await served(row, folder)),
  ]
}

async function served(row, folder) {
  try {
    const handled = [await requests([folder('test/fixtures/chapter-designer')], {}), await requests([folder('services')])]
    return [row('3,000 requests to /hs/documents/1', handled, '1.5')]
  } catch (error) {
    return [{ what: `requests: ${error.message}` }]
  }
}
