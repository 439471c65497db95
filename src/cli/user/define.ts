/** The command `user add`: its options and help. */
import { Option } from '../shared/commander.ts'
import type { Define } from '../shared/define.ts'
import { examples } from '../shared/help.ts'
import { collected } from '../shared/option-values.ts'
import { setting } from '../shared/setting.ts'
import type { UserArguments } from './run.ts'

export const define: Define = (command, end) =>
  void command
    .description('Users of the infobase: users.json.')
    .command('add')
    .description('Add a user; the password is the first line of stdin.')
    .argument('<NAME>', 'name of the user')
    .addOption(setting('users', { meaning: 'file of the users', otherwise: 'users.json' }))
    .addOption(new Option('--role <role>', 'a role; may be repeated').argParser(collected))
    .option('--email <address>', 'address by which access tokens can name the user')
    .option('--tokens', 'accept access tokens for the user')
    .option('--force', 'replace a user of that name')
    .addHelpText(
      'after',
      examples([
        ["echo 'secret' | standin user add Иванов", 'into users.json'],
        ['standin user add Обмен --role Обмен --tokens < password.txt', 'with a role, and with access tokens'],
      ]),
    )
    .action(async (name: string, options: UserArguments) => end(await (await import('./run.ts')).userAddCommand(name, options)))
