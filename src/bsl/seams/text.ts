/** A TypeScript module with the seams that handlers need and nothing supplies yet: names, and who calls them from where. */
import type { Language } from '../../diagnostics/print.ts'
import type { Missing } from '../check.ts'

/** What one handler would meet: `HTTPСервис.Имя.Обработчик` and the list. */
export interface Needed {
  readonly handler: string
  readonly missing: readonly Missing[]
}

/** The text of the module; `undefined` when nothing is missing. Common modules first, in the order of names. */
export function seamsText(needed: readonly Needed[], lang: Language = 'en'): string | undefined {
  const uses = new Map<string, Set<string>>()
  for (const { handler, missing } of needed)
    for (const { what, source, line } of missing) {
      const known = uses.get(what) ?? new Set()
      uses.set(what, known.add(`${handler} ${lang === 'en' ? 'at' : '–'} ${source.id}(${line})`))
    }
  if (uses.size === 0) return undefined
  const modules = new Map<string, string[]>()
  const globals: string[] = []
  for (const [what, by] of [...uses].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    const method = /^([^.()]+)\.([^.()]+)\(\)$/.exec(what)
    if (method) modules.set(method[1]!, [...(modules.get(method[1]!) ?? []), ...member(method[2]!, what, by, lang)])
    else globals.push(...member(what.replace(/^Новый /, '').replace(/\(\)$/, ''), what, by, lang))
  }
  const names = [...(modules.size > 0 ? ['CommonModule'] : []), ...(globals.length > 0 ? ['GlobalContext'] : [])]
  return [
    lang === 'en'
      ? "/** Answers for what the modules of the configuration call and cannot run here (docs/bsl.md of onec-standin, 'Seams'). */"
      : '/** Ответы вместо того, что модули конфигурации вызывают, а исполнить нельзя (docs/ru/bsl.md пакета onec-standin, «Подмены»). */',
    `import { ${names.join(', ')} } from 'onec-standin'`,
    '',
    'const unwritten = (name: string): never => {',
    `  throw new Error(\`${lang === 'en' ? 'not written yet' : 'ещё не написано'}: \${name}\`)`,
    '}',
    '',
    'export default [',
    ...[...modules].flatMap(([name, lines]) => [`  CommonModule(${quoted(name)}, {`, ...lines, '  }),']),
    ...(globals.length > 0 ? ['  GlobalContext({', ...globals, '  }),'] : []),
    ']',
    '',
  ].join('\n')
}

/** The first three callers are named, the others counted. A value is an object to be filled. */
function member(name: string, what: string, by: ReadonlySet<string>, lang: Language): string[] {
  const callers = [...by]
  const more = callers.length > 3 ? [`    // … ${lang === 'en' ? `and ${callers.length - 3} more` : `и ещё ${callers.length - 3}`}`] : []
  const key = /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(name) ? name : quoted(name)
  const isValue = !what.startsWith('Новый ') && !what.endsWith(')')
  const answer = isValue ? '{}' : `() => unwritten(${quoted(what)})`
  return [...callers.slice(0, 3).map((one) => `    // ${one}`), ...more, `    ${key}: ${answer},`]
}

const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`
