/** Stub files of the disk: bodies come from the folder of the file alone, and a file that holds itself is reported with its place. */
import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../test/support/temporary.ts'
import { NotUnderstood } from '../soap/fault.ts'
import { loadStubFiles } from './stub-files.ts'

const stubOf = (file: string): string =>
  `service: { Name: P, RootURL: p }\nstubs:\n  - template: /f\n    method: GET\n    reply: { file: ${file} }\n`
const codes = async (path: string): Promise<readonly unknown[]> =>
  (await loadStubFiles([path], [])).diagnostics.map((one) => [one.code, one.location?.line])

test('a file of a body lies in the folder of the stub file, or below, symbolic links followed', async () => {
  const outside = temporaryFolder({ secret: 'x' })
  const folder = temporaryFolder({
    'inside/a.stub.yaml': stubOf('deep/body'),
    'inside/deep/body': 'x',
    'inside/b.stub.yaml': stubOf('../up'),
    'inside/c.stub.yaml': stubOf(join(outside, 'secret')),
    'inside/d.stub.yaml': stubOf('link'),
    'up': 'x',
  })
  symlinkSync(join(outside, 'secret'), join(folder, 'inside/link'))
  const found = ['a', 'b', 'c', 'd'].map((name) => codes(join(folder, `inside/${name}.stub.yaml`)))
  const refused = [['stub/body-outside', 5]]
  expect(await Promise.all(found)).toEqual([[], refused, refused, refused])
})

test.each([
  ['an alias of the list that holds it', 'a: &x [*x]\n'],
  ['brackets nested very deep', `a: ${'['.repeat(5_000)}${']'.repeat(5_000)}\n`],
])('%s is reported', async (_, text) => {
  expect(await codes(join(temporaryFolder({ 'a.stub.yaml': text }), 'a.stub.yaml'))).toEqual([['stub/syntax', 1]])
})

test('a fault is not larger than what led to it: twenty headers, names cut', () => {
  const fault = new NotUnderstood(Array.from({ length: 100_000 }, () => ({ namespace: 'urn:h', local: 'n'.repeat(5_000) })))
  expect([fault.blocks.length, fault.message.length < 10_000]).toEqual([20, true])
})
