/** Checks the types of a package against each other: circles, facets, defaults, forms. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Location } from '../../diagnostics/location.ts'
import { joined, said, type Said } from '../../diagnostics/said.ts'
import { plannedProperty } from '../types/object-plan.ts'
import { baseOf, isObjectType, objectTypeChain, type ObjectType } from '../types/object-type.ts'
import type { XDTOPackage } from '../types/package.ts'
import type { Property } from '../types/property.ts'
import { report } from '../types/report.ts'
import { textCodec } from '../types/text-codec.ts'
import { resolved, type XDTOType } from '../types/type.ts'
import { isValueType } from '../types/value-type.ts'

/** `place` tells where a named type was defined. Every type that the package refers to must be there. */
export function checkPackage(from: XDTOPackage, place: (name: string) => Location | undefined = () => undefined): Diagnostic[] {
  const found = [...from.types.values()].flatMap((type) => checkType(type, type.name, place(type.name)))
  return [
    ...found,
    ...[...from.rootProperties.values()].flatMap(({ name, definition }) =>
      checkProperty({ name, definition, owner: from }, from.Namespace, place(name)),
    ),
  ]
}

function checkType(type: XDTOType, where: string, at: Location | undefined): Diagnostic[] {
  if (isValueType(type)) return textCodec(type).troubles.map((trouble) => report('facet', { type: where, trouble }, at))
  if (!isObjectType(type)) return []
  return [...circle(type, where, at), ...content(type, where, at), ...type.properties.flatMap((one) => checkProperty(one, where, at))]
}

function circle(type: ObjectType, where: string, at: Location | undefined): Diagnostic[] {
  const chain = objectTypeChain(type)
  return baseOf(chain.at(-1)!) === undefined
    ? []
    : [
        report(
          'circle',
          {
            type: where,
            bases: chain
              .slice(1)
              .map((one) => one.name)
              .join(', '),
          },
          at,
        ),
      ]
}

/** Text beside elements cannot be distinguished from the blanks between them. */
function content(type: ObjectType, where: string, at: Location | undefined): Diagnostic[] {
  const forms = type.properties.map((one) => plannedProperty(one).form)
  const texts = type.properties.filter((_one, index) => forms[index] === 'Text')
  if (texts.length === 0 || (texts.length === 1 && !forms.includes('Element'))) return []
  return [
    report(
      'property',
      {
        property: texts[0]!.name,
        type: where,
        trouble: said(
          'form Text is allowed only once, and only beside attributes',
          'форма Text допустима один раз и только рядом с атрибутами',
        ),
      },
      at,
    ),
  ]
}

function checkProperty(property: Property, where: string, at: Location | undefined): Diagnostic[] {
  if (property.definition.ref !== undefined) return []
  const { type, form, byDefault } = plannedProperty(property)
  const trouble = (text: Said): Diagnostic => report('property', { property: property.name, type: where, trouble: text }, at)
  const inside =
    type.name === '' && property.definition.type ? checkType(resolved(property.definition.type), `${where}.${property.name}`, at) : []
  if (form !== 'Element' && !isValueType(type))
    return [
      ...inside,
      trouble(said(`form ${form} needs a type that is written as text`, `для формы ${form} нужен тип, записываемый текстом`)),
    ]
  if (byDefault === undefined) return inside
  if (!isValueType(type))
    return [
      ...inside,
      trouble(
        said(
          'only a type that is written as text can have a default value',
          'значение по умолчанию возможно только у типа, записываемого текстом',
        ),
      ),
    ]
  const faults: Said[] = []
  textCodec(type).read(byDefault, {
    resolve: () => '',
    fault: (message) => {
      faults.push(message)
    },
  })
  return [...inside, ...faults.map((message) => trouble(joined([said('the default value', 'значение по умолчанию:'), message], ' ')))]
}
