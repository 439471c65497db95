/** `standin check` of WSDL documents: 1C's table in its layout, for machines, and what may be read for it. */
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { tableRules } from '../../src/wsdl/rules/index.ts'
import { run } from '../support/standin.ts'
import { temporaryFolder } from '../support/temporary.ts'

const repository = fileURLToPath(new URL('../..', import.meta.url))
const valid = readFileSync(`${repository}wsdl/bad/valid.wsdl`, 'utf8')
const units = readFileSync(`${repository}wsdl/bad/parts/units.xsd`, 'utf8')
const schema = '<xs:schema targetNamespace="urn:warehouse:goods" elementFormDefault="qualified">'

/** The sound document whose schema imports another from there. */
const importing = (location: string): string =>
  valid.replace(schema, `${schema}<xs:import namespace="urn:warehouse:units" schemaLocation="${location}"/>`)

interface Line {
  readonly file: string
  readonly code: string
  readonly row: number | null
  readonly severity: string
}

const linesOf = (stdout: string): Line[] =>
  stdout
    .trimEnd()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line)

test('of a folder each document gets its row first, one object a line, with the keys of the table', async () => {
  const { code, stdout, stderr } = await run(['check', 'wsdl/bad', '--json'], repository)
  const lines = linesOf(stdout)
  expect(code).toBe(1)
  expect(stderr).toMatch(new RegExp(`^${tableRules.length + 1} WSDL documents: \\d+ errors`))
  for (const one of lines)
    expect(Object.keys(one).slice(0, 10)).toEqual([
      'file',
      'line',
      'column',
      'code',
      'severity',
      'row',
      'rule',
      'path',
      'message',
      'messageRu',
    ])
  const files = readdirSync(`${repository}wsdl/bad`).filter((name) => name.endsWith('.wsdl') && name !== 'valid.wsdl')
  const pairs: Readonly<Record<number, number>> = { 18: 10, 19: 10, 20: 11, 21: 11 }
  const wrong = files.filter((name) => {
    const row = tableRules.find((rule) => `${rule.code}.wsdl` === name)!.row!
    const rows = lines.filter((one) => one.file === `wsdl/bad/${name}`).map((one) => one.row)
    return !rows.includes(row) || (rows[0] !== row && rows[0] !== pairs[row])
  })
  expect(wrong).toEqual([])
  expect(lines.filter((one) => one.file === 'wsdl/bad/valid.wsdl')).toEqual([])
})

test('people get the layout of 17.2.4.1, in Russian with --lang ru, documents parted by a blank line', async () => {
  const { code, stdout, stderr } = await run(
    ['check', 'wsdl/bad/binding-not-set.wsdl', 'wsdl/bad/abstract-fault-not-set.wsdl', '--lang', 'ru'],
    repository,
  )
  expect([code, stderr]).toEqual([1, '2 описания WSDL: 2 ошибки\n'])
  const [first, second] = stdout.split('\n\n')
  expect(first).toMatch(/^definitions\.Warehouse\n\tservice\.Warehouse\n\t\tПривязка не задана\n\t\tport\n\t\tReserve\n\t\t[^\n]*$/)
  expect(first).toMatch(/\n\t\twsdl\/bad\/binding-not-set\.wsdl:\d+:\d+: .*$/)
  expect(second).toMatch(/^definitions\.Warehouse\n/)
  expect(stdout).toContain(
    '\t\t\tОшибка абстрактной операции не задана\n\t\t\tfault\n\t\t\tMissing\n\t\t\twsdl/bad/abstract-fault-not-set.wsdl:87:14: ',
  )
})

/** A schema without a targetNamespace that only imports; and an encoding that the Basic Profile does not allow. */
const lax = valid.replace(
  '<types>',
  '<types><xs:schema><xs:import namespace="urn:warehouse:units" schemaLocation="parts/units.xsd"/></xs:schema>',
)
const neighbour = valid.replace('encoding="UTF-8"', 'encoding="windows-1251"')

test('--strict takes row 34 at its word, --strict bp11 the neighbour rules, and neither takes the path after it', async () => {
  const folder = temporaryFolder({ 'lax.wsdl': lax, 'neighbour.wsdl': neighbour, 'parts/units.xsd': units })
  const runs = await Promise.all(
    [['.'], ['--strict', '.'], ['--strict', 'bp11', '.']].map((args) => run(['check', '--json', ...args], folder)),
  )
  expect(runs.map(({ code, stdout }) => [code, linesOf(stdout).map((one) => `${one.file} ${one.code} ${one.severity}`)])).toEqual([
    [0, ['neighbour.wsdl wsdl/encoding warning']],
    [1, ['lax.wsdl wsdl/schema-target-namespace-required error', 'neighbour.wsdl wsdl/encoding warning']],
    [1, ['lax.wsdl wsdl/schema-target-namespace-required error', 'neighbour.wsdl wsdl/encoding error']],
  ])
})

test('imports from another host are read only when --allow-host names it; a document may itself lie at an address', async () => {
  const server = createServer((request, response) => {
    response.end(request.url === '/units.xsd' ? units : importing('units.xsd'))
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(() => {
    server.close()
  })
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const folder = temporaryFolder({ 'remote.wsdl': importing(`http://${host}/units.xsd`) })
  const [refused, allowed, address] = await Promise.all([
    run(['check', 'remote.wsdl', '--json'], folder),
    run(['check', 'remote.wsdl', '--allow-host', host], folder),
    run(['check', `http://${host}/service?wsdl`], folder),
  ])
  expect([refused.code, linesOf(refused.stdout).map((one) => one.row)]).toEqual([1, [35]])
  expect(refused.stdout).toContain(`--allow-host ${host}`)
  for (const one of [allowed, address]) expect(one).toEqual({ code: 0, stdout: '', stderr: '1 WSDL document: no errors\n' })
})

test('what lies outside of the folder of a document is read only when --allow-folder holds it', async () => {
  const folder = temporaryFolder({ 'wsdl/a.wsdl': importing('../xsd/units.xsd'), 'xsd/units.xsd': units })
  const runs = await Promise.all([
    run(['check', 'wsdl/a.wsdl'], folder),
    run(['check', 'wsdl/a.wsdl', '--allow-folder', '.'], folder),
    run(['check', `${folder}/wsdl/a.wsdl`, '--allow-folder', '.'], folder),
    run(['check', 'a.wsdl', '--allow-folder', '..'], `${folder}/wsdl`),
  ])
  expect(runs.map(({ code }) => code)).toEqual([1, 0, 0, 0])
  expect(runs[0]!.stdout).toContain('--allow-folder')
})

test('a part that others import is not an error, and an unreadable document is one', async () => {
  const folder = temporaryFolder({
    'part.wsdl': '<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" targetNamespace="urn:part"/>',
    'torn.wsdl': '<definitions',
  })
  const { code, stdout } = await run(['check', '.', '--json'], folder)
  expect(code).toBe(1)
  expect(linesOf(stdout).map((one) => [one.file, one.code, one.severity])).toEqual([
    ['part.wsdl', 'wsdl/nothing-to-call', 'warning'],
    ['part.wsdl', 'ws-definitions/none-described', 'warning'],
    ['torn.wsdl', 'wsdl/unreadable', 'error'],
  ])
})
