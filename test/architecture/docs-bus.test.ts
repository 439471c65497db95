/** Docs/integration-bus.md says what the code says: failures, the file of its first minute and that of the example, operations. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { busOperations } from '../../src/bus/admin/operations.ts'
import { joinedBus, readBusFile } from '../../src/bus/definition/read-bus.ts'
import { busFailureNames, busFailureRow } from '../../src/bus/failure/names.ts'
import { root } from './sources.ts'

const page = readFileSync(join(root, 'docs/integration-bus.md'), 'utf8')

test('each failure has its row', () => {
  const rows = [...page.matchAll(/^\| `(\w+)` \| ([^|]+) \| ([^|]+) \|$/gm)].map(([, name, meaning, options]) => [name, meaning, options])
  expect(rows).toEqual(
    busFailureNames.map((name) => {
      const { meaning, options } = busFailureRow(name)
      return [name, meaning, options.map((one) => `\`${one}\``).join(', ') || '-']
    }),
  )
})

test.each([
  ['of the page', /^```yaml\n([^]*?)^```/m.exec(page)![1]!],
  ['of the example', readFileSync(join(root, 'examples/10-bus/bus.yaml'), 'utf8')],
])('bus.yaml %s is sound', (_, source) => {
  const { plan, diagnostics } = joinedBus([readBusFile('bus.yaml', source)])
  expect(diagnostics).toEqual([])
  expect(plan.applications[0]!.Channels.length).toBe(2)
})

test('each operation of the admin surface is named', () => {
  const paths = new Set(busOperations.map(({ path }) => path).filter((path) => path !== '/openapi.json'))
  expect([...paths].filter((path) => !page.includes(`${path}\``) && !page.includes(`${path}?`) && !page.includes(`${path},`))).toEqual([])
})
