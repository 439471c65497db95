/** A path as messages show it: relative to the working directory where it lies below. */
import { relative, resolve } from 'node:path'

/** Addresses stay as they are. */
export function printedPath(path: string): string {
  if (/^https?:/i.test(path)) return path
  const near = relative('.', path)
  return near === '' || near.startsWith('..') ? resolve(path) : near
}
