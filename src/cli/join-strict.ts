/** `check --strict` may have a value, but must not take the path that follows it for one, as commander would. */

/** A value, or what looks like one: commander refuses it with the right ones. */
const profile = /^bp[\d.]*$/i

/** Of `check`, `--strict bp11` and `--strict` alone become `--strict=…`, which commander reads as it is. */
export function joinStrict(args: readonly string[]): string[] {
  const at = args.indexOf('--strict')
  const end = args.indexOf('--')
  if (args[0] !== 'check' || at < 0 || (end >= 0 && end < at)) return [...args]
  const next = args[at + 1] ?? ''
  const named = profile.test(next)
  return [...args.slice(0, at), `--strict=${named ? next : 'table'}`, ...args.slice(at + (named ? 2 : 1))]
}
