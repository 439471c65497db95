import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { designerHTTPService, designerObject, designerTemplate } from '../../../test/support/configuration-text.ts'
import { memoryFiles } from '../../../test/support/memory-files.ts'
import type { Language } from '../../diagnostics/print.ts'
import { readConfiguration } from '../configuration.ts'
import type { ProcedureText } from '../format/documentation.ts'
import { joinConfigurations } from '../join.ts'
import { moduleText } from './module-text.ts'

const written = (
  properties: Readonly<Record<string, string>>,
  templates: readonly string[],
  procedure?: ProcedureText,
  lang?: Language,
) => {
  const files = memoryFiles({ 'HTTPServices/A.xml': designerHTTPService(properties, templates) })
  return moduleText(joinConfigurations([readConfiguration(files, { kind: 'designer', root: '' })]).httpServices[0]!, procedure, lang)
}

test('comments and errors of a module are in the language that is asked for', () => {
  const { text } = written(
    { Name: 'Обмен', RootURL: 'exchange' },
    [designerTemplate('Объем', '/volume', [['Получить', 'GET', 'ОбъемПолучить']])],
    undefined,
    'ru',
  )
  expect(text).toContain('/** HTTP-сервис Обмен; его обработчики в 1С — в модуле HTTPСервис.Обмен.Модуль. */')
  expect(text).toContain('throw new Error(`обработчик не написан: ОбъемПолучить (${request.RelativeURL})`)')
})

test('a service becomes one module whose handlers throw the name of the 1C handler', () => {
  const { fileName, text, diagnostics } = written({ Name: 'Обмен', RootURL: 'exchange/v1', SessionMaxAge: '30' }, [
    designerTemplate('Объем', '/volume/{ID}/*', [
      ['Получить', 'GET', 'ОбъемПолучить'],
      ['Любой', 'Any', 'ОбъемЛюбой'],
    ]),
    designerTemplate('Reserved', '/reserved'),
  ])
  expect([fileName, diagnostics]).toEqual(['Обмен.ts', []])
  expect(text).toBe(`/** The HTTP service Обмен; its handlers in 1C are in HTTPСервис.Обмен.Модуль. */
import { HTTPService, HTTPServiceResponse, URLTemplate } from 'onec-standin'

export default HTTPService({
  Name: 'Обмен',
  RootURL: 'exchange/v1',
  ReuseSessions: 'AutoUse',
  SessionMaxAge: 30,
  URLTemplates: {
    Объем: URLTemplate('/volume/{ID}/*', {
      async GET(request): Promise<HTTPServiceResponse> {
        throw new Error(\`not implemented: ОбъемПолучить (\${request.RelativeURL})\`)
      },
      async Any(request): Promise<HTTPServiceResponse> {
        throw new Error(\`not implemented: ОбъемЛюбой (\${request.RelativeURL})\`)
      },
    }, { MethodNames: { GET: 'Получить', Any: 'Любой' } }),
    Reserved: URLTemplate('/reserved', {}),
  },
})
`)
})

test('comments and synonyms become comments; a synonym that repeats the name does not, and none ends the comment', () => {
  const synonym = (text: string): string => `<Synonym><v8:item><v8:lang>ru</v8:lang><v8:content>${text}</v8:content></v8:item></Synonym>`
  const { text } = written({ Name: 'ОбменДанными', Synonym: synonym('Обмен данными'), Comment: 'Для */ сайта' }, [
    designerObject('URLTemplate', { Name: 'Версия', Synonym: synonym('Версия API'), Comment: '', Template: '/version' }, [
      designerObject('Method', { Name: 'Получить', Comment: 'Без входа', HTTPMethod: 'GET', Handler: 'ВерсияПолучить' }),
    ]),
  ])
  expect(text).toContain('/**\n * Для *\u200b/ сайта\n * The HTTP service ОбменДанными;')
  expect(text).toContain("    /** Версия API */\n    Версия: URLTemplate('/version', {\n      /** Без входа */\n      async GET(request)")
})

test('a service without templates imports only what it needs', () => {
  expect(written({ Name: 'Empty' }, []).text).toContain("import { HTTPService } from 'onec-standin'\n\nexport default")
})

test('a template that is none is left out and diagnosed at its place, since the module would not compile with it', () => {
  const { text, diagnostics } = written({}, [
    designerTemplate('Broken', '/a/*/b', [['Get', 'GET', 'BrokenGet']]),
    designerTemplate('Sound', '/a'),
  ])
  expect(text).not.toContain('Broken')
  expect(text).toContain("Sound: URLTemplate('/a', {}),")
  expect(diagnostics.map((one) => [one.code, one.location?.line, one.location?.column])).toEqual([['template/rest-not-last', 14, 14]])
})

test.each([
  ['a quote in the root URL', written({ RootURL: "it's" }, []).text, "RootURL: 'it\\'s'"],
  ['a line break in the root URL', written({ RootURL: 'a\nb' }, []).text, "RootURL: 'a\\nb'"],
  [
    'a backslash in a handler',
    written({}, [designerTemplate('A', '/a', [['Get', 'GET', 'a\\b"c\'d`e${f}']])]).text,
    '`not implemented: a\\\\b"c\'d\\`e\\${f} (${request.RelativeURL})`',
  ],
  ['a template called __proto__', written({}, [designerTemplate('__proto__', '/a')]).text, "['__proto__']: URLTemplate("],
  ['a method without handler', written({}, [designerTemplate('A', '/a', [['Get', 'GET', '']])]).text, '`not implemented: Get ('],
])('%s is written as the same text', (_, text, expected) => {
  expect(text).toContain(expected)
})

test('whatever text a configuration holds, its literal in the module is that text', () => {
  const service = {
    ObjectBelonging: 'Own' as const,
    Name: 'A',
    ReuseSessions: 'DontUse' as const,
    SessionMaxAge: 20,
    file: '',
    module: '',
    URLTemplates: [],
  }
  const location = { file: '', line: 1, column: 1 }
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (RootURL) => {
      const { text } = moduleText({ ...service, RootURL, location, rootLocation: location })
      expect(runInNewContext(/\n {2}RootURL: ([^\n]*),\n/.exec(text)![1]!)).toBe(RootURL)
    }),
    { examples: [['\u2028'], ['\u2029'], ["'\\n"]] },
  )
})

test("the procedure's text is a comment in the handler that replaces it", () => {
  const service = written({}, [designerTemplate('A', '/a', [['Get', 'GET', 'AGet']])], (_, name) => [
    '// Ответ */ магазину.',
    `Функция ${name}(Запрос)`,
    '',
    '\tВозврат Новый HTTPСервисОтвет(200);\u2028',
    'КонецФункции',
  ])
  expect(service.text).toContain(`      async GET(request): Promise<HTTPServiceResponse> {
        // // Ответ */ магазину.
        // Функция AGet(Запрос)
        //
        // \tВозврат Новый HTTPСервисОтвет(200);
        // КонецФункции
        throw new Error(`)
})
