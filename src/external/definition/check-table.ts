/** What is wrong in tables and functions of external data sources. */
import { typeName } from '../../infobase/definition/parts/type-description.ts'
import { parseExpression } from '../expression/parse.ts'
import { checkFields, checkType, isField, tellAt, whereOf, type Checking } from './check-parts.ts'
import type { ExternalDataSourceFunction } from './function.ts'
import { isolationLevels, lockModes } from './locking.ts'
import type { PartPath } from './place.ts'
import type { ExternalDataSourceTable } from './table.ts'
import { tableReference } from './types.ts'

const wordsOf = {
  TableType: ['Table', 'Expression'],
  TableDataType: ['ObjectData', 'NonobjectData'],
  TransactionsIsolationLevel: isolationLevels,
  DataLockControlMode: lockModes,
} as const

/** A word of `allowed`; tells of another. */
export function checkWord(checking: Checking, path: PartPath, property: string, found: string, allowed: readonly string[]): void {
  if (!allowed.includes(found))
    tellAt(checking, [...path, property], 'word-invalid', {
      property,
      where: whereOf(checking, path),
      found: String(found),
      allowed: allowed.join(', '),
    })
}

export function checkTable(checking: Checking, name: string, table: ExternalDataSourceTable): void {
  const path = ['Tables', name]
  const where = whereOf(checking, path)
  for (const [property, words] of Object.entries(wordsOf))
    checkWord(checking, path, property, table[property as keyof typeof wordsOf], words)
  const fields = checkFields(checking, path, table.Fields)
  const { KeyFields, TableDataType } = table
  const keys = KeyFields.filter((one) => isField(checking, path, 'KeyFields', one, fields))
  if (TableDataType === 'ObjectData' && KeyFields.length !== 1)
    tellAt(checking, [...path, 'KeyFields'], 'object-keys', { where, count: KeyFields.length })
  if (TableDataType === 'NonobjectData' && keys.length === 0 && KeyFields.length === 0) tellAt(checking, path, 'no-keys', { where })
  for (const property of ['InputByString', 'DataLockFields'] as const)
    for (const one of table[property]) isField(checking, path, property, one, fields)
  for (const property of ['PresentationField', 'DataVersionField'] as const)
    if (table[property] !== '') isField(checking, path, property, table[property], fields)
  checkParent(checking, name, table, fields)
  if (table.TableType === 'Expression') checkExpression(checking, path, table.ExpressionInDataSource)
}

function checkParent(checking: Checking, name: string, table: ExternalDataSourceTable, fields: readonly string[]): void {
  const path = ['Tables', name]
  const { ParentField: field, TableDataType } = table
  if (field === '' || !isField(checking, path, 'ParentField', field, fields)) return
  const where = whereOf(checking, path)
  if (TableDataType !== 'ObjectData') tellAt(checking, [...path, 'ParentField'], 'parent-of-records', { where })
  const { Types } = table.Fields[field]!.Type
  const reference = Types.length === 1 ? tableReference(Types[0]!) : undefined
  const isItself = reference?.cube === undefined && reference?.source === checking.one.source.Name && reference.table === name
  if (!isItself)
    tellAt(checking, [...path, 'ParentField'], 'parent-type', {
      where,
      field,
      found: Types.map(typeName).join(', '),
      expected: `ExternalDataSourceTableRef.${where}`,
    })
}

function checkExpression(checking: Checking, path: PartPath, expression: string): void {
  const where = whereOf(checking, path)
  const at = [...path, 'ExpressionInDataSource']
  if (expression.trim() === '') return tellAt(checking, at, 'no-expression', { where })
  const parsed = parseExpression(expression)
  if ('problem' in parsed) tellAt(checking, at, 'expression-invalid', { where, at: parsed.problem.at + 1, why: parsed.problem.why })
}

export function checkFunction(checking: Checking, name: string, made: ExternalDataSourceFunction): void {
  const path = ['Functions', name]
  checkExpression(checking, path, made.ExpressionInDataSource)
  if (made.ReturnValue) checkType(checking, path, made.Type)
}
