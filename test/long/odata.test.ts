/** Long values through the standard OData interface, written and read in each representation. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chapter, ids } from '../support/odata/definitions.ts'
import { fill } from '../support/odata/fill.ts'
import { servedODataHost, type ODataHost } from '../support/odata/warehouse.ts'
import { digits, letters } from './texts.ts'

const item = `Catalog_Товары(guid'${ids.шлепанцы}')`
let host: ODataHost
beforeAll(async () => {
  host = await servedODataHost(chapter)
  await fill(host)
})
afterAll(() => host.close())

const base64 = 'iVBO'.repeat(2_000_000)

test('a value in storage', async () => {
  expect((await host.ask(`PATCH ${item}`, { Файл_Base64Data: base64, Файл_Type: 'image/png' })).status).toBe(200)
  const read = (await host.ask(`${item}?$format=json`)).json() as { readonly Файл_Base64Data: string }
  expect(read.Файл_Base64Data.replaceAll('\r\n', '') === base64).toBe(true)
  expect((await host.ask(item)).text.replaceAll(/&#xD;|\s/gi, '').includes(base64)).toBe(true)
  expect((await host.ask(`${item}/Файл/$value`)).bytes.length).toBe((base64.length / 4) * 3)
})

test('a text', async () => {
  expect((await host.ask(`PATCH ${item}`, { Описание: letters })).status).toBe(200)
  expect(((await host.ask(`${item}?$format=json`)).json() as { readonly Описание: string }).Описание === letters).toBe(true)
  expect((await host.ask(item)).text.includes(letters)).toBe(true)
})

test.each<[what: string, body: string, status: number]>([
  ['a number', `{"Цена": ${digits}}`, 200],
  ['a fraction', `{"Цена": 1.${digits}}`, 200],
  ['a key', `{"Поставщик_Key": "${digits}"}`, 400],
  ['a name', `{"${letters}": 1}`, 200],
  ['an address', `{"Поставщик@odata.bind": "${letters}"}`, 400],
])('%s', async (_, body, status) => {
  const answer = await host.ask(`PATCH ${item}`, body, { 'Content-Type': 'application/json' })
  expect([answer.status, answer.text.slice(0, 2000)]).toEqual([status, expect.not.stringContaining('call stack')])
})
