/** `check --strict` may have a value, but must not take the path that follows it for one, as commander would. */

/** The one value that `--strict` has. */
const profile = 'bp11'

/** Of `check`, `--strict bp11` and `--strict` alone become `--strict=…`, which commander reads as it is. */
export function joinStrict(args: readonly string[]): string[] {
  const at = args.indexOf('--strict')
  const end = args.indexOf('--')
  if (args[0] !== 'check' || at < 0 || (end >= 0 && end < at)) return [...args]
  const named = args[at + 1] === profile
  return [...args.slice(0, at), `--strict=${named ? profile : 'table'}`, ...args.slice(at + (named ? 2 : 1))]
}
