/** TypeScript's objects of 1C have their members under both names, those of the one table, which agree with the dictionary of modules. */
import { expect, test } from 'vitest'
import { platformDictionary } from '../../src/bsl/objects/library.ts'
import { inRussian, pairsOf } from '../../src/names/bilingual.ts'
import { memberNames } from '../../src/names/members.ts'
import { sources } from './sources.ts'

const classes = Object.entries(memberNames).map(([name, names]) => ({ name, names: pairsOf(names), source: sourceOf(name) }))

/** The text of a class or an interface, with its path. */
function sourceOf(name: string): { readonly path: string; readonly body: string } {
  const opening = new RegExp(`^export (?:class|interface) ${name}\\b.*\\{$`, 'm')
  const found = sources.filter(({ text }) => new RegExp(`memberNames\\.${name}\\b`).test(text) && opening.test(text))
  if (found.length !== 1) throw new Error(`${name} is in ${found.length} files`)
  const { path, text } = found[0]!
  const start = opening.exec(text)!.index
  return { path, body: text.slice(start, text.indexOf('\n}\n', start)) }
}

const member = (name: string): RegExp => new RegExp(`^  (?:declare |readonly |override |async |get )*${name}(?=[(<:?]| )`, 'm')

test.each(classes)('$name: each member has its Russian name beside it, typed as the member itself', ({ names, source }) => {
  const wrong = names.filter(
    ([russian, english]) =>
      !new RegExp(`  /\\*\\* \`${english}\`\\. \\*/\\n +(?:declare )?(?:readonly )?${russian}: this\\['${english}'\\]`).test(source.body),
  )
  expect(wrong).toEqual([])
})

test.each(classes)('$name: what an editor shows of each English member names the Russian one', ({ names, source: { body } }) => {
  const wrong = names.filter(([russian, english]) => {
    const at = member(english).exec(body)?.index
    if (at === undefined) return true
    return !body.slice(body.lastIndexOf('/**', at), at).includes(`\`${russian}\`.`)
  })
  expect(wrong).toEqual([])
})

/** Names of 1C in which Latin letters belong. */
const latin = /HTTP|TLS|URL|XML|WS|OData/g

test('no Russian name has a Latin letter by mistake', () => {
  const wrong = classes.flatMap(({ names }) => names.filter(([russian]) => /[a-z]/i.test(russian.replace(latin, ''))))
  expect(wrong).toEqual([])
})

const dictionary = platformDictionary()
const inModules = new Map<string, Set<string>>()
for (const type of new Set(dictionary.types.values()))
  for (const { russian, english } of new Set(type.members.values()))
    inModules.set(english, new Set([...(inModules.get(english) ?? []), russian]))

test.each(['HTTPServiceRequest', 'HTTPServiceResponse'] as const)("%s has what a module in 1C's language has", (name) => {
  const known = [...new Set(dictionary.types.get(name.toLowerCase())!.members.values())].map(
    ({ russian, english }) => `${russian}|${english}`,
  )
  expect(memberNames[name].split(/\s+/).toSorted()).toEqual(known.toSorted())
})

/** `Write` of a record set is two of 1C's words. */
const ownWords = ['RecordSet Записывать Write Записать']
test('a name that modules know has the same translation there', () => {
  const wrong = classes.flatMap(({ name, names }) =>
    names
      .filter(([russian, english]) => inModules.get(english)?.has(russian) === false)
      .map((pair) => [name, ...pair, ...inModules.get(pair[1])!].join(' ')),
  )
  expect(wrong).toEqual(ownWords)
})

test('a member that is replaced or overridden is the same under both names', () => {
  class Base {
    Count(): number {
      return 1
    }
  }
  inRussian(Base, 'Количество|Count')
  class Derived extends Base {
    override Count(): number {
      return 2
    }
  }
  const made = new Derived() as Derived & { Количество(): number }
  expect(made.Количество()).toBe(2)
  made.Количество = () => 3
  expect(made.Count()).toBe(3)
  expect(Object.keys(new Derived())).toEqual([])
})
