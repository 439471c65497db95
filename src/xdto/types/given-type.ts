/** Checks at run time that a definition names an XDTO type: plain JavaScript has no compiler to say so. */
import { inBoth } from '../../diagnostics/said-error.ts'
import { asSaid, said, type Said } from '../../diagnostics/said.ts'

/** @throws TypeError when it is neither an XDTO type nor a function that gives one later. */
export function expectType(given: unknown, where: Said): void {
  if (typeof given === 'function' || isType(given)) return
  throw inBoth(
    new TypeError(`${where.en} is ${described(given).en}; an XDTO type such as xs.string, or a function that gives one, is expected`),
    `${where.ru}: передано ${described(given).ru}; ожидается тип XDTO, например xs.string, или функция, которая его возвращает`,
  )
}

/** @throws TypeError when it is nothing that `property` or `reference` made. */
export function expectProperty(given: unknown, where: Said): void {
  if (typeof given === 'object' && given !== null && 'settings' in given && 'ref' in given) return
  throw inBoth(
    new TypeError(`${where.en} is ${described(given).en}; property(xs.string) or reference(…) is expected`),
    `${where.ru}: передано ${described(given).ru}; ожидается property(xs.string) или reference(…)`,
  )
}

/** @throws TypeError when it is not an object. */
export function expectObject(given: unknown, where: Said, example: Said): void {
  if (typeof given !== 'object' || given === null)
    throw inBoth(
      new TypeError(`${where.en} is ${described(given).en}; ${example.en} is expected`),
      `${where.ru}: передано ${described(given).ru}; ожидается ${example.ru}`,
    )
}

/** @throws TypeError when it is not an array. */
export function expectArray(given: unknown, where: Said): void {
  if (!Array.isArray(given))
    throw inBoth(
      new TypeError(`${where.en} is ${described(given).en}; an array of types is expected`),
      `${where.ru}: передано ${described(given).ru}; ожидается массив типов`,
    )
}

const kinds: ReadonlySet<unknown> = new Set(['any', 'value', 'object', 'platform'])

const isType = (given: unknown): given is { readonly name: unknown } =>
  typeof given === 'object' && given !== null && 'kind' in given && kinds.has(given.kind) && 'name' in given

function described(given: unknown): Said {
  if (isType(given))
    return said(`the type ${String(given.name) || 'without a name'} itself`, `сам тип ${String(given.name) || 'без имени'}`)
  if (Array.isArray(given)) return said('an array', 'массив')
  if (typeof given !== 'object' || given === null)
    return typeof given === 'function'
      ? said('a function', 'функция')
      : asSaid(typeof given === 'string' ? JSON.stringify(given) : String(given))
  const keys = Object.keys(given)
    .slice(0, 5)
    .map((key) => `"${key}"`)
    .join(', ')
  return said(`an object with ${keys || 'no properties'}`, keys === '' ? 'объект без свойств' : `объект со свойствами ${keys}`)
}
