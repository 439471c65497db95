/**
 * The key by which texts are compared: 1C's queries know neither case nor blanks at the end, in Russian as in Latin letters. `'Ёлка '`
 * folds to `'ёлка'`; ё and е stay two letters.
 */
export function fold(text: string): string {
  let end = text.length
  while (end > 0 && text.charCodeAt(end - 1) === 32) end--
  return (end === text.length ? text : text.slice(0, end)).toLowerCase()
}
