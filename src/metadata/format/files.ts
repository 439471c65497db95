/** The small part of a file system that a configuration is read through; node, an archive or a test gives it. */
export interface FolderEntry {
  readonly name: string
  readonly isFolder: boolean
}

export interface Files {
  /** What lies directly in a folder; `undefined` when there is no such folder or it cannot be read. */
  list(folder: string): readonly FolderEntry[] | undefined
  /** The bytes of a file; `undefined` when there is no such file or it cannot be read. */
  read(path: string): Uint8Array | undefined
  /** One path from a folder and names below it, as it should be printed in a diagnostic. */
  join(folder: string, ...names: readonly string[]): string
}
