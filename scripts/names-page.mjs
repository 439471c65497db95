// Writes docs/1c-to-here.md: every object of 1C and its members under both names, and where each runs (a test holds it to the sources).
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createJiti } from 'jiti'

const head = `# 1C → here

Every name of 1C that is known here, in Russian and English, and where it runs. (Соответствие имён 1С: что исполняется и где.)
\`node scripts/names-page.mjs\` writes this page from the dictionary that modules run by, and tests hold it to that:
each member is reached on a real object under both names, each member of a handler's objects has one type under both.

- *modules*: a module in 1C's language runs it ([bsl.md](bsl.md)).
- *\`/bsl\`*: handlers in TypeScript import it from \`onec-standin/bsl\` ([bsl-library.md](bsl-library.md)).
- *handlers*: the object that a handler in TypeScript has, under both names.
- *no*: a module that uses it ends in \`не поддерживается onec-standin\` at that line. A seam may answer for it.
`

const table = (rows) => ['| 1C, Russian | 1C, English | runs in |', '| --- | --- | --- |', ...rows].join('\n')
const row = (russian, english, where) => `| ${russian} | ${english} | ${where} |`
const unique = (map) => [...new Set(map.values())].toSorted((one, other) => (one.russian < other.russian ? -1 : 1))

/** Whether the library for TypeScript has it too. */
const places = (has) => (has ? 'modules, `/bsl`' : 'modules')

function typeRows(type, library) {
  const inLibrary = library.types.has(type.russian.toLowerCase())
  const made = type.create === undefined ? '' : 'Новый '
  return [
    row(`**${made}${type.russian}**`, `**${made === '' ? '' : 'New '}${type.english}**`, places(inLibrary)),
    ...unique(type.members).map((one) => row(`${type.russian}.${one.russian}`, `${type.english}.${one.english}`, places(inLibrary))),
  ]
}

function enumerationRows({ russian, english, read }, Enumeration, library) {
  const value = read.length === 0 ? read() : undefined
  if (!(value instanceof Enumeration)) return [row(russian, english, places(library.values.has(russian.toLowerCase())))]
  const where = places(library.values.has(russian.toLowerCase()))
  return [
    row(`**${russian}**`, `**${english}**`, where),
    ...value.values.map((one) => row(`${russian}.${one.russian}`, `${english}.${one.english}`, where)),
  ]
}

function handlerRows(memberNames, folderNames) {
  const folders = Object.entries(folderNames).map(([russian, english]) => row(`infobase.${russian}`, `infobase.${english}`, 'handlers'))
  const members = Object.entries(memberNames).flatMap(([object, names]) =>
    names
      .split(/\s+/)
      .map((pair) => pair.split('|'))
      .map(([russian, english]) => row(`${object}.${russian}`, `${object}.${english}`, 'handlers')),
  )
  return [...folders, ...members]
}

/** The text of the page. */
export function namesPage({ dictionary, library, missing, Enumeration, memberNames, folderNames }) {
  const types = unique(dictionary.types).filter((type) => type.members.size > 0 || type.create !== undefined)
  const absent = (names, before = '', after = '') =>
    names
      .map((one) => one.split('|'))
      .map(([russian, english = russian]) => row(`${before}${russian}${after}`, `${before === '' ? '' : 'New '}${english}${after}`, 'no'))
  const functions = unique(dictionary.functions).map((one) =>
    row(`${one.russian}()`, `${one.english}()`, places(library.functions.has(one.russian.toLowerCase()))),
  )
  return `${[
    head,
    '## Objects of handlers in TypeScript\n\n' + table(handlerRows(memberNames, folderNames)),
    '\n## Functions\n\n' + table([...functions, ...absent(missing.functions, '', '()')]),
    '\n## Types\n\n' + table([...types.flatMap((type) => typeRows(type, library)), ...absent(missing.types, 'Новый ')]),
    '\n## Values and enumerations\n\n'
      + table([...unique(dictionary.values).flatMap((one) => enumerationRows(one, Enumeration, library)), ...absent(missing.values)]),
  ].join('\n')}\n`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const jiti = createJiti(import.meta.url)
  const parts = await Promise.all(
    ['bsl/objects/library', 'bsl/library/parts', 'bsl/objects/missing', 'bsl/dictionary/library', 'names/members'].map((file) =>
      jiti.import(`../src/${file}.ts`),
    ),
  )
  const [{ platformDictionary }, { dictionary: library }, { missing }, { Enumeration }, names] = parts
  writeFileSync(
    new URL('../docs/1c-to-here.md', import.meta.url),
    namesPage({ dictionary: platformDictionary(), library, missing, Enumeration, ...names }),
  )
}
