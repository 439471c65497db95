/** Files of publications and users for a test, as `standin serve --vrd --users` takes them; anything wrong in them is thrown whole. */
import { DiagnosticError, type Diagnostic } from '../diagnostics/diagnostic.ts'
import { offered } from '../host/machine/channels.ts'
import type { Configuration, Service } from '../platform/configuration.ts'

export interface FilesForTest {
  readonly vrd: string | readonly string[]
  /** Users in code stay as they are. */
  readonly users: Configuration['users'] | string
  readonly base: string
}

export async function filesForTest(
  { vrd, users, base }: FilesForTest,
  services: readonly Service[],
): Promise<Pick<Configuration, 'publications' | 'users' | 'access'>> {
  const files = typeof vrd === 'string' ? [vrd] : vrd
  const published = files.length === 0 ? undefined : await publicationsOf(files, services, base)
  const read = typeof users === 'string' ? await usersOf(users) : { users, access: undefined }
  return { ...published, ...(read.users && { users: read.users }), ...(read.access && { access: read.access }) }
}

async function publicationsOf(files: readonly string[], services: readonly Service[], base: string) {
  const { loadPublications } = await import('../load/publications.ts')
  const { publications, diagnostics } = loadPublications(files, services.map(offered), base, new Map())
  refuse(diagnostics)
  return { publications }
}

async function usersOf(file: string): Promise<Pick<Configuration, 'users' | 'access'>> {
  const [{ readUsers }, { nodeFiles }] = await Promise.all([import('../access/users-file.ts'), import('../host/machine/files.ts')])
  const { users, roles, diagnostics } = readUsers(new TextDecoder().decode(nodeFiles.read(file)), file)
  refuse(diagnostics)
  return { ...(users && { users }), ...(roles && { access: { roles } }) }
}

function refuse(diagnostics: readonly Diagnostic[]): void {
  const errors = diagnostics.filter((one) => one.severity === 'error')
  if (errors.length > 0) throw new DiagnosticError(errors)
}
