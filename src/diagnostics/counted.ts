/** A number with its noun, in both languages: Russian has a form for 1 and 21, one for 2 to 4, and one for 5. */
import { said, type Said } from './said.ts'

/** Which of the three forms a number takes. */
export function russianForm(count: number, [one, few, many]: readonly [one: string, few: string, many: string]): string {
  const [tens, ones] = [count % 100, count % 10]
  return ones === 1 && tens !== 11 ? one : ones >= 2 && ones <= 4 && (tens < 12 || tens > 14) ? few : many
}

/** `1 byte`, `22 bytes`; `1 байт`, `22 байта`. */
export const bytesOf = (count: number): Said =>
  said(`${count} ${count === 1 ? 'byte' : 'bytes'}`, `${count} ${russianForm(count, ['байт', 'байта', 'байт'])}`)
