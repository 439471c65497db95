/** Russian and English spelling of every entry reach the same member. */
import { expect, test } from 'vitest'
import { runBSL } from '../../../test/support/bsl.ts'
import { platformDictionary } from '../objects/library.ts'
import { Keyword, keywordOf, keywordText } from '../syntax/keywords.ts'
import { Enumeration } from './library.ts'

const dictionary = platformDictionary()

const pairs = (map: ReadonlyMap<string, { readonly russian: string; readonly english: string }>): [string, string, unknown, unknown][] =>
  [...new Set(map.values())].map((one) => [
    one.russian,
    one.english,
    map.get(one.russian.toLowerCase()),
    map.get(one.english.toLowerCase()),
  ])

test('functions, types and values have both spellings', () => {
  for (const map of [dictionary.functions, dictionary.types, dictionary.values])
    for (const [russian, english, one, other] of pairs(map)) expect([russian, english, other]).toEqual([russian, english, one])
  expect(dictionary.functions.size).toBeGreaterThan(250)
})

test('members of every type have both spellings', () => {
  let count = 0
  for (const type of new Set(dictionary.types.values())) {
    for (const [russian, english, one, other] of pairs(type.members)) {
      expect([type.russian, russian, english, other === one]).toEqual([type.russian, russian, english, true])
      count++
    }
  }
  expect(count).toBeGreaterThan(300)
})

test('no spelling is Russian where English is expected', () => {
  const wrong = [...dictionary.functions.values(), ...dictionary.types.values()]
    .filter((one) => /[а-яё]/i.test(one.english))
    .map((one) => one.english)
  expect(wrong).toEqual([])
})

const enumerations = [...new Set(dictionary.values.values())].flatMap((one) => {
  // An enumeration is read without a run.
  const read = one.read.length === 0 ? one.read(undefined as never) : undefined
  return read instanceof Enumeration ? [{ ...one, members: read.values }] : []
})

test('members of every enumeration have both spellings, in either spelling of the enumeration', async () => {
  const spelled = enumerations.flatMap(({ russian, english, members }) =>
    members.map((member) => [`${russian}.${member.russian}`, `${english}.${member.english}`, `${russian}.${member.english}`]),
  )
  const text = spelled
    .map(([one, other, mixed]) => `Если ${one} <> ${other} Или ${one} <> ${mixed} Тогда Сообщить("${one}"); КонецЕсли;`)
    .join('\n')
  expect(await runBSL(text)).toEqual({ lines: [], error: undefined })
  expect(spelled.length).toBeGreaterThan(100)
})

test('functions are the same by either spelling in a module', async () => {
  const names = [...new Set(dictionary.functions.values())]
  const caught = (name: string): string =>
    `Попытка ${name}(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12); Исключение О = ОписаниеОшибки(); КонецПопытки;`
  const said = names.map(({ russian, english }) => `О = ""; ${caught(russian)} П = О; О = ""; ${caught(english)} Сообщить(П = О);`)
  const { lines, error } = await runBSL(
    said.join('\n').replaceAll('СтрШаблон(1', 'СтрШаблон("а"').replaceAll('StrTemplate(1', 'StrTemplate("а"'),
  )
  expect(error).toBeUndefined()
  expect(names.filter((_, at) => lines[at] !== 'Да').map((one) => one.russian)).toEqual([])
})

test('keywords are the same by either spelling', () => {
  for (const keyword of Object.values(Keyword)) {
    const [russian = '', english = ''] = keywordText(keyword).replace(')', '').split(' (')
    expect([russian, keywordOf(russian.toLowerCase()), keywordOf(english === '' ? russian.toLowerCase() : english.toLowerCase())]).toEqual([
      russian,
      keyword,
      keyword,
    ])
  }
})
