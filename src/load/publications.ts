/** Files of publications (default.vrd) read and published against the given services, again and again. */
import { readFileSync } from 'node:fs'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { publish } from '../host/machine/publish.ts'
import type { OfferedService, Publication } from '../publication/publication.ts'
import { distinctPublications } from '../publication/publish.ts'
import { readPublication } from '../publication/vrd-read.ts'

export interface LoadedPublications {
  /** Not empty; one whose file can't be read answers so. */
  readonly publications: readonly Publication[]
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * `files` as the user gave them; `base`: the address of those that name none. `known`: the base of each file when it last could be read,
 * kept from one call to the next: where a file is broken beyond reading, its publication answers so at that address and at no other. Throws
 * node's error when a file can't be opened.
 */
export function loadPublications(
  files: readonly string[],
  services: readonly OfferedService[],
  base: string,
  known: Map<string, string>,
  open: (file: string) => Uint8Array = readFileSync,
): LoadedPublications {
  const loaded = files.map((file) => {
    const read = readPublication(open(file), file)
    const unreadable =
      read.publication === undefined && (read.base === undefined || read.diagnostics.some(({ code }) => code === 'vrd/not-well-formed'))
    const last = known.get(file)
    const published = publish(unreadable && last !== undefined ? { ...read, base: last } : read, services, base)
    if (!unreadable) known.set(file, published.publication.base)
    return { file, publication: published.publication, diagnostics: [...read.diagnostics, ...published.diagnostics] }
  })
  const { publications, diagnostics } = distinctPublications(loaded)
  return { publications, diagnostics: [...loaded.flatMap((one) => one.diagnostics), ...diagnostics] }
}
