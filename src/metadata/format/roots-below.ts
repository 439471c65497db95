/**
 * Where configurations lie that are too deep below a path to be served by it: named in the message about a wrong folder.
 */
import type { Files } from './files.ts'
import { recognise } from './recognise.ts'

/** Folders that are looked into, and configurations that are named, at most. */
const LOOKED = 400
const NAMED = 3

/** Paths of configurations, the nearest first. */
export function rootsBelow(files: Files, path: string): readonly string[] {
  const waiting = [path]
  const found: string[] = []
  for (let looked = 0; looked < LOOKED && looked < waiting.length && found.length < NAMED; looked++) {
    const folder = waiting[looked]!
    if (recognise(files, folder) !== undefined) found.push(folder)
    else
      waiting.push(
        ...(files.list(folder) ?? [])
          .filter((entry) => entry.isFolder && !entry.name.startsWith('.') && entry.name !== 'node_modules')
          .map((entry) => files.join(folder, entry.name)),
      )
  }
  return found
}
