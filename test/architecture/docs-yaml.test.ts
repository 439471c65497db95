/** Every YAML block of the pages is read as the product reads it: what is copied from a page works. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parts } from '../../src/host/machine/parts.ts'
import { createAddresses } from '../../src/standin/calls/address.ts'
import { parseYAML } from '../../src/standin/reading/yaml.ts'
import { readStubFiles } from '../../src/standin/stub/read-file.ts'
import { root } from './sources.ts'

const below = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'))
const pages = ['README.md', ...below.map((name) => `docs/${name}`)]
const blocks = pages.flatMap((page) =>
  [...readFileSync(join(root, page), 'utf8').matchAll(/^```ya?ml\n([^]*?)^```/gm)].map(
    (found, at) => [`${page} ${at + 1}`, found[1]!] as const,
  ),
)

describe('YAML of the pages', () => {
  test.each(blocks)('%s', (_, text) => {
    expect(parseYAML(text)).not.toHaveProperty('reason')
  })

  /**
   * A page names services that it does not define: they are taken as such that the file defines itself, without their operations; sets need
   * a configuration.
   */
  const defined = (text: string): string => text.replace(/^service: (\w+)/m, 'service: { Name: $1, RootURL: x }')
  const beside = { path: (name: string) => name, exists: () => true, inside: () => true, environment: () => 'secret' }
  const files = blocks.filter(([, text]) => /^service:/m.test(text) && !/^ +- (?:operation|set):/m.test(text))
  test.each(files)('%s is a stub file', (name, text) => {
    const { diagnostics } = readStubFiles([{ file: name, source: defined(text), beside }], createAddresses([], parts.channels))
    expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([])
  })

  test('the first example of docs/stubs.md is one of them', () => {
    expect(files.map(([name]) => name)).toContain('docs/stubs.md 1')
  })

  test('there are some', () => {
    expect(blocks.length).toBeGreaterThan(5)
  })
})
