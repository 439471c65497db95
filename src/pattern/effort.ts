/**
 * How much work a pattern makes: in how many ways a backtracking engine may try a text, and how many steps an automaton has. `(a|b)c?` has
 * four ways, `a*` one star, `(a+)+` no bound.
 */
import type { Pattern } from './tree.ts'

/** Tries of one text: `ways` times its length to the power of `stars`. */
interface Effort {
  readonly ways: number
  readonly stars: number
  /** Whether the empty text is matched: repeating that takes time without taking characters. */
  readonly empty: boolean
}

/** A bounded repeat of at most this many counts goes by its ways; a longer one is a star. */
const SMALL = 16
const MOST_WAYS = 256

/** Whether the time of a backtracking engine is linear in the text. `anchored`: it tries from the first character alone. */
export function isLinear(pattern: Pattern, anchored: boolean): boolean {
  const { ways, stars } = effort(pattern)
  return ways <= MOST_WAYS && stars <= (anchored ? 1 : 0)
}

function effort(pattern: Pattern): Effort {
  if (pattern.kind === 'class') return { ways: 1, stars: 0, empty: false }
  if (pattern.kind === 'edge') return { ways: 1, stars: 0, empty: true }
  if (pattern.kind === 'repeat') return repeated(effort(pattern.of), pattern.least, pattern.most)
  if (pattern.kind === 'choice') {
    const branches = pattern.branches.map(effort)
    return {
      ways: sum(branches, (one) => one.ways),
      stars: Math.max(0, ...branches.map((one) => one.stars)),
      empty: branches.some((one) => one.empty),
    }
  }
  const items = pattern.items.map(effort)
  return {
    ways: items.reduce((product, one) => product * one.ways, 1),
    stars: sum(items, (one) => one.stars),
    empty: items.every((one) => one.empty),
  }
}

function repeated(once: Effort, least: number, most: number): Effort {
  const empty = once.empty || least === 0
  if (most === 0) return { ways: 1, stars: 0, empty: true }
  if (once.empty && most > 1) return { ways: Infinity, stars: 0, empty }
  if (once.ways === 1 && once.stars === 0)
    return most - least > SMALL ? { ways: 1, stars: 1, empty } : { ways: most - least + 1, stars: 0, empty }
  if (most > SMALL) return { ways: Infinity, stars: 0, empty }
  return { ways: once.ways ** most * (most - least + 1), stars: once.stars * most, empty }
}

/** How many steps the automaton of the pattern has when all its counts are written out. */
export function steps(pattern: Pattern): number {
  if (pattern.kind === 'class' || pattern.kind === 'edge') return 1
  if (pattern.kind === 'repeat') return (steps(pattern.of) + 1) * (pattern.most === Infinity ? pattern.least + 1 : pattern.most)
  return sum(pattern.kind === 'sequence' ? pattern.items : pattern.branches, steps) + 1
}

const sum = <T>(items: readonly T[], of: (item: T) => number): number => items.reduce((total, one) => total + of(one), 0)
