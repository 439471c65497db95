/** What the command line and the project file say of how sources are read, as options of loading. */
import { statSync } from 'node:fs'
import { said, type Said } from '../../diagnostics/said.ts'
import type { SourceReading } from '../../load/recognise.ts'
import { CommandError } from './command-error.ts'
import type { ProjectArguments } from './project.ts'

export interface DocumentArguments extends ProjectArguments {
  /** Hosts (`name`, or `name:port` where the port is not the usual one) besides a document's own; `*` for all. */
  readonly allowHost?: readonly string[]
  /** Folder that what local documents import must lie in; each document's own when absent. */
  readonly allowFolder?: string
  /** Files of schemas by namespace, read in place of what imports name. */
  readonly schema?: Readonly<Record<string, string>>
  /** Serve of a WSDL with errors what is sound. */
  readonly lenient?: true
}

type Reading = Pick<SourceReading, 'hosts' | 'within' | 'schemas' | 'lenient' | 'placeOf'>

/** Throws CommandError for a folder or a file that is not there: nothing would be read by it, and nothing would say so. */
export function readingOf({ allowHost, allowFolder, schema, lenient, project }: DocumentArguments): Reading {
  if (allowFolder !== undefined && !kindOf(allowFolder)?.isDirectory())
    throw wrong(said(`--allow-folder: ${allowFolder} is not a folder`, `--allow-folder: ${allowFolder} – не папка`))
  for (const [namespace, file] of Object.entries(schema ?? {}))
    if (!isAddress(file) && !kindOf(file)?.isFile())
      throw wrong(
        said(`--schema: there is no file ${file} for ${namespace}`, `--schema: нет файла ${file} для пространства имен ${namespace}`),
      )
  return {
    ...placeIn({ project }),
    ...(allowHost && { hosts: allowHost }),
    ...(allowFolder !== undefined && { within: allowFolder }),
    ...(schema && { schemas: schema }),
    ...(lenient && { lenient }),
  }
}

/** Of commands that read no WSDL documents: a wrong path has its place in the project file. */
export const placeIn = ({ project }: { readonly project?: ProjectArguments['project'] | undefined }): Pick<SourceReading, 'placeOf'> =>
  project?.placeOf === undefined ? {} : { placeOf: project.placeOf }

const kindOf = (path: string) => statSync(path, { throwIfNoEntry: false })
const isAddress = (location: string): boolean => /^https?:/i.test(location)
const wrong = (words: Said): CommandError => new CommandError('usage', words)
