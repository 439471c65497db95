/** The objects of a configuration as TypeScript declarations, so that names alone are typed in handlers. */
import type { DataKind } from './definition/definition.ts'
import { typeName, type SimpleType } from './definition/parts/type-description.ts'
import type { Field, FieldRole } from './model/field.ts'
import type { AnyModelObject, InfobaseModel } from './model/model.ts'

/** Kinds that handlers name, with what the parameters of their definition's type are. */
const declared: Readonly<Partial<Record<DataKind, (object: AnyModelObject) => readonly string[]>>> = {
  Constant: (object) => [namesOf(object.field('Value')?.Types ?? [])],
  Catalog: (object) => [attributes(object), sections(object)],
  Document: (object) => [attributes(object), sections(object), registers(object)],
  Enum: (object) => [literals(object.definition.kind === 'Enum' ? Object.keys(object.definition.EnumValues) : [])],
  ChartOfCharacteristicTypes: (object) => [attributes(object), sections(object)],
  ChartOfAccounts: (object) => [attributes(object), sections(object)],
  ChartOfCalculationTypes: (object) => [attributes(object), sections(object)],
  InformationRegister: (object) => recordFields(object),
  AccumulationRegister: (object) => recordFields(object),
  AccountingRegister: (object) => recordFields(object),
  CalculationRegister: (object) => recordFields(object),
  BusinessProcess: (object) => [attributes(object), sections(object)],
  Task: (object) => [attributes(object), sections(object), record(object.fields, ['addressingAttribute'])],
  ExchangePlan: (object) => [attributes(object), sections(object)],
}

/** The text of a module that declares all objects of the model. */
export function dataDeclarations(model: InfobaseModel): string {
  const kinds = Object.keys(declared).filter((kind) => model.of(kind as DataKind).length > 0) as DataKind[]
  const members = kinds.map((kind) =>
    [`    ${kind}: {`, ...model.of(kind).map((object) => `      ${declaration(object as AnyModelObject)}`), '    }'].join('\n'),
  )
  return [
    '// Written by `standin types`: write it anew when the configuration changes.',
    `import type { ${[...kinds, 'TypeDescription'].sort().join(', ')} } from 'onec-standin'`,
    '',
    'type T<Name extends string> = TypeDescription<Name>',
    '',
    "declare module 'onec-standin' {",
    '  interface ConfigurationData {',
    ...members,
    '  }',
    '}',
    '',
  ].join('\n')
}

const declaration = (object: AnyModelObject): string =>
  `${object.Name}: ${object.kind}<'${object.Name}', ${declared[object.kind]!(object).join(', ')}>`

const recordFields = ({ fields }: AnyModelObject): readonly string[] => [
  record(fields, ['dimension']),
  record(fields, ['resource']),
  record(fields, ['attribute', 'common', 'separator']),
]

const attributes = ({ fields }: AnyModelObject): string => record(fields, ['attribute', 'accountingFlag', 'common', 'separator'])

const sections = ({ tables }: AnyModelObject): string => {
  const own = tables.filter((one) => one.definition !== undefined)
  return own.length === 0 ? '{}' : `{ ${own.map((one) => `${one.Name}: ${record(one.fields, ['attribute'])}`).join('; ')} }`
}

const registers = ({ definition }: AnyModelObject): string =>
  definition.kind === 'Document' ? literals(definition.RegisterRecords) : 'never'

function record(fields: readonly Field[], roles: readonly FieldRole[]): string {
  const own = fields.filter((one) => roles.includes(one.role))
  return own.length === 0 ? '{}' : `{ ${own.map((one) => `${one.Name}: T<${namesOf(one.Types)}>`).join('; ')} }`
}

const literals = (names: readonly string[]): string => (names.length === 0 ? 'never' : names.map((name) => `'${name}'`).join(' | '))

/** Many references of a kind become "any of it". */
function namesOf(types: readonly SimpleType[]): string {
  if (types.length <= 12) return literals(types.map(typeName))
  const names = types.map((one) => (one.kind === 'Reference' ? `\`${one.of}Ref.\${string}\`` : `'${typeName(one)}'`))
  return [...new Set(names)].join(' | ')
}
