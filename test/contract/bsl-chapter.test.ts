/** The chapter's own listings as Module.bsl answer with the same bytes as the TypeScript services that were ported from them. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPlatform, serve } from '../../src/index.ts'
import { createSourceLoader } from '../../src/load/sources.ts'
import { startStandin } from '../../src/testing/index.ts'

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

let urls: readonly string[] = []
const closing: (() => Promise<void>)[] = []

beforeAll(async () => {
  const loaders = [
    createSourceLoader([path('../../services')]),
    createSourceLoader([path('../fixtures/chapter-designer')], {}, { handlerTimeout: 5000 }),
  ]
  for (const loader of loaders) {
    const { services, fileOf } = await loader.load()
    const served = await serve(createPlatform({ services: services.map((one) => one.service), fileOf }), { port: 0 })
    urls = [...urls, served.url]
    closing.push(() => served.close())
  }
})

afterAll(async () => {
  for (const close of closing) await close()
})

const methods = ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND', 'MKCOL', 'LOCK']

const requests: readonly [string, string][] = [
  ...['', '/', '/a/b/c', '/1/', '/2/', '/1?x=2'].map((below): [string, string] => ['GET', `documents${below}`]),
  ...['1', '2', '3', '7', '0', '-1', '+1', '1.0', ' 1', '99', '%201%20'].map((number): [string, string] => ['GET', `documents/${number}`]),
  ...['value/another', 'value/', 'a', 'a/b/c/d', '%D0%90/%D0%91', 'a%2Fb/c'].map((below): [string, string] => [
    'GET',
    `example/query/${below}`,
  ]),
  ...['p1=1&p2=2', 'p=', 'p', 'p=1&p=2', '%D0%BF=%D0%B6', 'a+b=c+d'].map((query): [string, string] => [
    'GET',
    `example/query/v/w?${query}`,
  ]),
  ...methods.map((method): [string, string] => [method, 'example/query/a/b']),
  ...methods.map((method): [string, string] => [method, 'documents/1']),
]

interface Answer {
  readonly status: number
  readonly headers: string
  readonly bytes: string
}

/** The whole answer but its date; the body as a text of bytes. */
const whole = async (at: number, method: string, target: string): Promise<Answer> => {
  const url = urls[at]!
  const response = await fetch(`${url}/hs/${target}`, { method, headers: { 'User-Agent': 'one' } })
  const headers = [...response.headers].filter(([name]) => name !== 'date').map((one) => one.join(': '))
  const bytes = Buffer.from(await response.arrayBuffer()).toString('latin1')
  return { status: response.status, headers: headers.join('\n'), bytes: bytes.replaceAll(new URL(url).host, 'host') }
}

const answer = async (at: number, method: string, target: string): Promise<readonly [number, string]> => {
  const { status, bytes } = await whole(at, method, target)
  return [status, Buffer.from(bytes, 'latin1').toString()]
}

test('there are more than forty requests', () => {
  expect(requests.length).toBeGreaterThan(40)
})

test.each(requests)('%s %s', async (method, target) => {
  expect(await whole(1, method, target)).toEqual(await whole(0, method, target))
})

test('a number that is none is answered with the text of the exception and its line', async () => {
  expect(await answer(1, 'GET', 'documents/list')).toEqual([
    500,
    '{HTTPСервис.СписокДокументов.Модуль(11)}: Преобразование значения к типу Число не может быть выполнено',
  ])
})

test.each<[string, string]>([
  ['1000', '1\u00a0000'],
  ['2.5', '2,5'],
  ['1%C2%A0000', '1\u00a0000'],
])('/documents/%s is written as 1C writes numbers', async (sent, shown) => {
  expect(await answer(1, 'GET', `documents/${sent}`)).toEqual([404, `Отсутствует документ с номером: ${shown}`])
})

test.each(['1000', 'list'])('the README shows the answer to /documents/%s', async (below) => {
  const shown = `$ curl -s http://127.0.0.1:8080/hs/documents/${below}\n${(await answer(1, 'GET', `documents/${below}`))[1]}\n`
  expect(readFileSync(path('../../README.md'), 'utf8')).toContain(shown)
})

test('startStandin takes `bsl`: the modules answer in a test', async () => {
  const standin = await startStandin({ paths: [path('../fixtures/chapter-designer')], bsl: true })
  try {
    expect(await (await fetch(`${standin.url}/hs/documents/2`)).text()).toBe('Расходная накладная, 2, 01.01.2014')
  } finally {
    await standin.close()
  }
})
