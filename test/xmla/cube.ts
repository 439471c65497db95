/** A small cube for tests: sales of goods by kind and year, as a star of members and cells. */

export interface Member {
  readonly hierarchy: string
  readonly level: number
  readonly uniqueName: string
  readonly caption: string
  readonly parent: string
  readonly properties: Readonly<Record<string, string>>
}

export interface Hierarchy {
  readonly name: string
  readonly uniqueName: string
  readonly dimension: string
  /** Names of levels; the first is that of the All member where there is one. */
  readonly levels: readonly string[]
  readonly all: string
}

export const hierarchies: readonly Hierarchy[] = [
  {
    name: 'Product',
    uniqueName: '[Product]',
    dimension: '[Product]',
    levels: ['(All)', 'Family', 'Name'],
    all: '[Product].[All Products]',
  },
  { name: 'Time', uniqueName: '[Time]', dimension: '[Time]', levels: ['Year'], all: '' },
]

const product = (level: number, path: string, caption: string, parent: string, code = ''): Member => ({
  hierarchy: '[Product]',
  level,
  uniqueName: `[Product].${path}`,
  caption,
  parent: parent && `[Product].${parent}`,
  properties: code === '' ? {} : { '[Product].[Name].[Code]': code },
})

const year = (caption: string): Member => ({
  hierarchy: '[Time]',
  level: 0,
  uniqueName: `[Time].[${caption}]`,
  caption,
  parent: '',
  properties: {},
})

export const members: readonly Member[] = [
  product(0, '[All Products]', 'All Products', ''),
  product(1, '[Drink]', 'Drink', '[All Products]'),
  product(2, '[Drink].[Tea]', 'Tea', '[Drink]', '007'),
  product(2, '[Drink].[Milk ]] 3%]', 'Milk ] 3%', '[Drink]', '010'),
  product(1, '[Food]', 'Food & <more>', '[All Products]'),
  product(2, '[Food].[Bread]', 'Bread', '[Food]', '100'),
  year('2023'),
  year('2024'),
]

export const measures: readonly { readonly name: string; readonly uniqueName: string; readonly dataType: number }[] = [
  { name: 'Amount', uniqueName: '[Measures].[Amount]', dataType: 5 },
  { name: 'Remark', uniqueName: '[Measures].[Remark]', dataType: 130 },
]

/** Facts of the lowest members; an amount is exact text. */
export const facts: readonly { readonly product: string; readonly year: string; readonly amount: number; readonly remark: string }[] = [
  { product: '[Product].[Drink].[Tea]', year: '[Time].[2023]', amount: 1250.25, remark: '1e3' },
  { product: '[Product].[Drink].[Tea]', year: '[Time].[2024]', amount: 0.5, remark: '' },
  { product: '[Product].[Drink].[Milk ]] 3%]', year: '[Time].[2024]', amount: 10, remark: '' },
  { product: '[Product].[Food].[Bread]', year: '[Time].[2024]', amount: 99, remark: 'fresh' },
]
