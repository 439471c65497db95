/** Every YAML block of the pages is read as the product reads it: what is copied from a page works. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseYAML } from '../../src/standin/reading/yaml.ts'
import { root } from './sources.ts'

const pages = ['README.md', ...readdirSync(join(root, 'docs')).flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : []))]
const blocks = pages.flatMap((page) =>
  [...readFileSync(join(root, page), 'utf8').matchAll(/^```ya?ml\n([^]*?)^```/gm)].map(
    (found, at) => [`${page} ${at + 1}`, found[1]!] as const,
  ),
)

describe('YAML of the pages', () => {
  test.each(blocks)('%s', (_, text) => {
    expect(parseYAML(text)).not.toHaveProperty('reason')
  })

  test('there are some', () => {
    expect(blocks.length).toBeGreaterThan(5)
  })
})
