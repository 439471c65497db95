/** `standin user add`: a user with a password, put into users.json. */
import { existsSync, renameSync, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { User } from '../../access/user.ts'
import { writeUsers } from '../../access/users-file.ts'
import { hashPassword } from '../../host/machine/passwords.ts'
import { usersOf } from '../serving/publication-files.ts'
import { CommandError } from '../shared/command-error.ts'
import type { Exit } from '../shared/exit-codes.ts'
import { out, say } from '../shared/terminal.ts'
import { writing } from '../shared/write-output.ts'

export interface UserArguments {
  readonly users: string
  readonly role?: readonly string[]
  readonly email?: string
  readonly tokens?: true
  readonly force?: true
}

/** The password is the first line of stdin, so that it stands in no list of processes and no history. */
export async function userAddCommand(name: string, options: UserArguments): Promise<Exit> {
  if (name === '' || name.includes(':'))
    throw new CommandError('usage', "a user's name is not empty and has no colon: Basic authentication could not carry it")
  const file = existsSync(options.users) ? await usersOf(options.users) : undefined
  const others = (file?.users?.all ?? []).filter((user) => user.Name !== name)
  if (others.length !== (file?.users?.all.length ?? 0) && !options.force)
    throw new CommandError('exists', `nothing is written: ${options.users} has a user "${name}" (--force replaces him)`)
  const user: User = {
    Name: name,
    StoredPasswordValue: await hashPassword(await passwordFrom(process.stdin)),
    ...(options.role && { Roles: options.role }),
    ...(options.email !== undefined && { Email: options.email }),
    ...(options.tokens && { AccessTokenAuthentication: true }),
  }
  // Whole or not at all: a server may be reading it.
  writing('--users', () => {
    writeFileSync(`${options.users}.new`, writeUsers([...others, user], file?.roles), { mode: 0o600 })
    renameSync(`${options.users}.new`, options.users)
  })
  out(options.users)
  say(`user "${name}" is in ${options.users}; \`standin serve --users ${options.users}\` asks for him`)
  return 'ok'
}

async function passwordFrom(input: NodeJS.ReadStream): Promise<string> {
  if (input.isTTY) process.stderr.write('Password (it is shown as you type): ')
  for await (const line of createInterface({ input })) return line
  throw new CommandError(
    'usage',
    'no password: it is read from the first line of stdin, which may be empty; such as `standin user add NAME < password.txt`',
  )
}
