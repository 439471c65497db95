/** The command `vrd init`: its options and help. */
import type { Define } from '../shared/define.ts'
import { english } from '../shared/help.ts'
import type { VRDArguments } from './run.ts'

export const define: Define = (command, end, _, { say, paths, examples, setting } = english) =>
  void command
    .description(say('Publications: default.vrd.', 'Публикации: default.vrd.'))
    .command('init')
    .description(say('Write a default.vrd that publishes all services.', 'Записывает default.vrd, который публикует все сервисы.'))
    .argument('[PATH...]', paths)
    .addOption(setting('base', { meaning: say('address of the publication', 'адрес публикации') }))
    .option('--out <file>', say('file to write', 'файл для записи'), 'default.vrd')
    .option('--force', say('overwrite an existing file', 'перезаписать существующий файл'))
    .addOption(setting('lang'))
    .addHelpText(
      'after',
      examples([
        ['standin vrd init --base /trade', 'default.vrd of services/', 'default.vrd для services/'],
        ['standin serve --vrd default.vrd', 'serve what it publishes', 'запустить опубликованное'],
      ]),
    )
    .action(async (paths: string[], options: VRDArguments) => end(await (await import('./run.ts')).vrdInitCommand(paths, options)))
