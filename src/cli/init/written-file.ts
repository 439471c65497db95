/** A file that `init` writes, below the working folder. */
export interface WrittenFile {
  readonly file: string
  readonly text: string
}
