/**
 * Where 1C's own form of a WSDL is none that XML Schema allows, and what foreign programs make of it; the valid form leaves them nothing to
 * say (the table of docs/quirks.md).
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Operation, Parameter, printWSDL, property, WebService, XDTOPackage, xs, type XDTOType } from 'onec-standin'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { judges } from '../ws/wsdl-judges.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wsdl-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** A service whose one operation takes the type. */
const serviceOf = (type: XDTOType, from: XDTOPackage, Namespace = 'urn:service'): WebService =>
  WebService({
    Name: 'Sore',
    Namespace,
    XDTOPackages: [from],
    Operations: { Put: Operation({ Parameters: { Value: Parameter(type) }, XDTOReturningValueType: xs.boolean }, () => true) },
  })

const types = (): XDTOPackage => XDTOPackage({ Namespace: 'urn:types' })
const repeated = { lowerBound: 0, upperBound: -1 } as const

/** By the words of the table in docs/quirks.md. */
const sore: Readonly<Record<string, () => WebService>> = {
  '`xs:all` with a repeated element'() {
    const from = types()
    return serviceOf(from.objectType('T', { A: property(xs.string, repeated) }, { ordered: false }), from)
  },
  '`xs:all` with `xs:any`'() {
    const from = types()
    return serviceOf(from.objectType('T', { A: property(xs.string) }, { ordered: false, open: true }), from)
  },
  'an extension of `xs:all`'() {
    const from = types()
    const base = from.objectType('Base', { A: property(xs.string) }, { ordered: false })
    return serviceOf(from.objectType('T', { B: property(xs.string) }, { base }), from)
  },
  '`xs:any` of any namespace behind an optional element'() {
    const from = types()
    return serviceOf(from.objectType('T', { A: property(xs.string, { lowerBound: 0 }) }, { open: true }), from)
  },
  'a global element with the name of an operation'() {
    const from = XDTOPackage({ Namespace: 'urn:service' })
    from.rootProperty('Put', property(xs.string))
    return serviceOf(from.objectType('T', { A: property(xs.string) }), from)
  },
  '`form` on a global attribute'() {
    const from = types()
    from.rootProperty('Unit', property(xs.string, { form: 'Attribute' }))
    return serviceOf(from.objectType('T', { A: property(xs.string) }), from)
  },
  'a type that no schema of the document has'() {
    const from = types()
    const elsewhere = XDTOPackage({ Namespace: 'http://v8.1c.ru/8.1/data/enterprise' }).objectType('JobSchedule', {})
    return serviceOf(from.objectType('T', { A: property(elsewhere) }), from)
  },
}

const documents = (form: 'onec' | 'valid') =>
  new Map(Object.values(sore).map((make, at) => [`${form}-${at}`, printWSDL(make(), 'http://h/ws/Sore', form)]))

/** The columns of the table that are true of this machine's programs: `+` loads it, `–` complains. */
const quirks = readFileSync(fileURLToPath(new URL('../../docs/quirks.md', import.meta.url)), 'utf8')
const rowOf = (what: string): readonly string[] =>
  quirks
    .split('\n')
    .find((one) => one.startsWith(`| ${what} |`))
    ?.split('|')
    .slice(2, -1)
    .map((one) => one.trim()) ?? []

for (const { name, complaints } of judges) if (complaints === undefined) console.log(`skipped: ${name} is not installed here`)

describe.each(judges.map((one, at) => ({ ...one, at })))('$name', ({ complaints, at }) => {
  it.skipIf(complaints === undefined)("says of 1C's own form what docs/quirks.md lists", { timeout: 300_000 }, async () => {
    const said = [...(await complaints!(documents('onec'), folder)).values()]
    const found = Object.keys(sore).map((what, row) => [what, said[row] === '' ? '+' : '–', said[row]])
    expect(found.map(([what, mark, words]) => [what, mark, mark === rowOf(what!)[at] ? '' : words])).toEqual(
      Object.keys(sore).map((what) => [what, rowOf(what)[at], '']),
    )
  })

  it.skipIf(complaints === undefined)('says nothing of the valid form', { timeout: 300_000 }, async () => {
    expect([...(await complaints!(documents('valid'), folder))].filter(([, said]) => said !== '')).toEqual([])
  })
})
