/** Compiled modules that are kept by their text: they run without being compiled again, unless names outside mean something else now. */
import { expect, test } from 'vitest'
import { evaluate, machinePorts } from '../../host/machine/bsl.ts'
import { platformDictionary } from '../objects/library.ts'
import type { KeptTexts } from './kept-code.ts'
import type { CommonModuleSource } from './parts.ts'
import { Program } from './program.ts'
import { RunContext } from './run-context.ts'

const kept = (): KeptTexts & { readonly texts: Map<string, string>; writes: number } => {
  const texts = new Map<string, string>()
  const store = {
    texts,
    writes: 0,
    read: (module: string) => texts.get(module),
    write: (module: string, text: string) => {
      store.writes++
      texts.set(module, text)
    },
  }
  return store
}

const common = (name: string, text: string, global = false): [string, CommonModuleSource] => [
  name.toLowerCase(),
  { id: `ОбщийМодуль.${name}.Модуль`, file: name, name, global, reuses: false, text: () => text },
]

async function printed(text: string, store: KeptTexts, modules: readonly [string, CommonModuleSource][] = []): Promise<readonly string[]> {
  const lines: string[] = []
  const program = new Program({ dictionary: platformDictionary(), commonModules: new Map(modules), evaluate, kept: store })
  const run = new RunContext(program, { ...machinePorts(), message: (line) => void lines.push(line) })
  await run.module({ id: 'Модуль', file: 'm', text: () => text }).start()
  return lines
}

const text = `Процедура Удвоить(П, Знач К = 2.5) Экспорт П = П * К; КонецПроцедуры
А = 1.5; Удвоить(А); Сообщить(А); Сообщить('20240131'); Сообщить(Общий.Имя());`
const module = common('Общий', 'Функция Имя() Экспорт Возврат "общий"; КонецФункции')

test('a second start gives the same without compiling', async () => {
  const store = kept()
  const first = await printed(text, store, [module])
  expect([first, store.writes]).toEqual([['3,75', '31.01.2024 0:00:00', 'общий'], 2])
  expect([await printed(text, store, [module]), store.writes]).toEqual([first, 2])
})

test('a name that means something else now is compiled anew', async () => {
  const store = kept()
  const source = 'Попытка Сообщить(Общая()); Исключение Сообщить("нет"); КонецПопытки;'
  expect(await printed(source, store)).toEqual(['нет'])
  const modules = [common('Все', 'Функция Общая() Экспорт Возврат 7; КонецФункции', true)]
  expect(await printed(source, store, modules)).toEqual(['7'])
  expect(await printed(source, store, modules)).toEqual(['7'])
})

test('a module with Вычислить is not kept', async () => {
  const store = kept()
  expect(await printed('А = 2; Сообщить(Вычислить("А + 1"));', store)).toEqual(['3'])
  expect(store.writes).toBe(0)
})

test('a module with faults is not kept, and is refused each time', async () => {
  const store = kept()
  for (let times = 0; times < 2; times++) await expect(printed('А = ;', store)).rejects.toThrow('Ожидается выражение')
  expect(store.writes).toBe(0)
})
