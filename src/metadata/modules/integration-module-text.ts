/** The TypeScript module that stands in for an integration service of a configuration: each handler still to be written. */
import type { Language } from '../../diagnostics/print.ts'
import { literal, propertyKey } from '../../xdto/typescript/type-names.ts'
import { commentLines, procedureLines, unwritten, type ProcedureText } from '../format/documentation.ts'
import type { ChannelMetadata, IntegrationServiceMetadata } from '../objects/integration-service.ts'

/** `procedure` gives the text of a handler in 1C, which becomes a comment in the one that is to be written. */
export function integrationModuleText(
  service: IntegrationServiceMetadata,
  procedure: ProcedureText = () => undefined,
  lang: Language = 'en',
): { readonly fileName: string; readonly text: string } {
  const imports = [...(service.Channels.length === 0 ? [] : ['Channel']), 'IntegrationService']
  const lines = [
    ...commentLines(service.Name, service, '', [
      lang === 'en'
        ? `The integration service ${service.Name}; its handlers in 1C are in СервисИнтеграции.${service.Name}.Модуль.`
        : `Сервис интеграции ${service.Name}; его обработчики в 1С — в модуле СервисИнтеграции.${service.Name}.Модуль.`,
    ]),
    `import { ${imports.join(', ')} } from 'onec-standin'`,
    '',
    'export default IntegrationService({',
    `  Name: ${literal(service.Name)},`,
    `  ExternalIntegrationServiceAddress: ${literal(service.ExternalIntegrationServiceAddress)},`,
    ...(service.Channels.length === 0
      ? ['  Channels: {},']
      : ['  Channels: {', ...service.Channels.flatMap((one) => channelLines(one, service.module, procedure, lang)), '  },']),
    '})',
    '',
  ]
  return { fileName: `${service.Name}.ts`, text: lines.join('\n') }
}

function channelLines(channel: ChannelMetadata, module: string, procedure: ProcedureText, lang: Language): readonly string[] {
  const { Name, MessageDirection, ExternalIntegrationServiceChannelName: external, Transactioned, ReceiveMessageProcessing } = channel
  return [
    ...commentLines(Name, channel, '    '),
    `    ${propertyKey(Name)}: Channel({`,
    `      MessageDirection: ${literal(MessageDirection)},`,
    ...(external === '' ? [] : [`      ExternalIntegrationServiceChannelName: ${literal(external)},`]),
    `      Transactioned: ${Transactioned},`,
    ...(MessageDirection === 'Send' || ReceiveMessageProcessing === ''
      ? []
      : handlerLines(ReceiveMessageProcessing, procedure(module, ReceiveMessageProcessing), lang)),
    '    }),',
  ]
}

/** The message is used, so that the strictest compiler takes a handler that is not written yet. */
const handlerLines = (name: string, text: readonly string[] | undefined, lang: Language): readonly string[] => [
  '      async ReceiveMessageProcessing(message): Promise<void> {',
  ...procedureLines(text, '        '),
  `        throw new Error(\`${unwritten[lang]}: ${name} (\${message.ID})\`)`,
  '      },',
]
