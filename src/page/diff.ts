/** Where two texts differ: `/volume/A1` and `/volume/a1` share all but one letter, and that letter is marked on both sides. */

/** A part of a text, and whether the other text has it in the same place. */
export interface Piece {
  readonly text: string
  readonly same: boolean
}

/** Longer texts are compared by their common beginning and end alone. */
const MOST = 400

/** Both texts in pieces. */
export function differences(one: string, other: string): readonly [readonly Piece[], readonly Piece[]] {
  const [a, b] = [[...one], [...other]]
  let start = 0
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++
  let end = 0
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++
  const [middleA, middleB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  const [keptA, keptB] = common(middleA, middleB)
  const flags = (kept: readonly boolean[]): readonly boolean[] => [
    ...Array.from({ length: start }, () => true),
    ...kept,
    ...Array.from({ length: end }, () => true),
  ]
  return [pieces(a, flags(keptA)), pieces(b, flags(keptB))]
}

/** The letters of a longest common subsequence, as flags of both. */
function common(a: readonly string[], b: readonly string[]): readonly [boolean[], boolean[]] {
  const [inA, inB] = [a.map(() => false), b.map(() => false)]
  if (a.length > MOST || b.length > MOST) return [inA, inB]
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1))
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i]![j] = a[i] === b[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!)
  }
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) inA[i++] = inB[j++] = true
    else if (lengths[i + 1]![j]! >= lengths[i]![j + 1]!) i++
    else j++
  }
  // Letters that are the same by chance would only distract.
  const same = inA.filter((one) => one).length
  return same * 2 < Math.max(a.length, b.length) ? [a.map(() => false), b.map(() => false)] : [inA, inB]
}

function pieces(letters: readonly string[], flags: readonly boolean[]): readonly Piece[] {
  const found: { text: string; same: boolean }[] = []
  letters.forEach((letter, at) => {
    const same = flags[at]!
    if (found.at(-1)?.same === same) found.at(-1)!.text += letter
    else found.push({ text: letter, same })
  })
  return found
}
