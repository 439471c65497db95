/** One operation of a Web service of a configuration, with its parameters and their places. */
import type { Location } from '../../diagnostics/location.ts'
import type { Name as XMLName } from '../../xml/name.ts'
import { documentationOf, type Documentation } from '../format/documentation.ts'
import type { MetadataObject } from '../format/format.ts'
import { problem, type Complain } from '../format/problems.ts'
import { belongingOf, booleanProperty, nameOf, placeOf, requiredText, textProperty, wordProperty } from '../format/properties.ts'
import { uniqueByName } from '../format/unique.ts'
import { xdtoTypeOf } from './xdto-type-name.ts'

type TransferDirection = 'In' | 'Out' | 'InOut'
type DataLockControlMode = 'Automatic' | 'Managed'

export interface ParameterMetadata extends Documentation {
  readonly Name: string
  readonly XDTOValueType: XMLName
  readonly Nillable: boolean
  readonly TransferDirection: TransferDirection
  readonly location: Location
}

export interface OperationMetadata extends Documentation {
  readonly Name: string
  /** `undefined`: the operation returns nothing (not seen in real configurations, mark C). */
  readonly XDTOReturningValueType: XMLName | undefined
  readonly Nillable: boolean
  readonly Transactioned: boolean
  /** Name of the function in the 1C module; `''` when the configuration names none. */
  readonly ProcedureName: string
  readonly DataLockControlMode: DataLockControlMode
  readonly Parameters: readonly ParameterMetadata[]
  /** Path of the 1C module, whether or not it is there. */
  readonly module: string
  readonly location: Location
}

const directions: ReadonlyMap<string, TransferDirection> = new Map([
  ['In', 'In'],
  ['Out', 'Out'],
  ['InOut', 'InOut'],
])
const lockModes: ReadonlyMap<string, DataLockControlMode> = new Map([
  ['Automatic', 'Automatic'],
  ['Managed', 'Managed'],
])

/**
 * An operation whose contract is in doubt (a parameter that cannot be read, an unknown type) is complained of and gives `undefined`; so
 * does an adopted one, silently.
 */
export function operationOf(object: MetadataObject, module: string, complain: Complain): OperationMetadata | undefined {
  if (belongingOf(object, complain) !== 'Own') return undefined
  const Name = nameOf(object, complain)
  const returnsNothing = textProperty(object, 'XDTOReturningValueType') === undefined
  const XDTOReturningValueType = xdtoTypeOf(object, 'XDTOReturningValueType', complain)
  const Nillable = booleanProperty(object, 'Nillable', complain)
  const Transactioned = booleanProperty(object, 'Transactioned', complain)
  const DataLockControlMode = wordProperty(object, 'DataLockControlMode', lockModes, 'Automatic', complain)
  const ProcedureName = textProperty(object, 'ProcedureName') ?? ''
  if (ProcedureName === '') complain(problem('no-handler', { object: object.fullName }, placeOf(object, 'ProcedureName')))
  const declared = object.children('Parameter')
  const Parameters = uniqueByName(
    declared.flatMap((child) => parameterOf(child, complain) ?? []),
    `${object.fullName}.Parameter`,
    complain,
  )
  if (Name === undefined || Nillable === undefined || Transactioned === undefined || DataLockControlMode === undefined) return undefined
  if (Parameters.length < declared.length || (XDTOReturningValueType === undefined && !returnsNothing)) return undefined
  return {
    Name,
    XDTOReturningValueType,
    Nillable,
    Transactioned,
    ProcedureName,
    DataLockControlMode,
    Parameters,
    ...documentationOf(object),
    module,
    location: placeOf(object, 'Name'),
  }
}

function parameterOf(object: MetadataObject, complain: Complain): ParameterMetadata | undefined {
  const Name = nameOf(object, complain)
  const named = requiredText(object, 'XDTOValueType', complain)
  const XDTOValueType = xdtoTypeOf(object, 'XDTOValueType', complain)
  const Nillable = booleanProperty(object, 'Nillable', complain)
  const TransferDirection = wordProperty(object, 'TransferDirection', directions, 'In', complain)
  if (Name === undefined || named === undefined || XDTOValueType === undefined || Nillable === undefined || TransferDirection === undefined)
    return undefined
  return { Name, XDTOValueType, Nillable, TransferDirection, ...documentationOf(object), location: placeOf(object, 'Name') }
}
