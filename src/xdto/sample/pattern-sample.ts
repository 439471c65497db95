/** A text that a regular expression of XML Schema matches: the first branch, and of each class the plainest character. */
import { said } from '../../diagnostics/said.ts'
import { PatternError, type CharacterClass, type Pattern } from '../../pattern/tree.ts'
import { readPattern } from '../types/pattern.ts'

/**
 * `more`: how often what may occur without bound does, beyond its least number. `undefined` where nothing can be made up, or only a text of
 * more than `most` characters.
 */
export function patternSample(pattern: string, more: number, most: number): string | undefined {
  try {
    const read = readPattern(pattern)
    return lengthOf(read, more) > most ? undefined : sampled(read, more)
  } catch (error) {
    if (error instanceof PatternError) return undefined
    throw error
  }
}

const plain = Array.from('A1a0-_. /:@+#%,()x\u0416\u0436 \u00e9\u4e00!"$&\'*;<=>?[]^`{|}~\\\t\n')

/** The first of the plain characters that the class holds, else the first of all. */
function characterOf({ text }: CharacterClass): string {
  const holds = new RegExp(`^${text}$`, 'v')
  const found = plain.find((one) => holds.test(one))
  if (found !== undefined) return found
  for (let code = 0x20; code < 0x3000; code++) if (holds.test(String.fromCharCode(code))) return String.fromCharCode(code)
  throw new PatternError(said('no character of a class is known', 'ни один символ класса неизвестен'), 1)
}

/** Before it is made: `(a{1000000}){1000000}` is a short pattern. */
function lengthOf(pattern: Pattern, more: number): number {
  if (pattern.kind === 'class') return 1
  if (pattern.kind === 'sequence') return pattern.items.reduce((sum, one) => sum + lengthOf(one, more), 0)
  if (pattern.kind === 'choice') return lengthOf(pattern.branches[0]!, more)
  return pattern.kind === 'edge' ? 0 : lengthOf(pattern.of, more) * times(pattern.least, pattern.most, more)
}

function sampled(pattern: Pattern, more: number): string {
  if (pattern.kind === 'class') return characterOf(pattern)
  if (pattern.kind === 'sequence') return pattern.items.map((one) => sampled(one, more)).join('')
  if (pattern.kind === 'choice') return sampled(pattern.branches[0]!, more)
  return pattern.kind === 'edge' ? '' : sampled(pattern.of, more).repeat(times(pattern.least, pattern.most, more))
}

const times = (least: number, most: number, more: number): number => Math.min(Math.max(least, Math.min(most, more)), most)
