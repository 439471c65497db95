/** The commands `wsdl` and `wsdl types`: their options and help. */
import type { SamplePart } from '../../ws/sample-message.ts'
import { Option } from '../shared/commander.ts'
import type { Define, DefinePart } from '../shared/define.ts'
import { english } from '../shared/help.ts'
import { readingValues, wholeNumber } from '../shared/option-values.ts'
import type { WSDLSampleArguments } from './run-sample.ts'
import type { WSDLTypesArguments } from './run-types.ts'
import type { WSDLArguments } from './run.ts'

export const define: Define = (command, end, _, words = english) => {
  describe(command, end, words)
  types(command, end, words)
  sample(command, end, words)
}

const describe: DefinePart = (command, end, { say, paths, examples, setting }) =>
  void command
    .description(say('Print the WSDL of a Web service.', 'Выводит описание WSDL Web-сервиса.'))
    .argument('<NAME>', say("the service's Name or its DescriptorFileName", 'имя сервиса или его имя файла публикации'))
    .argument('[PATH...]', paths)
    .option(
      '--address <url>',
      say(
        'address of the service in the WSDL (default: http://127.0.0.1:8080/ws/<Name>)',
        'адрес сервиса в описании (по умолчанию http://127.0.0.1:8080/ws/<Имя>)',
      ),
    )
    .addOption(setting('wsdl', { flags: '--form <form>' }))
    .addOption(setting('allowHost'))
    .addOption(setting('allowFolder'))
    .addOption(setting('schema'))
    .addOption(setting('lang'))
    .addHelpText(
      'after',
      examples([
        ['standin wsdl shipment.1cws', 'of a service in services/', 'сервиса из services/'],
        ['standin wsdl Exchange ./dump --form valid', 'of a configuration, schema-valid', 'сервиса конфигурации, строго по схеме'],
      ]),
    )
    .action(async (name: string, paths: string[], options: WSDLArguments) =>
      end(await (await import('./run.ts')).wsdlCommand(name, paths, options)),
    )

const types: DefinePart = (command, end, { say, examples, setting }) =>
  void command
    .command('types')
    .description(
      say(
        'Write the TypeScript types of the operations of a WSDL document, for WSProxy and WebServiceFromWSDL.',
        'Записывает типы TypeScript для операций описания WSDL, для WSProxy и WebServiceFromWSDL.',
      ),
    )
    .argument('<FILE>', say('a WSDL document, or an http address', 'описание WSDL или адрес http'))
    .option('--out <file>', say('file to write (default: stdout)', 'файл для записи (по умолчанию stdout)'))
    .addOption(setting('allowHost'))
    .addOption(setting('allowFolder'))
    .addOption(setting('schema'))
    .addOption(setting('lang'))
    .addHelpText(
      'after',
      examples([['standin wsdl types wsdl/Orders.wsdl --out wsdl/Orders.types.ts', 'beside the document', 'рядом с описанием']]),
    )
    .action(async (file: string, options: WSDLTypesArguments) =>
      end(await (await import('./run-types.ts')).wsdlTypesCommand(file, options)),
    )

const sample: DefinePart = (command, end, { say, paths, examples, setting }) =>
  void command
    .command('sample')
    .description(
      say(
        'Print sample messages of an operation, made from its schema: the request and the response.',
        'Выводит примеры сообщений операции по схеме: запрос и ответ.',
      ),
    )
    .argument('<SERVICE.OPERATION>', say('such as Orders.GetOrder', 'например Orders.GetOrder'))
    .argument('[PATH...]', paths)
    .addOption(
      new Option('--part <part>', say('print one message alone', 'вывести только одно сообщение')).choices([
        'request',
        'response',
        'fault',
      ] satisfies SamplePart[]),
    )
    .addOption(
      new Option(
        '--optional <which>',
        say('what may be left out: is there, is not, or as --seed has it', 'необязательные части: все, ни одной или по --seed'),
      )
        .choices(['all', 'none'])
        .default('all'),
    )
    .addOption(
      readingValues(
        new Option(
          '--seed <number>',
          say(
            'values, optional and repeated parts by chance; one number gives one message',
            'случайные значения, необязательные и повторяющиеся части; одно число дает одно сообщение',
          ),
        ),
        wholeNumber,
      ),
    )
    .addOption(
      new Option('--soap <version>', say('version of the envelope', 'версия конверта SOAP')).choices(['1.1', '1.2']).default('1.1'),
    )
    .option(
      '--out <folder>',
      say(
        'write <Service>.<Operation>.<part>.xml there in place of printing; nothing is overwritten',
        'записать туда <Сервис>.<Операция>.<часть>.xml вместо вывода; ничего не перезаписывается',
      ),
    )
    .addOption(setting('allowHost'))
    .addOption(setting('allowFolder'))
    .addOption(setting('schema'))
    .addOption(setting('lang'))
    .addHelpText(
      'after',
      examples([
        ['standin wsdl sample Orders.GetOrder wsdl/Orders.wsdl', 'both messages', 'оба сообщения'],
        [
          'standin wsdl sample Orders.GetOrder wsdl/Orders.wsdl --part response --out wsdl',
          'the answer that is served from then on',
          'ответ, который сервис будет отдавать',
        ],
      ]),
    )
    .action(async (name: string, paths: string[], options: WSDLSampleArguments) =>
      end(await (await import('./run-sample.ts')).wsdlSampleCommand(name, paths, options)),
    )
