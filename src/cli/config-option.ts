/** `--config FILE` and `--no-config` of any command: taken off the command line before commander reads it. */
import type { Named } from './shared/project.ts'

export interface SplitConfig {
  readonly named: Named
  readonly rest: readonly string[]
}

/** The last of them counts. What follows `--` is not ours; `--config` without a file is left for commander to refuse. */
export function splitConfig(args: readonly string[]): SplitConfig {
  const end = args.indexOf('--')
  const own = end < 0 ? args : args.slice(0, end)
  let named: Named
  const rest: string[] = []
  for (let at = 0; at < own.length; at++) {
    const word = own[at]!
    const next = own[at + 1]
    if (word === '--no-config') named = false
    else if (word.startsWith('--config=') && word.length > 9) named = word.slice(9)
    else if (word === '--config' && next !== undefined && !next.startsWith('-')) {
      named = next
      at++
    } else rest.push(word)
  }
  return { named, rest: [...rest, ...args.slice(own.length)] }
}
