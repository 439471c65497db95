/**
 * The lists of `$select` and `$expand`: paths parted by commas, each of names and, at its end, `*`, `**` or `*____Presentation`. `Ref_Key,
 * Контрагент/*` is `[['Ref_Key'], ['Контрагент', '*']]`.
 */
import { asSaid, said } from '../../diagnostics/said.ts'
import { odataRefusal } from '../errors.ts'

export type SelectPath = readonly string[]

/** Steps of one path: 1C expands four levels. */
const MAX_STEPS = 12
const MAX_PATHS = 1_000

const STEP = /^(?:[\p{L}\p{N}_]+|\*\*?|\*____Presentation)$/u

/** `option`: its name with `$`, for the refusal. Empty parts are skipped. */
export function readPaths(option: string, text: string): readonly SelectPath[] {
  const paths = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => part.split('/').map((step) => step.trim()))
  if (paths.length > MAX_PATHS)
    throw odataRefusal('option', [option], said(`${option} names at most ${MAX_PATHS} paths`, `в ${option} не больше ${MAX_PATHS} путей`))
  for (const path of paths) {
    const bad = path.find((step, index) => !STEP.test(step) || (step.startsWith('*') && index < path.length - 1))
    if (bad !== undefined || path.length > MAX_STEPS)
      throw odataRefusal('segment', [bad ?? path.join('/')], asSaid(`${option}: ${path.join('/')}`))
  }
  return paths
}
