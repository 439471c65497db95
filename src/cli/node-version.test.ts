import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { tooOld } from './node-version.ts'

test.each([
  ['18.20.4', true],
  ['20.10.0', true],
  ['20.18.3', true],
  ['20.19.5', true],
  ['20.19.6', false],
  ['20.20.2', false],
  ['21.7.3', true],
  ['22.11.0', true],
  ['22.12.0', false],
  ['24.0.0', false],
  ['26.1.0', false],
])('Node %s is too old: %s', (version, old) => {
  expect(tooOld(version) !== undefined).toBe(old)
})

test('one sentence has what is needed and what runs', () => {
  expect(tooOld('18.20.4')).toMatch(/^standin needs Node\.js 20\.19\.6 or 22\.12 or newer, this is 18\.20\.4 /)
})

test('the bound is that of the package', () => {
  const { engines } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { engines: { node: string } }
  expect(engines.node).toBe('^20.19.6 || >=22.12.0')
})
