/** Reads predefined items: `Ext/Predefined.xml` of a Designer dump, `predefined` within an EDT description. */
import {
  predefinedItem,
  type AccountType,
  type PredefinedExtDimension,
  type PredefinedItem,
} from '../../infobase/definition/parts/predefined.ts'
import { attributeOf, elementsOf, textOf, type XMLElement } from '../../xml/element.ts'
import type { Files } from '../format/files.ts'
import type { MetadataObject } from '../format/format.ts'
import type { Complain } from '../format/problems.ts'
import { readSourceFile } from '../format/source-file.ts'
import { childText } from './references.ts'
import { typeIn } from './types.ts'

/** How an item's children are named: the Designer's word, and those of EDT by kind of object. */
const childWords: ReadonlySet<string> = new Set(['ChildItems', 'childItems', 'content', 'items'])

/** By name, folders before their items; none where the file is not there. */
export function predefinedIn(object: MetadataObject, files: Files, file: string, complain: Complain): Record<string, PredefinedItem> {
  const root = object.format === 'edt' ? childOf(object.element, 'predefined') : fileRoot(files, file, complain)
  const items: Record<string, PredefinedItem> = {}
  const add = (element: XMLElement, parent: string): void => {
    const item = itemOf(element, parent)
    if (item.Name !== '' && !(item.Name in items)) items[item.Name] = item
    for (const child of elementsOf(element).filter((one) => childWords.has(one.local)))
      for (const below of child.local === 'ChildItems' ? elementsOf(child) : [child]) add(below, item.Name)
  }
  for (const one of root === undefined ? [] : elementsOf(root)) if (one.local === 'Item' || one.local === 'items') add(one, '')
  return items
}

const fileRoot = (files: Files, file: string, complain: Complain): XMLElement | undefined =>
  files.read(file) === undefined ? undefined : readSourceFile(files, file, complain)?.root

const childOf = (element: XMLElement, name: string): XMLElement | undefined => elementsOf(element).find((one) => one.local === name)

function itemOf(element: XMLElement, Parent: string): PredefinedItem {
  const said = (name: string): string => childText(element, name)
  const type = childOf(element, 'Type') ?? childOf(element, 'type')
  return predefinedItem({
    Name: said('Name'),
    id: attributeOf(element, 'id') ?? '',
    Code: codeIn(element) ?? said('Code'),
    Description: said('Description'),
    IsFolder: said('IsFolder') === 'true' || said('Folder') === 'true',
    Parent,
    ...(type !== undefined && elementsOf(type).length > 0 && { ValueType: typeIn(type) }),
    ...(said('AccountType') !== '' && { AccountType: said('AccountType') as AccountType }),
    OffBalance: said('OffBalance') === 'true',
    Order: said('Order'),
    AccountingFlags: flagsIn(element),
    ExtDimensionTypes: extDimensionsIn(element),
    ActionPeriodIsBasic: said('ActionPeriodIsBase') === 'true' || said('ActionPeriodIsBasic') === 'true',
  })
}

/** EDT writes a code with its type: `<code xsi:type="core:NumberValue"><value>1</value></code>`. */
const codeIn = (element: XMLElement): string | undefined => {
  const code = childOf(element, 'code')
  const value = code && childOf(code, 'value')
  return value && textOf(value).trim()
}

/** Names of the flags that are set: `<Flag ref="ChartOfAccounts.X.AccountingFlag.Валютный">true</Flag>`. */
function flagsIn(element: XMLElement): readonly string[] {
  const flags = childOf(element, 'AccountingFlags')
  return (flags === undefined ? [] : elementsOf(flags))
    .filter((one) => textOf(one).trim() === 'true')
    .map((one) => (attributeOf(one, 'ref') ?? '').replace(/^.*\./, ''))
}

function extDimensionsIn(element: XMLElement): readonly PredefinedExtDimension[] {
  const types = childOf(element, 'ExtDimensionTypes')
  return (types === undefined ? [] : elementsOf(types)).map((one) => ({
    ExtDimensionType: (attributeOf(one, 'name') ?? childText(one, 'ExtDimensionType')).replace(/^.*\./, ''),
    TurnoversOnly: childText(one, 'Turnover') === 'true' || childText(one, 'TurnoversOnly') === 'true',
    ExtDimensionAccountingFlags: flagsIn(one),
  }))
}
