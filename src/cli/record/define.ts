/** The command `record`: its options and help. */
import type { Define } from '../shared/define.ts'
import { examples } from '../shared/help.ts'
import { withSettings } from '../shared/setting.ts'
import type { RecordArguments } from './arguments.ts'

export const define: Define = (command, end) =>
  withSettings(command, 'port host secret log quiet lang')
    .description('Record a real 1C: pass calls on to it, and write its answers as stub files that are played alone.')
    .argument('<URL>', 'address of a publication, such as http://1c.example/trade')
    .option('--out <folder>', 'folder of the stub files and descriptions', 'recorded')
    .option('--play', 'answer from what was recorded, and ask 1C only for the rest')
    .option('--user <name>', 'name for 1C, in place of what clients send')
    .option('--password-from <variable>', 'environment variable with its password')
    .option('--json', 'print one line of JSON when ready')
    .addHelpText(
      'after',
      examples([
        ['standin record http://1c.example/trade', 'call http://127.0.0.1:8080/hs/… in place of 1C; the answers go to recorded/'],
        ['standin serve recorded', 'the same answers without 1C'],
        ['standin record http://1c.example/trade --play', '1C is asked for what is not recorded yet'],
      ]),
    )
    .action(async (url: string, options: RecordArguments) => end(await (await import('./run.ts')).recordCommand(url, options)))
