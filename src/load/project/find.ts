/** Where a project's file is: named by the user, or lying in a folder. */
import { existsSync } from 'node:fs'
import { extname, join } from 'node:path'

const endings = ['ts', 'mts', 'js', 'mjs', 'json']
/** Forms that other tools read. */
const others = ['yaml', 'yml', 'cjs', 'cts', 'jsonc', 'json5', 'toml']

/** Those that there are in the folder, as they should be printed; more than one is a mistake. */
export const projectFilesIn = (folder: string): readonly string[] => configsIn(folder, endings)

/** Files of the name of a project file that are of another form. */
export const misnamedIn = (folder: string): readonly string[] => configsIn(folder, others)

/** Whether a file of that name is read. */
export const isProjectForm = (file: string): boolean => !others.includes(extname(file).slice(1).toLowerCase())

const configsIn = (folder: string, of: readonly string[]): readonly string[] =>
  of.map((ending) => join(folder, `standin.config.${ending}`)).filter((file) => existsSync(file))
