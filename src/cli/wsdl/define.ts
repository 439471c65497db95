/** The commands `wsdl` and `wsdl types`: their options and help. */
import type { Define } from '../shared/define.ts'
import { examples, pathsHelp } from '../shared/help.ts'
import { setting } from '../shared/setting.ts'
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
}
