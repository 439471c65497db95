import { describe, expect, expectTypeOf, test } from 'vitest'
import { printDiagnostic } from '../diagnostics/print.ts'
import { busSettings } from './bus-settings.ts'
import { checkProject } from './check.ts'
import { defineConfig, type BusConfig, type ProjectConfig } from './config.ts'
import { allSettings, projectSettings } from './settings.ts'

const checkedJSON = (source: string) => checkProject(JSON.parse(source), { file: 'standin.config.json', source })

describe('a project file', () => {
  test.each<readonly [source: string, place: string, en: string, ru: string]>([
    [
      '{\n  "portt": 1 }',
      '2:4',
      '"portt" is not a setting; did you mean "port"?',
      '«portt» – не настройка; возможно, имелось в виду «port»?',
    ],
    [
      '{ "users": "u.json",\n "рort": 1 }',
      '2:3',
      '"рort" is not a setting; did you mean "port"? ("рort" has Cyrillic "р" where "port" has Latin letters that look the same)',
      '«рort» – не настройка; возможно, имелось в виду «port»? (в «рort» кириллица «р» там, где в «port» похожие буквы латиницы)',
    ],
    [
      '{ "port": "80" }',
      '1:4',
      '"port" is "80"; expected a whole number from 0 to 65535',
      '«port»: "80"; ожидается целое число от 0 до 65535',
    ],
    ['{ "lang": "de" }', '1:4', '"lang" is "de"; expected "en" or "ru"', '«lang»: "de"; ожидается "en" или "ru"'],
    [
      '{ "paths": ["a", 1] }',
      '1:4',
      '"paths" is ["a",1]; expected a path, or a list of paths',
      '«paths»: ["a",1]; ожидается путь или список путей',
    ],
    ['{ "maxBody": "much" }', '1:4', '"maxBody" is "much"; expected bytes, such as 500000, "10MB" or "100MiB"', ''],
    [
      '{ "odata": {\n  "strct": true } }',
      '2:4',
      '"odata.strct" is not a setting; did you mean "strict"?',
      '«odata.strct» – не настройка; возможно, имелось в виду «strict»?',
    ],
    ['{ "bsl": true,\n  "odata": { "zoneOffset": "3" } }', '2:15', '"odata.zoneOffset" is "3"; expected a whole number of minutes', ''],
    ['[]', '1:1', 'the project file has no object: []; `export default defineConfig({ ... })` is expected', ''],
  ])('%s is wrong at %s', (source, place, en, ru) => {
    const { diagnostics, config } = checkedJSON(source)
    expect(diagnostics.map((one) => printDiagnostic(one).split('\n')[0])).toEqual([
      expect.stringContaining(`standin.config.json:${place}: error: ${en}`),
    ])
    if (ru !== '') expect(diagnostics[0]!.messageRu).toBe(ru)
    expect(config).not.toHaveProperty('port')
  })

  test('gives what is sound of it, all mistakes at once', () => {
    const { config, diagnostics } = checkedJSON('{ "$schema": "x", "port": -1, "users": "u.json", "odata": { "strict": true, "x": 1 } }')
    expect(config).toEqual({ users: 'u.json', odata: { strict: true } })
    expect(diagnostics.map((one) => one.code)).toEqual(['project/wrong-value', 'project/unknown-setting'])
  })

  test('in code: what is computed has the place of its key, shorthand too, and settings may be functions', () => {
    const SessionParametersSetting = () => {}
    const file = { file: 'standin.config.ts', source: 'const port = "x"\nexport default { users: "u",\n port }' }
    const value = { users: 'u', port: 'x', settings: { sessions: { max: 2, SessionParametersSetting } } }
    const { config, diagnostics } = checkProject(value, file)
    expect(config).toEqual({ users: 'u', settings: value.settings })
    expect(diagnostics.map((one) => [one.location?.line, one.location?.column])).toEqual([[3, 2]])
  })

  test('each key of the type is a setting of the table, and each setting a key', () => {
    expectTypeOf<keyof ProjectConfig>().toEqualTypeOf<keyof typeof projectSettings>()
    expectTypeOf<keyof BusConfig>().toEqualTypeOf<keyof typeof busSettings>()
    expect(Object.values(allSettings).filter((one) => one.needs !== undefined && !(one.needs in allSettings))).toEqual([])
    expect(defineConfig({ port: 1 })).toEqual({ port: 1 })
  })
})
