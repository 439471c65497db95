/** The examples of docs/http-client.md give what they say, and there is one for each member of the objects. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { outgoingError } from '../exchange/outgoing/error.ts'
import type { Outgoing } from '../exchange/outgoing/request.ts'
import { bodyBytes } from '../exchange/reply.ts'
import { throughDoor } from '../host/http/doors.ts'
import * as surface from '../index.ts'
import { memberNames } from '../names/members.ts'

const page = readFileSync(new URL('../../docs/http-client.md', import.meta.url), 'utf8')
const blocks = [...page.matchAll(/^```ts\n([^]*?)^```/gm)].map(([, code]) => code!)

const exported = new Map<string, unknown>(Object.entries(surface))

/** Answers with what it was asked; `/silent` is not answered. */
const echo: Outgoing = async ({ method, url, body }) => {
  if (url.path === '/silent') throw outgoingError('timeout', {})
  const text = new TextDecoder().decode(await bodyBytes({ status: 200, headers: [], ...(body !== undefined && { body }) }))
  const headers = ['Content-Type', 'text/plain; charset=utf-8', 'Set-Cookie', 'a=1', 'Set-Cookie', 'b=2']
  return { status: 200, headers, body: method === 'HEAD' ? '' : `${method} ${url.path}${text === '' ? '' : ` ${text}`}` }
}

/** A module whose imports are given to it; `expression // → result` becomes a pair of both. */
function asFunction(code: string): () => Promise<[unknown, unknown][]> {
  const names = [...code.matchAll(/^import \{([^}]*)\} from 'onec-standin'$/gm)].flatMap(([, list]) => list!.match(/\w+/g) ?? [])
  const imported = code
    .replace(/^import \{([^}]*)\} from 'onec-standin'\n/gm, '')
    .replace(/^import (\{.*\}) from '(node:\w+)'$/gm, "const $1 = process.getBuiltinModule('$2')")
    .replace(/\((\w+): (?:unknown|ReturnType<[^>]*>)\) =>/g, '($1) =>')
    .replace(/^;?(.*?) \/\/ → (.*)$/gm, ';pairs.push([$1, $2])')
  const AsyncFunction = Object.getPrototypeOf(async () => undefined).constructor as new (
    ...text: string[]
  ) => (...given: unknown[]) => Promise<[unknown, unknown][]>
  const run = new AsyncFunction(...names, `const pairs = []\n${imported}\nreturn pairs`)
  return () => run(...names.map((name) => exported.get(name)))
}

test.each(blocks.map((code, at) => [at + 1, code] as const))('example %i', async (_at, code) => {
  const pairs = await throughDoor(echo, asFunction(code))
  expect(pairs.map(([given]) => given)).toEqual(pairs.map(([, said]) => said))
  expect(pairs.length).toBeGreaterThan(0)
})

describe.each(['HTTPConnection', 'HTTPRequest', 'HTTPResponse', 'InternetProxy', 'OpenSSLSecureConnection'] as const)('%s', (name) => {
  test.each(memberNames[name].split(/\s+/).map((pair) => pair.split('|')[1]!))('%s has an example', (member) => {
    expect(blocks.some((code) => new RegExp(`\\b${member}\\b`).test(code))).toBe(true)
  })
})
