/** Which values the messages of an operation hold, and in which order. */
import type { Member } from '../message/shape.ts'
import type { Operation } from './operation.ts'

/** In and InOut, in metadata order. */
export const requestMembers = ({ Parameters }: Operation): Member[] => membersOf(Parameters, 'Out')

/** `return` first, then Out and InOut in metadata order (source 46). */
export const responseMembers = ({ Parameters, XDTOReturningValueType: type, Nillable }: Operation): Member[] => [
  ...(type === undefined ? [] : [{ Name: 'return', type, Nillable }]),
  ...membersOf(Parameters, 'In'),
]

const membersOf = (parameters: Operation['Parameters'], without: 'In' | 'Out'): Member[] =>
  Object.entries(parameters).flatMap(([Name, one]) =>
    one.TransferDirection === without ? [] : [{ Name, type: one.XDTOValueType, Nillable: one.Nillable }],
  )
