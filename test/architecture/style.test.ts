/** What the formatter leaves open: how a class keeps what is its own, and the width of texts and comments. */
import { readFileSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { root, sources, withoutComments } from './sources.ts'

test('what a class keeps for itself is #private; only a constructor may be `private`', () => {
  const found = sources.flatMap(({ path, text }) =>
    withoutComments(text)
      .split('\n')
      .flatMap((line) => (/^\s*(?:private|protected|public)\s(?!constructor\b)/.test(line) ? [`${path}: ${line.trim()}`] : [])),
  )
  expect(found).toEqual([])
})

const width = 140
const folders = ['src', 'test', 'services', 'examples', 'bench', 'scripts']

/** What `standin` writes from a WSDL, what an editor of 1C wrote, and what npm installed. */
const notOurs = /(?:^|\/)wsdl\/[^/]*\.types\.ts$|test\/fixtures\/|node_modules\//

test(`no line is wider than ${width} columns`, () => {
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(?:ts|mts|js|mjs|cjs)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)),
  )
  const wide = files
    .filter((file) => !notOurs.test(file))
    .flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .flatMap((line, at) => ([...line].length > width ? [`${relative(root, file)}:${at + 1}`] : [])),
    )
  expect(wide).toEqual([])
})
