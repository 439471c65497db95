/** Files of publications (default.vrd) read and published against the services at hand, again and again. */
import { readFileSync } from 'node:fs'
import { distinctPublications, publish } from '../publication/publish.ts'
import { readPublication } from '../publication/vrd-read.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { OfferedService, Publication } from '../publication/publication.ts'

export interface LoadedPublications {
  /** Not empty; one whose file can't be read answers so. */
  readonly publications: readonly Publication[]
  readonly diagnostics: readonly Diagnostic[]
}

/** `files` as the user gave them; `base`: the address of those that name none. Throws node's error when a file can't be opened. */
export function loadPublications(files: readonly string[], services: readonly OfferedService[], base: string): LoadedPublications {
  const loaded = files.map((file) => {
    const read = readPublication(readFileSync(file), file)
    const published = publish(read, services, base)
    return { file, publication: published.publication, diagnostics: [...read.diagnostics, ...published.diagnostics] }
  })
  const { publications, diagnostics } = distinctPublications(loaded)
  return { publications, diagnostics: [...loaded.flatMap((one) => one.diagnostics), ...diagnostics] }
}
