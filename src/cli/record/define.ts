/** The command `record`: its options and help. */
import type { Define } from '../shared/define.ts'
import { english } from '../shared/help.ts'
import type { RecordArguments } from './arguments.ts'

export const define: Define = (command, end, _, { say, examples, settings } = english) =>
  settings(command, 'port host secret log quiet lang')
    .description(
      say(
        'Record a real 1C: pass calls on to it, and write its answers as stub files that are played alone.',
        'Записывает ответы настоящей 1С: передает ей вызовы и сохраняет ответы как заглушки, которые потом работают без нее.',
      ),
    )
    .argument(
      '<URL...>',
      say(
        'address of a publication, such as http://1c.example/trade, or of several',
        'адрес публикации, например http://1c.example/trade, или нескольких',
      ),
    )
    .option('--out <folder>', say('folder of the stub files and descriptions', 'каталог для заглушек и описаний'), 'recorded')
    .option(
      '--all',
      say('record every publication of a web server: <URL> is its address', 'записывать все публикации веб-сервера: <URL> — его адрес'),
    )
    .option(
      '--play',
      say('answer from what was recorded, and ask 1C only for the rest', 'отвечать записанным, а к 1С обращаться только за остальным'),
    )
    .option('--user <name>', say('name for 1C, in place of what clients send', 'имя пользователя 1С вместо присланного клиентом'))
    .option('--password-from <variable>', say('environment variable with its password', 'переменная окружения с его паролем'))
    .option('--json', say('print one line of JSON when ready', 'когда все готово, вывести одну строку JSON'))
    .addHelpText(
      'after',
      examples([
        [
          'standin record http://1c.example/trade',
          'call http://127.0.0.1:8080/hs/… in place of 1C; the answers go to recorded/',
          'обращайтесь к http://127.0.0.1:8080/hs/… вместо 1С; ответы попадут в recorded/',
        ],
        [
          'standin record http://1c.example/trade http://1c.example/hr',
          'each is called under its path, and goes to recorded/trade and recorded/hr',
          'каждая вызывается по своему пути; записи – в recorded/trade и recorded/hr',
        ],
        ['standin serve recorded', 'the same answers without 1C', 'те же ответы без 1С'],
        [
          'standin record http://1c.example/trade --play',
          '1C is asked for what is not recorded yet',
          'к 1С – только за тем, что еще не записано',
        ],
      ]),
    )
    .action(async (urls: readonly string[], options: RecordArguments) => end(await (await import('./run.ts')).recordCommand(urls, options)))
