/**
 * Twenty questions that a newcomer has, and the file whose name answers before it is opened. The file exists, and has what was asked: a
 * word that would leave it with the answer.
 */
import { expect, test } from 'vitest'
import { sources } from './sources.ts'

const questions: readonly (readonly [question: string, file: string, word: RegExp])[] = [
  ['the order of Allow in a 405', 'hs/route/answers.ts', /allow/],
  ['where nillable="true" gets into a WSDL', 'wsdl/write/write-types.ts', /nillable/i],
  ['the 406 of a full pool', 'session/refusals.ts', /406/],
  ['a new option of `standin serve`', 'cli/serve/define.ts', /option\(/],
  ['where a v8:ValueTable is read', 'xdto/platform/table.ts', /ValueTable/],
  ['the template language of stubs', 'standin/value/templated-text.ts', /holes/],
  ['the default of SessionMaxAge', 'channel/defaults.ts', /SESSION_MAX_AGE = 20/],
  ['where xop:Include is written', 'xdto/write/write.ts', /Include/],
  ['which requests count as unserved', 'standin/report-misses.ts', /unserved/],
  ['the effect of publishByDefault', 'publication/publish-services.ts', /byDefault/],
  ['the ban after wrong passwords', 'access/attempts.ts', /attempts/i],
  ['the attributes of Set-Cookie', 'session/token.ts', /Path=/],
  ['the bound of a body, 100 MiB', 'exchange/body/request-body.ts', /100 \* 1024 \* 1024/],
  ['the text of an exception with its line', 'hs/message/exception-text.ts', /Модуль/],
  ['the media types that a SOAP request may have', 'ws/message/head.ts', /application\/soap\+xml/],
  ['which template wins over another', 'hs/template/match.ts', /precedence/],
  ['what an unknown service below /ws answers', 'ws/face.ts', /Сервис не найден/],
  ['how a stub is chosen', 'standin/stub/choose.ts', /candidatesOf/],
  ['the elements and attributes of default.vrd', 'publication/vrd-format.ts', /publishExtensionsByDefault/],
  ['the kinds of internet service', 'host/machine/channels.ts', /table/],
]

test.each(questions)('%s: %s', (_question, file, word) => {
  expect(sources.find(({ path }) => path === file)?.text).toMatch(word)
})

test('there are twenty', () => {
  expect(questions.length).toBe(20)
})
