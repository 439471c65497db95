/** Literals of a source, as they are written: those that stand alone, and those that are said in both languages. */

/** Words of a sentence, in a literal or a template. */
export const prose = /[a-z']{2,} (?:\$\{[^}]*\} )?[a-z]{2,}/

/** From behind an opening parenthesis to the one that closes it; texts may have parentheses of their own, which come in pairs. */
export function within(text: string, from: number): string {
  let depth = 1
  let at = from
  for (; depth > 0 && at < text.length; at++) depth += text[at] === '(' ? 1 : text[at] === ')' ? -1 : 0
  return text.slice(from, at - 1)
}

/** The arguments without what is said in both languages. */
export function alone(text: string): string {
  const start = text.search(/\b(?:said|joined|asSaid)\(/)
  if (start < 0) return text
  const open = text.indexOf('(', start) + 1
  return text.slice(0, start) + alone(text.slice(open + within(text, open).length + 1))
}

export const literals = (text: string): readonly string[] =>
  [...text.matchAll(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g)].map(([one]) => one)
