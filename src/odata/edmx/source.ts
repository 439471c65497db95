/** A `$metadata` document as a source of data objects: definitions, and notes of what the document does not tell. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { joined, said, type Said } from '../../diagnostics/said.ts'
import type { DataDefinition } from '../../infobase/definition/definition.ts'
import { ChartOfAccounts, ChartOfCalculationTypes, ChartOfCharacteristicTypes, Document } from '../../infobase/definitions.ts'
import { createModel } from '../../infobase/model/create-model.ts'
import { createPublishedModel } from '../model/create.ts'
import type { EntityField, EntityType } from '../model/entity.ts'
import { keepShape } from '../model/given.ts'
import { typeName } from '../model/property.ts'
import { definitionOf, enumsOf } from './definitions.ts'
import type { EdmxDocument, EdmxType } from './document.ts'
import { anything, fieldsOf } from './fields.ts'
import { groupsOf } from './groups.ts'
import { edmxProblem } from './problems.ts'
import { readEdmx } from './read.ts'
import { extDimensionsOf, type Reading } from './reading.ts'

export interface EdmxSource {
  readonly definitions: readonly DataDefinition[]
  readonly diagnostics: readonly Diagnostic[]
}

export function edmxSource(bytes: Uint8Array, file: string): EdmxSource {
  const { document, diagnostics } = readEdmx(bytes, file)
  if (document === undefined) return { definitions: [], diagnostics }
  const { objects, notes } = groupsOf(document, file)
  const reading = { document, objects }
  const others = standIns(reading)
  const definitions = [...enumsOf(document), ...objects.map((one) => definitionOf(one, reading)), ...others]
  const types = new Map([...document.types].map(([name, one]) => [name, new Set(one.properties.map((property) => property.name))]))
  const whole = document.hasContainer ? { bytes } : undefined
  for (const one of definitions) keepShape(one, { types, isHidden: others.includes(one), document: whole })
  return {
    definitions,
    diagnostics: [...diagnostics, ...notes, ...untold(document, file), ...differing(document, definitions, file)],
  }
}

/** What registers cannot be without, and the file has none of: it is not published. */
function standIns(reading: Reading): readonly DataDefinition[] {
  const { objects } = reading
  const extDimensions = extDimensionsOf(reading)
  const has = (kind: string): boolean => objects.some((one) => one.kind === kind)
  const recorded = objects.filter(({ type, record }) =>
    [type, record].some((one) => one?.properties.some(({ name }) => name === 'Recorder_Key') === true),
  )
  return [
    ...(recorded.length > 0 && !has('Document')
      ? [Document({ Name: 'Регистратор', RegisterRecords: recorded.map((one) => `${one.kind}.${one.Name}`) })]
      : []),
    ...(has('AccountingRegister') && !has('ChartOfAccounts') ? [ChartOfAccounts({ Name: 'ПланСчетов', ...extDimensions })] : []),
    ...(extDimensions.ExtDimensionTypes !== '' && !has('ChartOfCharacteristicTypes')
      ? [ChartOfCharacteristicTypes({ Name: 'ВидыСубконто', Type: anything })]
      : []),
    ...(has('CalculationRegister') && !has('ChartOfCalculationTypes') ? [ChartOfCalculationTypes({ Name: 'ПланВидовРасчета' })] : []),
  ]
}

/** Once a document, not once a field. */
function untold(document: EdmxDocument, file: string): readonly Diagnostic[] {
  const first = { file, line: 1, column: 1 }
  const properties = [...document.types.values()].flatMap((one) => one.properties)
  const has = (test: (name: string) => boolean): boolean => properties.some(({ name }) => test(name))
  const what = [
    ...(document.enums.size > 0
      ? [said('which fields are of enumerations: they are texts', 'какие поля имеют тип перечисления: они считаются строками')]
      : []),
    ...(properties.some(({ type, maxLength }) => type === 'Edm.String' && maxLength === undefined)
      ? [said('lengths of texts and digits of numbers: they are not limited', 'длину строк и разрядность чисел: они не ограничены')]
      : []),
    ...([...document.types.keys()].some((one) => one.startsWith('InformationRegister_')) && has((name) => name === 'Period')
      ? [said('the periodicity of information registers: it is a second', 'периодичность регистров сведений: принята секунда')]
      : []),
    ...(has((name) => name === 'Recorder' || name === 'Recorder_Key')
      ? [said('which documents write to registers: all of them may', 'какие документы пишут в регистры: считается, что все')]
      : []),
    ...([...document.types.keys()].some((one) => one.startsWith('DocumentJournal_'))
      ? [
          said(
            'the documents of journals: those with all of their columns',
            'документы журналов: считается, что те, у которых есть все графы',
          ),
        ]
      : []),
    ...(has((name) => name.endsWith('_Type'))
      ? [said('the types of composite fields: they hold anything', 'состав составных типов: поля хранят что угодно')]
      : []),
  ]
  const unknown = [...document.types.values()].flatMap((type) =>
    type.isComplex
      ? []
      : fieldsOf(type, document)
          .filter((one) => one.isUnknown && !/^(?:Ref|Recorder)_Key$/.test(one.name))
          .map(({ name }) => `${type.name}.${name}`),
  )
  return [
    ...what.map((one) => edmxProblem('not-told', { what: one }, first)),
    ...(unknown.length === 0 ? [] : [edmxProblem('unknown-target', { fields: listed(unknown) }, first)]),
  ]
}

const SHOWN = 5
const listed = (names: readonly string[]): string =>
  names.length > SHOWN ? `${names.slice(0, SHOWN).join(', ')}, … (${names.length})` : names.join(', ')

/** Types that the definitions do not give as they were. */
function differing(document: EdmxDocument, definitions: readonly DataDefinition[], file: string): readonly Diagnostic[] {
  const published = createPublishedModel(createModel(definitions), () => true)
  const made = new Map<string, readonly string[]>()
  for (const set of published.sets) for (const [name, properties] of typesOfSet(set)) made.set(name, properties)
  return [...document.types.values()].flatMap((type) => {
    const found = made.get(type.name)
    const difference = found === undefined ? undefined : differenceOf(type, found)
    return difference === undefined ? [] : [edmxProblem('differs', { type: type.name, difference }, { file, line: type.line, column: 1 })]
  })
}

/** `Ref_Key Edm.Guid` and so on, of the entity type and of the complex types with it. */
function typesOfSet(set: EntityType): readonly (readonly [string, readonly string[]])[] {
  const own = [
    ...propertiesOf(set.fields),
    ...set.sections.map((one) => `${one.section!.Name} Collection(StandardODATA.${one.name}_RowType)`),
    ...(set.records === undefined ? [] : [`RecordSet Collection(StandardODATA.${set.name}_RowType)`]),
    ...(set.key.length === 0 && set.shape !== 'virtual' ? ['SurrogateKey Edm.Int16'] : []),
  ]
  return [
    [set.name, own],
    ...(set.shape === 'section' ? [[`${set.name}_RowType`, propertiesOf(set.fields)] as const] : []),
    ...(set.records === undefined ? [] : [[`${set.name}_RowType`, propertiesOf(set.records.fields)] as const]),
    ...set.functions.flatMap(({ table }) => (table === undefined ? [] : [[table.name, propertiesOf(table.fields)] as const])),
  ]
}

const propertiesOf = (fields: readonly EntityField[]): readonly string[] =>
  fields.flatMap((field) => {
    const type = typeName(field)
    return [
      `${field.name} ${field.edm}`,
      ...(type === undefined ? [] : [`${type} Edm.String`]),
      ...(field.form === 'storage' ? [`${field.base} Edm.Stream`] : []),
    ]
  })

function differenceOf(type: EdmxType, made: readonly string[]): Said | undefined {
  const given = new Set(type.properties.map((one) => `${one.name} ${one.type}`))
  const known = new Set(made)
  const lost = [...given].filter((one) => !known.has(one))
  const more = made.filter((one) => !given.has(one))
  if (lost.length + more.length === 0) return undefined
  return joined(
    [
      ...(lost.length === 0 ? [] : [said(`without ${listed(lost)}`, `нет ${listed(lost)}`)]),
      ...(more.length === 0 ? [] : [said(`with ${listed(more)}`, `есть ${listed(more)}`)]),
    ],
    '; ',
  )
}
