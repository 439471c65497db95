/**
 * The TypeScript modules that stand in for Web services of a configuration: typed by modules of its packages, each operation still to be
 * written.
 */
import type { Language } from '../../diagnostics/print.ts'
import type { Operation, Parameter } from '../../ws/service/operation.ts'
import type { WebService } from '../../ws/service/service.ts'
import { V8, XS, type XDTOType } from '../../xdto/types/type.ts'
import { literal, propertyKey, takeIdentifier } from '../../xdto/typescript/type-names.ts'
import { typeModules, type NamedPackage, type TypeModule } from '../../xdto/typescript/type-text.ts'
import { commentLines, procedureLines, unwritten, type ProcedureText } from '../format/documentation.ts'
import type { OperationMetadata } from '../objects/operation.ts'
import type { WebServiceMetadata } from '../objects/web-service.ts'

export interface WebModuleTexts {
  /** For `ws/`: name of the file and its text. */
  readonly services: readonly { readonly fileName: string; readonly text: string }[]
  /** For `xdto/`, beside it. */
  readonly packages: readonly { readonly fileName: string; readonly text: string }[]
}

/**
 * `packages`: those that the services list or whose types they use; the platform's own is none of them. `metadata`: the same services as
 * the configuration describes them, for comments; `procedure` gives the text of a procedure in 1C for one.
 */
export function webModuleTexts(
  services: readonly WebService[],
  packages: readonly NamedPackage[],
  metadata: readonly WebServiceMetadata[] = [],
  procedure: ProcedureText = () => undefined,
  lang: Language = 'en',
): WebModuleTexts {
  const modules = new Map(typeModules(packages).map((one, at) => [packages[at]!, one]))
  return {
    services: services.map((one) => ({
      fileName: `${one.Name}.ts`,
      text: new ServiceText(
        one,
        modules,
        metadata.find(({ Name }) => Name === one.Name),
        procedure,
        lang,
      ).text,
    })),
    packages: [...modules.values()].map(({ file, text }) => ({ fileName: file, text })),
  }
}

class ServiceText {
  readonly #service: WebService
  readonly #modules: readonly {
    readonly namespace: string
    readonly alias: string
    readonly name: string
    readonly module: TypeModule
  }[]

  readonly #metadata: WebServiceMetadata | undefined

  readonly #procedure: ProcedureText

  readonly #lang: Language

  constructor(
    service: WebService,
    modules: ReadonlyMap<NamedPackage, TypeModule>,
    metadata: WebServiceMetadata | undefined,
    procedure: ProcedureText,
    lang: Language,
  ) {
    this.#lang = lang
    this.#metadata = metadata
    this.#procedure = procedure
    const taken = new Set(['Operation', 'Parameter', 'WebService', 'v8', 'xs'])
    this.#service = service
    this.#modules = [...modules]
      .filter(([one]) => service.XDTOPackages.includes(one.package))
      .map(([one, module]) => ({ namespace: one.package.Namespace, alias: takeIdentifier(one.name, taken), name: one.name, module }))
  }

  get text(): string {
    const { Name, Namespace, DescriptorFileName, ReuseSessions, SessionMaxAge, Operations } = this.#service
    const body = [
      'export default WebService({',
      `  Name: ${literal(Name)},`,
      `  Namespace: ${literal(Namespace)},`,
      ...(this.#modules.length === 0
        ? []
        : [`  XDTOPackages: [${this.#modules.map(({ alias, module }) => `${alias}.${module.self}`).join(', ')}],`]),
      ...(DescriptorFileName === undefined ? [] : [`  DescriptorFileName: ${literal(DescriptorFileName)},`]),
      `  ReuseSessions: ${literal(ReuseSessions)},`,
      `  SessionMaxAge: ${SessionMaxAge},`,
      ...(Object.keys(Operations).length === 0
        ? ['  Operations: {},']
        : ['  Operations: {', ...Object.entries(Operations).flatMap(([name, one]) => this.#operation(name, one)), '  },']),
      '})',
      '',
    ].join('\n')
    const used = ['Operation', 'Parameter', 'WebService', 'v8', 'xs'].filter((one) =>
      new RegExp(`(?<![\\w.'])${one}[(.]`).test(body.replace(/\\./g, '').replace(/'[^']*'/g, "''")),
    )
    return [
      ...commentLines(Name, this.#metadata ?? {}, '', [
        this.#lang === 'en'
          ? `The Web service ${Name}; its procedures in 1C are in WebСервис.${Name}.Модуль.`
          : `Web-сервис ${Name}; его процедуры в 1С — в модуле WebСервис.${Name}.Модуль.`,
      ]),
      `import { ${used.join(', ')} } from 'onec-standin'`,
      ...this.#modules.map(({ alias, name }) => `import * as ${alias} from ${literal(`../xdto/${name}.ts`)}`),
      '',
      body,
    ].join('\n')
  }

  #operation(name: string, { Parameters, XDTOReturningValueType, Nillable, Transactioned, ProcedureName }: Operation): string[] {
    const parameters = Object.entries(Parameters)
    const described = this.#metadata?.Operations.find((one) => one.Name === name)
    const mode = described?.DataLockControlMode
    return [
      ...commentLines(
        name,
        described ?? {},
        '    ',
        mode === 'Managed'
          ? [this.#lang === 'en' ? 'Data lock control mode: Managed' : 'Режим управления блокировкой данных: Управляемый']
          : [],
      ),
      `    ${propertyKey(name)}: Operation({`,
      ...(parameters.length === 0
        ? []
        : ['      Parameters: {', ...parameters.flatMap(([key, one]) => this.#parameterLines(key, one, described)), '      },']),
      ...(XDTOReturningValueType === undefined ? [] : [`      XDTOReturningValueType: ${this.#type(XDTOReturningValueType)},`]),
      ...(Nillable ? ['      Nillable: true,'] : []),
      ...(Transactioned ? ['      Transactioned: true,'] : []),
      ...(ProcedureName === undefined ? [] : [`      ProcedureName: ${literal(ProcedureName)},`]),
      ...this.#handler(parameters, ProcedureName ?? name, described),
      '    }),',
    ]
  }

  /** The parameters are used, so that the strictest compiler takes a handler that is not written yet. */
  #handler(parameters: readonly (readonly [string, Parameter])[], procedure: string, described: OperationMetadata | undefined): string[] {
    const taken = new Set(['Error'])
    const names = parameters
      .filter(([, one]) => one.TransferDirection !== 'Out')
      .map(([key]) => ({ key: propertyKey(key), name: takeIdentifier(key, taken) }))
    const given = names.map(({ key, name }) => (key === name ? name : `${key}: ${name}`)).join(', ')
    const missing = literal(`${unwritten[this.#lang]}: ${procedure}`)
    return [
      names.length === 0 ? '    }, async () => {' : `    }, async ({ ${given} }) => {`,
      ...procedureLines(described && this.#procedure(described.module, procedure), '      '),
      names.length === 0
        ? `      throw new Error(${missing})`
        : `      throw new Error(${missing}, { cause: { ${names.map((one) => one.name).join(', ')} } })`,
    ]
  }

  #parameterLines(key: string, one: Parameter, operation: OperationMetadata | undefined): string[] {
    const described = operation?.Parameters.find(({ Name }) => Name === key)
    return [...commentLines(key, described ?? {}, '        '), `        ${propertyKey(key)}: ${this.#parameter(one)},`]
  }

  #parameter({ XDTOValueType, TransferDirection, Nillable }: Parameter): string {
    const settings = [
      ...(TransferDirection === 'In' ? [] : [`TransferDirection: ${literal(TransferDirection)}`]),
      ...(Nillable ? ['Nillable: true'] : []),
    ]
    return `Parameter(${this.#type(XDTOValueType)}${settings.length === 0 ? '' : `, { ${settings.join(', ')} }`})`
  }

  #type(type: XDTOType): string {
    if (type.namespace === XS) return `xs.${type.name}`
    if (type.namespace === V8) return `v8.${type.name}`
    const found = this.#modules.find((one) => one.namespace === type.namespace)
    const identifier = found?.module.identifiers.get(type)
    return found === undefined || identifier === undefined ? 'xs.anyType' : `${found.alias}.${identifier}`
  }
}
