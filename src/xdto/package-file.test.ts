/** Package files: every real one is read and written back byte for byte; broken ones are told where they are broken. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { corpus } from '../../test/corpus.ts'
import { printPackage, readPackages } from './package-file.ts'
import type { XDTOPackage } from './package.ts'

const encoder = new TextEncoder()

/** Package files of each configuration root, which may refer to each other. */
function packageFiles(root: string): Map<string, string[]> {
  const found = new Map<string, string[]>()
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((one) => /\/Package\.(?:bin|xdto)$/.test(one)).sort()
  for (const file of files) {
    const configuration = file.slice(0, file.indexOf('/XDTOPackages/'))
    found.set(configuration, [...found.get(configuration) ?? [], file])
  }
  return found
}

const root = corpus('onec-services')

describe.skipIf(root === undefined)('the package files of the corpus', () => {
  const configurations = root === undefined ? [] : [...packageFiles(root)]

  test('there are 36 of Designer and 59 of EDT (facts 5.5)', () => {
    const names = configurations.flatMap(([, files]) => files.map((one) => one.slice(one.lastIndexOf('/') + 1)))
    expect(names.filter((one) => one === 'Package.bin')).toHaveLength(36)
    expect(names.filter((one) => one === 'Package.xdto')).toHaveLength(59)
  })

  test.each(configurations)('%s: every package is written back as it was read', (_configuration, files) => {
    const sources = files.map((file) => ({ file, source: readFileSync(join(root!, file)) }))
    const { packages, diagnostics } = readPackages(sources)
    expect(diagnostics.filter(({ code }) => code !== 'xdto/unknown-type')).toEqual([])
    expect(packages).toHaveLength(files.length)
    packages.forEach((made: XDTOPackage, at) => {
      const { file, source } = sources[at]!
      const printed = printPackage(made, file.endsWith('.bin') ? 'Package.bin' : 'Package.xdto')
      expect(printed, dirname(file)).toBe(new TextDecoder('utf-8', { ignoreBOM: true }).decode(source))
      expect(encoder.encode(printed)).toEqual(new Uint8Array(source))
    })
  })

  test('the only types that are not found are those of the platform\'s enterprise package', () => {
    const missing = configurations.flatMap(([, files]) => readPackages(files.map((file) => ({ file, source: readFileSync(join(root!, file)) }))).diagnostics)
    expect([...new Set(missing.map(({ message }) => /\{[^}]*\}\w+/.exec(message)?.[0]))].sort()).toMatchInlineSnapshot(`
      [
        "{http://v8.1c.ru/8.1/data/enterprise}JobSchedule",
      ]
    `)
  })
})
