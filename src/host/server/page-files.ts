/** The files of the admin surface's page, read when they are asked for: a stand-in that no one looks at has nothing of them in memory. */
import { readFile } from 'node:fs/promises'

/** Where the build puts them, from the build and from the sources. */
const folder = import.meta.url.replace(/^(.*)\/(?:src|dist)\/.*$/s, '$1/dist/page/')

/** `undefined` where it was not built. */
export async function pageFile(name: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(new URL(name, folder))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
