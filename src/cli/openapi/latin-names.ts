/** Names of operations and of schemas: OpenAPI allows Latin letters alone, 1C's names are Cyrillic. */

const latin = 'a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya'.split(' ')

/** Names of components are of Latin letters in OpenAPI: `Catalog_Товары` becomes `Catalog_Tovary`; what is taken gets a number. */
export function latinNames(): (name: string) => string {
  const known = new Map<string, string>()
  const taken = new Set<string>()
  return (name) => {
    const found = known.get(name)
    if (found !== undefined) return found
    const plain = Array.from(name, inLatin)
      .join('')
      .replace(/[^a-zA-Z0-9._-]/g, '_')
    let free = plain
    for (let at = 2; taken.has(free); at++) free = `${plain}_${at}`
    taken.add(free)
    known.set(name, free)
    return free
  }
}

function inLatin(letter: string): string {
  const small = letter.toLowerCase()
  const found = small === 'ё' ? 'e' : latin[small.charCodeAt(0) - 0x430]
  if (found === undefined || small.charCodeAt(0) < 0x430) return letter
  return small === letter ? found : found.slice(0, 1).toUpperCase() + found.slice(1)
}
