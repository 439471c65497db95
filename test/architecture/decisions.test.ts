/** The index of decisions, docs/decisions/README.md, is made from the pages; each page has the same form and names files that exist. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from './sources.ts'

const folder = join(root, 'docs/decisions')
const pages = readdirSync(folder)
  .filter((name) => /^\d{3}-.*\.md$/.test(name))
  .toSorted()
  .map((name) => ({ name, number: name.slice(0, 3), text: readFileSync(join(folder, name), 'utf8') }))

/** `Status: superseded by 012` below the title; a page without the line is in force. */
const statusOf = (text: string): string => /^Status: (.+)$/m.exec(text)?.[1] ?? 'in force'

/** A number without a page belongs to a proposal that was not taken; it is not used again. */
const index = (): string => {
  const last = Number(pages.at(-1)!.number)
  const lines = Array.from({ length: last }, (_, at) => String(at + 1).padStart(3, '0')).flatMap((number) => {
    const those = pages.filter((page) => page.number === number)
    if (those.length === 0) return [`| ${number} | a proposal without a page | not taken |`]
    return those.map(({ name, text }) => `| [${number}](${name}) | ${/^# \d{3}\. (.+)$/m.exec(text)?.[1]} | ${statusOf(text)} |`)
  })
  return `# Decisions

Why things are as they are, where another way was possible. A page has the parts Context, Decision, Evidence (where something
was measured) and Consequences. A new page takes the next number.
After adding one, write this index with \`npx vitest run test/architecture/decisions.test.ts -u\`.

| no. | decision | status |
| --- | --- | --- |
${lines.join('\n')}
`
}

test('the index lists every page and every number', async () => {
  await expect(index()).toMatchFileSnapshot(join(folder, 'README.md'))
})

test('each number is taken once', () => {
  expect(pages.map(({ number }) => number)).toEqual([...new Set(pages.map(({ number }) => number))])
})

describe.each(pages)('$name', ({ number, text }) => {
  test('has a numbered title and the parts in their order', () => {
    expect(text.split('\n')[0]).toMatch(new RegExp(`^# ${number}\\. \\S`))
    const parts = [...text.matchAll(/^## (.+)$/gm)].map((found) => found[1]!)
    expect(parts.filter((part) => ['Context', 'Decision', 'Consequences'].includes(part))).toEqual(['Context', 'Decision', 'Consequences'])
  })

  test('names files that exist', () => {
    const named = [...text.matchAll(/`((?:[\w-]+\/)+[\w.-]+\.(?:ts|mjs|md))`/g)].map((found) => found[1]!)
    expect(named.filter((path) => !existsSync(join(root, path)) && !existsSync(join(root, 'src', path)))).toEqual([])
  })
})
