/** The command `user add`: its options and help. */
import { Option } from '../shared/commander.ts'
import type { Define } from '../shared/define.ts'
import { english } from '../shared/help.ts'
import { collected } from '../shared/option-values.ts'
import type { UserArguments } from './run.ts'

export const define: Define = (command, end, _, { say, examples, setting } = english) =>
  void command
    .description(say('Users of the infobase: users.json.', 'Пользователи информационной базы: users.json.'))
    .command('add')
    .description(say('Add a user; the password is the first line of stdin.', 'Добавляет пользователя; пароль – первая строка stdin.'))
    .argument('<NAME>', say('name of the user', 'имя пользователя'))
    .addOption(setting('users', { meaning: say('file of the users', 'файл пользователей'), otherwise: 'users.json' }))
    .addOption(new Option('--role <role>', say('a role; may be repeated', 'роль; можно повторять')).argParser(collected))
    .option(
      '--email <address>',
      say('address by which access tokens can name the user', 'адрес, по которому токены доступа находят пользователя'),
    )
    .option('--tokens', say('accept access tokens for the user', 'разрешить вход по токену доступа'))
    .option('--force', say('replace a user of that name', 'заменить пользователя с таким именем'))
    .addOption(setting('lang'))
    .addHelpText(
      'after',
      examples([
        ["echo 'secret' | standin user add Иванов", 'into users.json', 'в users.json'],
        [
          'standin user add Обмен --role Обмен --tokens < password.txt',
          'with a role, and with access tokens',
          'с ролью и токенами доступа',
        ],
      ]),
    )
    .action(async (name: string, options: UserArguments) => end(await (await import('./run.ts')).userAddCommand(name, options)))
