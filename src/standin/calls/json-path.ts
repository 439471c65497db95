/**
 * The small part of JSONPath that stubs need: `$`, `.name`, `['name']`, `[0]`, `[-1]`, `[*]`. Names are letters of any script, digits and
 * `_` after a dot, anything between quotes. A path gives every value that it leads to.
 */
import { ExactNumber } from './exact-json.ts'

type JSONStep =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'each' }

export interface JSONPath {
  readonly text: string
  readonly steps: readonly JSONStep[]
}

const step = /\.([\p{L}\p{N}_$-]+)|\[\s*(-?\d+)\s*\]|\[\s*'([^']*)'\s*\]|\[\s*"([^"]*)"\s*\]|\[\s*(\*)\s*\]|\.(\*)/uy

/** The path, or the place (0-based) where the text stops being one. */
export function parseJSONPath(text: string): JSONPath | { readonly wrongAt: number } {
  if (!text.startsWith('$')) return { wrongAt: 0 }
  const steps: JSONStep[] = []
  let at = 1
  while (at < text.length) {
    step.lastIndex = at
    const found = step.exec(text)
    if (found === null) return { wrongAt: at }
    const name = found[1] ?? found[3] ?? found[4]
    steps.push(
      name !== undefined ? { kind: 'name', name } : found[2] !== undefined ? { kind: 'index', index: Number(found[2]) } : { kind: 'each' },
    )
    at = step.lastIndex
  }
  return { text, steps }
}

/** Every value at the path; none where it leads nowhere. */
export const valuesAt = (path: JSONPath, value: unknown): readonly unknown[] =>
  path.steps.reduce<readonly unknown[]>((values, one) => values.flatMap((each) => stepInto(each, one)), [value])

function stepInto(value: unknown, one: JSONStep): readonly unknown[] {
  if (typeof value !== 'object' || value === null || value instanceof ExactNumber) return []
  if (one.kind === 'each') return Array.isArray(value) ? value : Object.values(value)
  if (one.kind === 'index')
    return Array.isArray(value) && Math.abs(one.index) <= value.length
      ? value.slice(one.index, one.index === -1 ? undefined : one.index + 1)
      : []
  return !Array.isArray(value) && Object.hasOwn(value, one.name) ? [(value as Readonly<Record<string, unknown>>)[one.name]] : []
}
