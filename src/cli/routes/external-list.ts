/** External data sources as `standin routes` shows them: tables with their keys, cubes, functions. */
import type { Language } from '../../diagnostics/print.ts'
import { said, type Said } from '../../diagnostics/said.ts'
import { columnOf } from '../../external/definition/field.ts'
import type { DefinedExternalDataSource } from '../../external/definition/place.ts'
import type { ExternalDataSourceTable } from '../../external/definition/table.ts'

export const externalTree = (sources: readonly DefinedExternalDataSource[], lang: Language): string =>
  sources
    .map(({ source: { Name, Tables, Cubes, Functions }, file }) => {
      const lines = [
        ...Object.entries(Tables).map(([name, one]) => tableLine(name, one)[lang]),
        ...Object.entries(Cubes).map(
          ([name, one]) => said(`cube ${name}  (${columnOf(name, one)})`, `куб ${name}  (${columnOf(name, one)})`)[lang],
        ),
        ...Object.entries(Functions).map(([name, one]) => functionLine(name, one.ReturnValue, one.ExpressionInDataSource)[lang]),
      ]
      const drawn = lines.map((line, at) => `${at === lines.length - 1 ? '└─' : '├─'} ${line}`)
      return [[Name, file].filter((one) => one !== undefined).join('  '), ...drawn].join('\n')
    })
    .join('\n\n')

/** Several lines of SQL are one here. */
const oneLine = (sql: string): string => sql.replace(/\s+/g, ' ').trim()

function tableLine(name: string, table: ExternalDataSourceTable): Said {
  const { TableType, TableDataType, KeyFields, ReadOnly, ExpressionInDataSource } = table
  const from = TableType === 'Expression' ? oneLine(ExpressionInDataSource) : columnOf(name, table)
  const keys = KeyFields.join(', ')
  const [en, ru] =
    TableDataType === 'ObjectData'
      ? [`objects by ${keys}`, `объекты по ${keys}`]
      : keys === ''
        ? ['records without a key', 'записи без ключа']
        : [`records by ${keys}`, `записи по ${keys}`]
  return said(
    `table ${name}  (${from})  ${en}${ReadOnly ? ', read only' : ''}`,
    `таблица ${name}  (${from})  ${ru}${ReadOnly ? ', только чтение' : ''}`,
  )
}

const functionLine = (name: string, returns: boolean, expression: string): Said =>
  returns
    ? said(`function ${name}  (${oneLine(expression)})`, `функция ${name}  (${oneLine(expression)})`)
    : said(`procedure ${name}  (${oneLine(expression)})`, `процедура ${name}  (${oneLine(expression)})`)

export const externalToJSON = (sources: readonly DefinedExternalDataSource[]): readonly object[] =>
  sources.map(({ source: { Name, Tables, Cubes, Functions }, file }) => ({
    kind: 'ExternalDataSource',
    Name,
    from: file === undefined ? [] : [file],
    Tables: Object.entries(Tables).map(([name, one]) => ({
      Name: name,
      NameInDataSource: columnOf(name, one),
      TableType: one.TableType,
      TableDataType: one.TableDataType,
      KeyFields: one.KeyFields,
      ReadOnly: one.ReadOnly,
    })),
    Cubes: Object.entries(Cubes).map(([name, one]) => ({ Name: name, NameInDataSource: columnOf(name, one) })),
    Functions: Object.entries(Functions).map(([name, one]) => ({
      Name: name,
      ReturnValue: one.ReturnValue,
      ExpressionInDataSource: one.ExpressionInDataSource,
    })),
  }))
