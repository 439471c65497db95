/** `standin wsdl types`: the operations of a WSDL as a TypeScript module, which types proxies and handlers. */
import { literal, propertyKey, takeIdentifier } from '../../xdto/typescript/type-names.ts'
import type { WSDefinitions, WSPort } from '../foreign/definitions.ts'
import type { WSElement, WSMessage, WSOperation, WSParameter } from '../message/described-operation.ts'
import { TypeWriter } from './type-writer.ts'

/** A module with an interface a port and one a type; `from` is where the values' own types come from. */
export function wsdlTypes({ Services, location }: WSDefinitions, from = 'onec-standin'): string {
  const writer = new TypeWriter()
  const ports = Services.flatMap((service) => service.Ports)
  const names = ports.map((port) => takeIdentifier(port.Name, writer.taken))
  const bodies = ports.map((port, at) => portBody(port, names[at]!, writer))
  const declarations = bodies.map((body, at) => {
    const same = bodies.indexOf(body)
    return same < at ? `export type ${names[at]!} = ${names[same]!}\n` : `export interface ${names[at]!} {\n${body}}\n`
  })
  const interfaces = writer.interfaces()
  const imports = writer.imports
  const head = `/** Operations of ${location.replace(/^.*[/\\]/, '').replaceAll('*/', '* /')}, for WSProxy and WebServiceFromWSDL. */\n`
  return [
    head + (imports.length === 0 ? '' : `import type { ${imports.join(', ')} } from ${literal(from)}\n`),
    ...declarations,
    ...interfaces,
  ].join('\n')
}

function portBody({ Operations }: WSPort, port: string, writer: TypeWriter): string {
  return Operations.map(
    (operation) =>
      `  readonly ${propertyKey(operation.Name)}: {\n${operationLines(operation, port, writer)
        .map((line) => `    readonly ${line}\n`)
        .join('')}  }\n`,
  ).join('')
}

function operationLines(operation: WSOperation, port: string, writer: TypeWriter): string[] {
  const { Name, request, response, faults } = operation
  const within = `${port}_${Name}`
  return [
    `parameters: ${membersText(request, within, writer)}`,
    `positional: readonly [${positional(request.members, within, writer)}]`,
    `result: ${resultText(operation, `${within}_result`, writer)}`,
    ...headerLine('requestHeaders', request.headers, within, writer),
    ...headerLine('responseHeaders', response?.headers ?? [], within, writer),
    ...(faults.length === 0
      ? []
      : [`faults: ${objectText(faults.map((one) => [propertyKey(one.Name), elementText(one, `${within}_${one.Name}`, writer)]))}`]),
  ]
}

const objectText = (members: readonly (readonly [key: string, type: string])[]): string =>
  `{ ${members.map(([key, type]) => `readonly ${key}: ${type}`).join('; ')} }`

/** Lists may be left out of a call, and are always there in what is read. */
function membersText({ members }: WSMessage, within: string, writer: TypeWriter): string {
  if (members.length === 0) return 'Readonly<Record<never, never>>'
  const optional = (one: WSParameter): string => (one.optional && !one.list ? '?' : '')
  return objectText(members.map((one) => [propertyKey(one.Name) + optional(one), memberText(one, `${within}_${one.Name}`, writer)]))
}

const memberText = ({ XDTOValueType: type, list, Nillable: nillable }: WSParameter, within: string, writer: TypeWriter): string =>
  writer.member({ type, list, nillable }, within)

function positional(members: readonly WSParameter[], within: string, writer: TypeWriter): string {
  const taken = new Set<string>()
  return members
    .map((one, at) => {
      const optional = members.slice(at).every((later) => later.optional)
      const text = memberText(one, `${within}_${one.Name}`, writer)
      return `${takeIdentifier(one.Name, taken)}${optional ? '?' : ''}: ${optional || !one.optional ? text : `${text} | undefined`}`
    })
    .join(', ')
}

function resultText({ response, ReturnValue }: WSOperation, within: string, writer: TypeWriter): string {
  if (!response || response.members.length === 0) return 'void'
  if (!ReturnValue) return membersText(response, within, writer)
  return `${memberText(ReturnValue, within, writer)}${ReturnValue.optional && !ReturnValue.list ? ' | undefined' : ''}`
}

const headerLine = (key: string, headers: readonly WSElement[], within: string, writer: TypeWriter): string[] =>
  headers.length === 0
    ? []
    : [`${key}: ${objectText(headers.map((one) => [`${propertyKey(one.part)}?`, elementText(one, `${within}_${one.part}`, writer)]))}`]

const elementText = ({ type, nillable }: WSElement, within: string, writer: TypeWriter): string =>
  writer.member({ type, nillable, list: false }, within)
