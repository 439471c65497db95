/** `standin user add`: a user with a password, put into users.json. */
import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Roles } from '../../access/rights.ts'
import type { User } from '../../access/user.ts'
import { writeUsers, type RowRestrictions } from '../../access/users-file.ts'
import { said } from '../../diagnostics/said.ts'
import { hashPassword } from '../../host/machine/passwords.ts'
import { locked, writeWhole } from '../../host/machine/whole-file.ts'
import { usersOf } from '../serving/publication-files.ts'
import { CommandError } from '../shared/command-error.ts'
import type { Exit } from '../shared/exit-codes.ts'
import { ask, out, say } from '../shared/terminal.ts'
import { writing } from '../shared/write-output.ts'

export interface UserArguments {
  readonly users: string
  readonly role?: readonly string[]
  readonly email?: string
  readonly tokens?: true
  readonly force?: true
}

/** The password is the first line of stdin, so that no list of processes and no shell history shows it. */
export async function userAddCommand(name: string, options: UserArguments): Promise<Exit> {
  if (name === '' || name.includes(':'))
    throw new CommandError(
      'usage',
      said(
        "a user's name must not be empty or contain a colon: Basic authentication cannot carry it",
        'имя пользователя не может быть пустым или с двоеточием: аутентификация Basic его не передаст',
      ),
    )
  await othersOf(name, options)
  const user: User = {
    Name: name,
    StoredPasswordValue: await hashPassword(await passwordFrom(process.stdin)),
    ...(options.role && { Roles: options.role }),
    ...(options.email !== undefined && { Email: options.email }),
    ...(options.tokens && { AccessTokenAuthentication: true }),
  }
  // Whole or not at all, since a server may be reading it; one after the other, since each adds to what the last one wrote.
  await writing('--users', () =>
    locked(options.users, async () => {
      const { others, roles, restrictions } = await othersOf(name, options)
      await writeWhole(options.users, writeUsers([...others, user], roles, restrictions), { mode: 0o600 })
    }),
  )
  out(options.users)
  say(
    said(
      `added user "${name}" to ${options.users}; start with \`standin serve --users ${options.users}\` to require a password`,
      `пользователь «${name}» добавлен в ${options.users}; с \`standin serve --users ${options.users}\` нужен пароль`,
    ),
  )
  return 'ok'
}

async function othersOf(
  name: string,
  options: UserArguments,
): Promise<{ readonly others: readonly User[]; readonly roles: Roles | undefined; readonly restrictions: RowRestrictions | undefined }> {
  const file = existsSync(options.users) ? await usersOf(options.users) : undefined
  const others = (file?.users?.all ?? []).filter((user) => user.Name !== name)
  if (others.length !== (file?.users?.all.length ?? 0) && !options.force)
    throw new CommandError(
      'exists',
      said(
        `nothing is written: ${options.users} already has a user "${name}" (--force replaces the user)`,
        `ничего не записано: в ${options.users} уже есть пользователь «${name}» (--force заменит)`,
      ),
    )
  return { others, roles: file?.roles, restrictions: file?.restrictions?.rows }
}

async function passwordFrom(input: NodeJS.ReadStream): Promise<string> {
  if (input.isTTY) ask(said('Password (it is shown as you type): ', 'Пароль (он виден при вводе): '))
  for await (const line of createInterface({ input })) return line
  throw new CommandError(
    'usage',
    said(
      'no password: give it as the first line of stdin, for example `standin user add NAME < password.txt`',
      'нет пароля: передайте его первой строкой stdin, например `standin user add ИМЯ < password.txt`',
    ),
  )
}
