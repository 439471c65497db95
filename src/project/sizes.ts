/** Sizes as people write them: `10MB`, `100MiB`. */

const units: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['b', 1],
  ['kb', 1e3],
  ['mb', 1e6],
  ['gb', 1e9],
  ['k', 1024],
  ['m', 1024 ** 2],
  ['g', 1024 ** 3],
  ['kib', 1024],
  ['mib', 1024 ** 2],
  ['gib', 1024 ** 3],
])

/** `4096`, `10MB` (10 000 000), `100MiB`, `100M` (both 104 857 600); `undefined` for anything else. */
export function parseBytes(text: string): number | undefined {
  const found = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(text.trim())
  const unit = found && units.get(found[2]!.toLowerCase())
  const bytes = Math.round(Number(found?.[1]) * (unit ?? NaN))
  return Number.isSafeInteger(bytes) ? bytes : undefined
}
