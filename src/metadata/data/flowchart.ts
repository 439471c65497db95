/** Reads the route of a business process: the points of its map and the lines between them (`Ext/Flowchart.xml`, `Flowchart.scheme`). */
import { routePoints, type RoutePoint, type RoutePointKind, type RouteStep } from '../../infobase/definition/parts/route-point.ts'
import { attributeOf, childNamed, childrenNamed, elementsOf, textOf, type XMLElement } from '../../xml/element.ts'
import type { Files } from '../format/files.ts'
import type { Complain } from '../format/problems.ts'
import { readSourceFile } from '../format/source-file.ts'
import { childText } from './references.ts'

const kinds: ReadonlySet<string> = new Set<RoutePointKind>([
  'Start',
  'Activity',
  'Condition',
  'Switch',
  'Split',
  'Join',
  'Processing',
  'SubBusinessProcess',
  'Completion',
])

/** How a map looks, which is most of its text. */
const looks: ReadonlySet<string> = new Set([
  'Border',
  'Decoration',
  'Explanation',
  'Font',
  'Line',
  'Location',
  'Picture',
  'PivotPoints',
  'PrintParameters',
  'ToolTip',
])

/** Cases of a switch leave it by every second port from this one on. */
const FIRST_CASE = 6

interface Line {
  readonly from: string
  readonly port: string
  readonly to: string
}

/** None where there is no map. */
export function routeIn(files: Files, file: string, complain: Complain): readonly RoutePoint[] {
  const root = files.read(file) === undefined ? undefined : readSourceFile(files, file, complain, looks)?.root
  const items = root === undefined ? undefined : childNamed(root, 'Items')
  if (items === undefined) return []
  const all = elementsOf(items)
  const lines = all.filter(({ local }) => local === 'ConnectionLine').flatMap(lineOf)
  const points = all.filter(({ local }) => kinds.has(local))
  const names = new Set(points.map(nameOf))
  // Lines lead to notes as well.
  const between = lines.filter(({ to }) => names.has(to))
  return routePoints(points.map((one) => pointOf(one, between)))
}

const nameOf = (point: XMLElement): string => childText(childNamed(point, 'Properties') ?? point, 'Name')

function lineOf(element: XMLElement): readonly Line[] {
  const properties = childNamed(element, 'Properties')
  const connect = properties && childNamed(properties, 'Connect')
  const [from, to] = ['From', 'To'].map((side) => connect && childNamed(connect, side))
  if (from === undefined || to === undefined) return []
  const line = { from: childText(from, 'Item'), port: childText(from, 'PortIndex'), to: childText(to, 'Item') }
  return line.from === '' || line.to === '' ? [] : [line]
}

function pointOf(element: XMLElement, lines: readonly Line[]) {
  const Kind = element.local as RoutePointKind
  const properties = childNamed(element, 'Properties') ?? element
  const Name = nameOf(element)
  return {
    Name,
    Kind,
    uuid: attributeOf(element, 'uuid') ?? '',
    TaskDescription: childText(properties, 'TaskDescription'),
    Group: childText(properties, 'Group') === 'true',
    SubBusinessProcess: childText(properties, 'Subprocess'),
    AddressingAttributes: addressing(properties),
    Events: eventsOf(element),
    Next: lines.filter(({ from }) => from === Name).map(({ port, to }): RouteStep => ({ To: to, Case: caseOf(Kind, properties, port) })),
  }
}

function caseOf(kind: RoutePointKind, properties: XMLElement, port: string): string {
  if (kind === 'Condition') {
    // Some maps say other ports than their lines leave by: the right one is then that of True.
    const isRight = port === '3' && childText(properties, 'FalsePortIndex') !== '3'
    return isRight || port === childText(properties, 'TruePortIndex') ? 'True' : 'False'
  }
  if (kind !== 'Switch') return ''
  const found = childrenNamed(properties, 'Case')[(Number(port) - FIRST_CASE) / 2]
  return found === undefined ? '' : childText(found, 'name')
}

/** Values by the last part of the attribute's full name; those that are not set are left out. */
function addressing(properties: XMLElement): Readonly<Record<string, string>> {
  const list = childNamed(properties, 'AddressingAttributes')
  const set = list === undefined ? [] : childrenNamed(list, 'AddressingAttribute')
  return Object.fromEntries(
    set.flatMap((one) => {
      const value = childText(one, 'Value')
      const name = (attributeOf(one, 'ref') ?? '').split('.').at(-1)!
      return value === '' || name === '' ? [] : [[name, value] as const]
    }),
  )
}

const eventsOf = (element: XMLElement): Readonly<Record<string, string>> => {
  const events = childNamed(element, 'Events')
  return Object.fromEntries(
    (events === undefined ? [] : elementsOf(events)).flatMap((one) => {
      const handler = textOf(one).trim()
      return handler === '' ? [] : [[attributeOf(one, 'name') ?? '', handler] as const]
    }),
  )
}
