/** Checks at run time that a definition names an XDTO type: plain JavaScript has no compiler to say so. */

/** @throws TypeError when it is neither an XDTO type nor a function that gives one later. */
export function expectType(given: unknown, where: string): void {
  if (typeof given === 'function' || isType(given)) return
  throw new TypeError(`${where} is ${described(given)}; an XDTO type such as xs.string, or a function that gives one, is expected`)
}

/** @throws TypeError when it is nothing that `property` or `reference` made. */
export function expectProperty(given: unknown, where: string): void {
  if (typeof given === 'object' && given !== null && 'settings' in given && 'ref' in given) return
  throw new TypeError(`${where} is ${described(given)}; property(xs.string) or reference(…) is expected`)
}

/** @throws TypeError when it is not an object. */
export function expectObject(given: unknown, where: string, example: string): void {
  if (typeof given !== 'object' || given === null) throw new TypeError(`${where} is ${described(given)}; ${example} is expected`)
}

/** @throws TypeError when it is not an array. */
export function expectArray(given: unknown, where: string): void {
  if (!Array.isArray(given)) throw new TypeError(`${where} is ${described(given)}; an array of types is expected`)
}

const kinds: ReadonlySet<unknown> = new Set(['any', 'value', 'object', 'platform'])

const isType = (given: unknown): given is { readonly name: unknown } =>
  typeof given === 'object' && given !== null && 'kind' in given && kinds.has(given.kind) && 'name' in given

function described(given: unknown): string {
  if (isType(given)) return `the type ${String(given.name) || 'without a name'} itself`
  if (Array.isArray(given)) return 'an array'
  if (typeof given !== 'object' || given === null)
    return typeof given === 'string' ? JSON.stringify(given) : typeof given === 'function' ? 'a function' : String(given)
  return `an object with ${
    Object.keys(given)
      .slice(0, 5)
      .map((key) => `"${key}"`)
      .join(', ') || 'no properties'
  }`
}
