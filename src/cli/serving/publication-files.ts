/** The files of --vrd and --users, as the configuration of a platform: read when the command starts, and again when they change. */
import { readFileSync } from 'node:fs'
import type { FileRestrictions, UsersFile } from '../../access/users-file.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { saidBy } from '../../diagnostics/said-by.ts'
import { joined, said, type Said } from '../../diagnostics/said.ts'
import { offered } from '../../host/machine/channels.ts'
import type { Snapshot } from '../../infobase/store/snapshots.ts'
import type { PlatformSettings } from '../../load/settings.ts'
import type { ConfigurationRoot } from '../../metadata/format/recognise.ts'
import type { StandardOData } from '../../odata/service.ts'
import type { Configuration, Service } from '../../platform/configuration.ts'
import { CommandError } from '../shared/command-error.ts'

export interface InfobaseArguments {
  readonly base: string
  readonly vrd?: readonly string[]
  readonly users?: string
}

export interface LoadedInfobase {
  readonly configuration: Pick<Configuration, 'base' | 'publications' | 'users' | 'access' | 'infobase' | 'dataRoles'> & PlatformSettings
  readonly diagnostics: readonly Diagnostic[]
  /** The data as at the start, where somebody may ask for it again. */
  readonly dataStart?: Snapshot
  /** The standard OData interface, where there is data. */
  readonly odata?: readonly StandardOData[]
}

/**
 * Throws CommandError when a file can't be read, or users.json is wrong: a list that is not understood must not open the service to all.
 * `known`: see `loadPublications`. `configurations`: their roles say what users may use, unless users.json does.
 */
export async function loadInfobase(
  options: InfobaseArguments,
  services: readonly Service[],
  known = new Map<string, string>(),
  configurations: readonly ConfigurationRoot[] = [],
): Promise<LoadedInfobase> {
  const access = options.users === undefined ? undefined : await withRights(await usersOf(options.users), configurations)
  const files = options.vrd ?? []
  // It brings the XML reader, which is not always needed.
  const reader = files.length === 0 ? undefined : await import('../../load/publications.ts')
  const loaded =
    reader
    && reader.loadPublications(files, services.map(offered), options.base, known, (file) => opened('--vrd', file, () => readFileSync(file)))
  return {
    configuration: {
      base: options.base,
      ...(loaded && { publications: loaded.publications }),
      ...(access && { users: access.users!, ...(access.roles && { access: { roles: access.roles } }) }),
    },
    diagnostics: [...(access?.diagnostics ?? []), ...(loaded?.diagnostics ?? [])],
  }
}

/**
 * Without `roles` in users.json the rights are those of the configuration's roles, where any user has one of these; else every user may use
 * everything.
 */
async function withRights(file: UsersFile, configurations: readonly ConfigurationRoot[]): Promise<UsersFile> {
  if (file.roles !== undefined || configurations.length === 0) return file
  const roles = (await import('../../load/infobase/use-rights.ts')).useRightsOf(configurations)
  const isUsed = roles !== undefined && file.users!.all.some((user) => user.Roles?.some((role) => Object.hasOwn(roles, role)))
  return isUsed ? { ...file, roles, diagnostics: file.diagnostics.filter((one) => one.code !== 'users/no-roles') } : file
}

/** What users.json restricts by row. */
export const restrictionsOf = async ({ users }: Pick<InfobaseArguments, 'users'>): Promise<FileRestrictions | undefined> =>
  users === undefined ? undefined : (await usersOf(users)).restrictions

/** What is to be watched. */
export const infobaseFiles = ({ vrd = [], users }: InfobaseArguments): readonly string[] => [
  ...vrd,
  ...(users === undefined ? [] : [users]),
]

export async function usersOf(file: string): Promise<UsersFile> {
  const { readUsers } = await import('../../access/users-file.ts')
  const read = readUsers(
    opened('--users', file, () => readFileSync(file, 'utf8')),
    file,
  )
  const wrong = read.diagnostics.find((one) => one.severity === 'error')
  if (wrong !== undefined)
    throw new CommandError('access', joined([`${file}:${wrong.location?.line ?? 1}: `, said(wrong.message, wrong.messageRu)]))
  return read
}

/** The command that writes such a file, where there is none. */
function remedyOf(option: string, file: string, error: unknown): Said {
  const command =
    option === '--users' ? `standin user add NAME --users ${file}` : option === '--vrd' ? `standin vrd init PATH --out ${file}` : ''
  const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
  return command === '' || !isMissing ? said('', '') : said(`; \`${command}\` writes one`, `; его напишет \`${command}\``)
}

function opened<Value>(option: string, file: string, open: () => Value): Value {
  try {
    return open()
  } catch (error) {
    throw new CommandError(
      'access',
      joined([
        said(`${option}: ${file} cannot be read: `, `${option}: ${file} не прочитать: `),
        saidBy(error),
        remedyOf(option, file, error),
      ]),
    )
  }
}
