/** Names in TypeScript for names in XML: identifiers, property keys, literals. */

const reserved = new Set(
  (
    'await break case catch class const continue debugger default delete do else enum export extends false finally for function if '
    + 'implements '
    + 'import in instanceof interface let new null package private protected public return static super switch this throw true try '
    + 'typeof var void while with yield '
    + 'arguments eval undefined any unknown never object string number boolean symbol bigint'
  ).split(' '),
)

const identifier = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u

/** An identifier that is like the name and is not taken yet; it is taken then. */
export function takeIdentifier(name: string, taken: Set<string>): string {
  let made = name.replace(/[^\p{ID_Continue}$]/gu, '_')
  if (!identifier.test(made) || reserved.has(made)) made = `_${made}`
  while (taken.has(made)) made += '_'
  taken.add(made)
  return made
}

/** As a key of an object literal; `__proto__` in brackets, or it would be the prototype. */
export const propertyKey = (name: string): string => (name === '__proto__' ? `['__proto__']` : identifier.test(name) ? name : literal(name))

/** In single quotes. */
export const literal = (text: string): string => `'${JSON.stringify(text).slice(1, -1).replace(/\\"/g, '"').replace(/'/g, "\\'")}'`

/** An object literal of plain settings; `''` when there are none. */
export function settingsText(settings: object): string {
  const entries = Object.entries(settings).filter(([, value]) => value !== undefined)
  return entries.length === 0 ? '' : `{ ${entries.map(([name, value]) => `${propertyKey(name)}: ${valueText(value)}`).join(', ')} }`
}

const valueText = (value: unknown): string =>
  Array.isArray(value) ? `[${value.map(valueText).join(', ')}]` : typeof value === 'string' ? literal(value) : String(value)
