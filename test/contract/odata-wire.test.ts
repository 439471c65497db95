/**
 * Answers to the byte, in the shapes that captures of real infobases have: line breaks without indentation in JSON, an attribute a line
 * with tabs in atom, the order of properties, padded texts, what is a text and what is a number, what is null, which links there are.
 */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { servedODataHost, type ODataHost } from '../support/odata/warehouse.ts'
import { fillWire, requests, wire } from '../support/odata/wire.ts'

let host: ODataHost
beforeAll(async () => {
  host = await servedODataHost(wire)
  await fillWire(host)
})
afterAll(() => host.close())

const file = (name: string): string => readFileSync(new URL(`../fixtures/odata/${name}`, import.meta.url), 'utf8')

describe('through a socket', () => {
  test.each(Object.entries(requests))('%s: %s', async (name, request) => {
    const { text } = await host.ask(request)
    expect(`${text.replaceAll(/<updated>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d</g, '<updated>now<')}\n`).toBe(file(name))
  })
})
