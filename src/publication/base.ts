/** Checks the base of a publication that a user gives. */

const segment = /^(?!\.{1,2}$)[\p{L}\p{M}\p{Nd}_.~-]+$/u

/**
 * `''` or `/name` of one or several segments; `undefined` for what no URL can begin with (`.` and `..` are resolved by clients). A leading
 * and a trailing slash may be there or not.
 */
export function soundBase(text: string): string | undefined {
  const name = text.replace(/^\/|\/$/g, '')
  if (name === '') return ''
  return name.split('/').every((one) => segment.test(one)) ? `/${name}` : undefined
}
