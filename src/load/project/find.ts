/** Where a project's file is: named by the user, or lying in a folder. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** The names that are looked for. */
const projectFiles = ['ts', 'mts', 'js', 'mjs', 'json'].map((ending) => `standin.config.${ending}`)

/** Those that there are in the folder, as they should be printed; more than one is a mistake. */
export const projectFilesIn = (folder: string): readonly string[] =>
  projectFiles.map((name) => join(folder, name)).filter((file) => existsSync(file))
