/** A project file that is JSON: what is wrong is said where it is, in both languages. */
import { expect, test } from 'vitest'
import { readProjectJSON } from './json.ts'

test.each<readonly [source: string, place: string, en: RegExp, ru: RegExp]>([
  ['', '1:1', /here on: it is empty; write \{ "paths": "services" \}$/, /он пуст; напишите/],
  ['// mine\r\n{ "paths": "a" }', '1:1', /JSON has no comments$/, /в JSON нет комментариев$/],
  ['{ "a": 1 /* x */ }', '1:10', /JSON has no comments$/, /комментариев/],
  ["{ 'paths': 'a' }", '1:3', /double quotes$/, /в двойных кавычках$/],
  ['{ "paths": \'a\' }', '1:12', /double quotes$/, /в двойных кавычках$/],
  ['{ paths: "a" }', '1:3', /a key or a text without quotes$/, /ключ или текст без кавычек$/],
  ['{ "paths": services }', '1:12', /without quotes$/, /без кавычек$/],
  ['{\r\n  "port": 1,\r\n}', '3:1', /a comma too many/, /лишняя запятая/],
  ['{ "port": 1', '1:11', /a quote too few/, /пропущенная кавычка/],
  ['{\0"\0a\0', '1:2', /saved as UTF-16; save it as UTF-8$/, /сохраните его в UTF-8$/],
  ['{ "paths": "a", "port": 1, "paths": "b" }', '1:29', /"paths" is there twice/, /«paths» указано дважды/],
  ['{ "bus": { "port": 1,\n "port": 2 } }', '2:3', /"port" is there twice/, /«port» указано дважды/],
  ['{ "paths": ["a"], "paths" : ["b"] }', '1:20', /join them/, /объедините/],
])('%j', (source, place, en, ru) => {
  const { diagnostic, value } = readProjectJSON('standin.config.json', source)
  expect(value).toBeUndefined()
  expect(`${diagnostic!.location!.line}:${diagnostic!.location!.column}`).toBe(place)
  expect(diagnostic!.message).toMatch(en)
  expect(diagnostic!.messageRu).toMatch(ru)
})

test.each(['{}', '{ "a": { "b": 1 }, "b": ["b", "b", "a:", "a:"], "c": { "a": 1, "b": "a" } }', '{ "a\\"": 1, "a": "a\\":" }'])(
  'sound: %s',
  (source) => {
    expect(readProjectJSON('x.json', source)).toEqual({ value: JSON.parse(source) as unknown })
  },
)
