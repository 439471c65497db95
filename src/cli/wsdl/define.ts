/** The commands `wsdl` and `wsdl types`: their options and help. */
import type { SamplePart } from '../../ws/sample-message.ts'
import { Option } from '../shared/commander.ts'
import type { Define } from '../shared/define.ts'
import { examples, pathsHelp } from '../shared/help.ts'
import { wholeNumber } from '../shared/option-values.ts'
import { setting } from '../shared/setting.ts'
import type { WSDLSampleArguments } from './run-sample.ts'
import type { WSDLTypesArguments } from './run-types.ts'
import type { WSDLArguments } from './run.ts'

export const define: Define = (command, end) => {
  command
    .description('Print the WSDL of a Web service.')
    .argument('<NAME>', "the service's Name or its DescriptorFileName")
    .argument('[PATH...]', pathsHelp)
    .option('--address <url>', 'address of the service in the WSDL (default: http://127.0.0.1:8080/ws/<Name>)')
    .addOption(setting('wsdl', { flags: '--form <form>' }))
    .addOption(setting('allowHost'))
    .addOption(setting('allowFolder'))
    .addOption(setting('schema'))
    .addOption(setting('lang'))
    .addHelpText(
      'after',
      examples([
        ['standin wsdl shipment.1cws', 'of a service in services/'],
        ['standin wsdl Exchange ./dump --form valid', 'of a configuration, schema-valid'],
      ]),
    )
    .action(async (name: string, paths: string[], options: WSDLArguments) =>
      end(await (await import('./run.ts')).wsdlCommand(name, paths, options)),
    )
  command
    .command('types')
    .description('Write the TypeScript types of the operations of a WSDL document, for WSProxy and WebServiceFromWSDL.')
    .argument('<FILE>', 'a WSDL document, or an http address')
    .option('--out <file>', 'file to write (default: stdout)')
    .addOption(setting('allowHost'))
    .addOption(setting('allowFolder'))
    .addOption(setting('schema'))
    .addOption(setting('lang'))
    .addHelpText('after', examples([['standin wsdl types wsdl/Orders.wsdl --out wsdl/Orders.types.ts', 'beside the document']]))
    .action(async (file: string, options: WSDLTypesArguments) =>
      end(await (await import('./run-types.ts')).wsdlTypesCommand(file, options)),
    )
  sample(command, end, [])
}

const sample: Define = (command, end) =>
  void command
    .command('sample')
    .description('Print sample messages of an operation, made from its schema: the request and the response.')
    .argument('<SERVICE.OPERATION>', 'such as Orders.GetOrder')
    .argument('[PATH...]', pathsHelp)
    .addOption(new Option('--part <part>', 'print one message alone').choices(['request', 'response', 'fault'] satisfies SamplePart[]))
    .addOption(
      new Option('--optional <which>', 'what may be left out: is there, is not, or as --seed has it')
        .choices(['all', 'none'])
        .default('all'),
    )
    .addOption(
      new Option('--seed <number>', 'values, optional and repeated parts by chance; one number gives one message').argParser(wholeNumber),
    )
    .addOption(new Option('--soap <version>', 'version of the envelope').choices(['1.1', '1.2']).default('1.1'))
    .option('--out <folder>', 'write <Service>.<Operation>.<part>.xml there in place of printing; nothing is overwritten')
    .addOption(setting('allowHost'))
    .addOption(setting('allowFolder'))
    .addOption(setting('schema'))
    .addOption(setting('lang'))
    .addHelpText(
      'after',
      examples([
        ['standin wsdl sample Orders.GetOrder wsdl/Orders.wsdl', 'both messages'],
        ['standin wsdl sample Orders.GetOrder wsdl/Orders.wsdl --part response --out wsdl', 'the answer that is served from then on'],
      ]),
    )
    .action(async (name: string, paths: string[], options: WSDLSampleArguments) =>
      end(await (await import('./run-sample.ts')).wsdlSampleCommand(name, paths, options)),
    )
