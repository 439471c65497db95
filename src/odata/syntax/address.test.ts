import { describe, expect, test } from 'vitest'
import { ODataRefusal } from '../errors.ts'
import { readArgument, readArguments } from './arguments.ts'
import { readKey } from './key.ts'
import { readNumber } from './literal.ts'
import { readOptions } from './options.ts'
import { representationOf } from './representation.ts'
import { readSegments } from './segments.ts'
import { readPaths } from './select.ts'

const A = "guid'0d4a79cb-9843-4147-bcd9-80ac3ca2b9c7'"
const refusal = (internal: number) => expect.objectContaining({ name: 'Refusal', internal })

describe('segments', () => {
  test.each([
    ['', []],
    ['/', []],
    ['/$metadata', [{ name: '$metadata' }]],
    ['/Catalog_Товары/', [{ name: 'Catalog_Товары' }]],
    [`/Catalog_Товары(${A})/Поставщик/Description`, [{ name: 'Catalog_Товары', inner: A }, { name: 'Поставщик' }, { name: 'Description' }]],
    ['/Р/SliceLast()', [{ name: 'Р' }, { name: 'SliceLast', inner: '' }]],
    [
      "/Р/Balance(AccountCondition='Account/Code eq '43' or Account/Code eq '41.01'')/$count",
      [{ name: 'Р' }, { name: 'Balance', inner: "AccountCondition='Account/Code eq '43' or Account/Code eq '41.01''" }, { name: '$count' }],
    ],
    ["/Catalog_Х(Code='a)/b')", [{ name: 'Catalog_Х', inner: "Code='a)/b'" }]],
    ["/Catalog_Х('О'Ёж')", [{ name: 'Catalog_Х', inner: "'О'Ёж'" }]],
  ])('%s', (path, segments) => expect(readSegments(path)).toEqual(segments))

  test.each(['/a//b', '/a(b', '/a)b', '/a(b)c', '/a b', '/(guid eq 1)/X', '/a.b'])('%s is no address', (path) =>
    expect(() => readSegments(path)).toThrow(refusal(6)),
  )
})

describe('keys', () => {
  test.each([
    [A, { '': 'guid' }],
    [`Ref_Key=${A}`, { Ref_Key: 'guid' }],
    [`Period=datetime'2008-02-05T00:00:00', Валюта_Key=${A}`, { Period: 'datetime', Валюта_Key: 'guid' }],
    [
      "Recorder='x',Recorder_Type='StandardODATA.Document_Y',LineNumber=1",
      { Recorder: 'string', Recorder_Type: 'string', LineNumber: 'number' },
    ],
    [`Товар_Key=${A}, ТипЦены="Приходная, опт"`, { Товар_Key: 'guid', ТипЦены: 'string' }],
    ["'a'',b'", { '': 'string' }],
    ['Ф=true', { Ф: 'boolean' }],
  ])('%s', (inner, types) => {
    expect(Object.fromEntries([...readKey(inner)].map(([name, { type }]) => [name, type]))).toEqual(types)
  })

  test.each(['', '0d4a79cb-9843-4147-bcd9-80ac3ca2b9c7', "'О'Ёж'", 'a=1,a=2', `${A},b=1`, 'a=', "a='x"])('(%s) is no key', (inner) =>
    expect(() => readKey(inner)).toThrow(refusal(6)),
  )

  test("guid'1' is no guid", () => expect(() => readKey("guid'1'")).toThrow(refusal(1)))
})

describe('arguments as they are written in the wild', () => {
  const guid = A.slice(0)
  test.each([
    ['', {}],
    [',', {}],
    [`,Condition='A_Key eq ${guid} and B eq 'x''`, { Condition: `A_Key eq ${guid} and B eq 'x'` }],
    [`Condition='Валюта_Key eq ${A}'`, { Condition: `Валюта_Key eq ${A}` }],
    ["Condition='Code eq ''a, b'''", { Condition: "Code eq 'a, b'" }],
    ["Condition=Статус eq 'Студент'", { Condition: "Статус eq 'Студент'" }],
    ["Period=datetime'2024-01-01T00:00:00',Dimensions='А, Б'", { Period: "datetime'2024-01-01T00:00:00'", Dimensions: 'А, Б' }],
    [
      "AccountCondition='Account/Code eq '43' or Account/Code eq '41.01'', StartPeriod=datetime'2024-01-01'",
      { AccountCondition: "Account/Code eq '43' or Account/Code eq '41.01'", StartPeriod: "datetime'2024-01-01'" },
    ],
    [
      `AccountCondition='Account_Key eq ${A}',Condition='ExtDimension1 eq cast(${A}, 'Catalog_Контрагенты')',ExtraDimensions='x'`,
      { AccountCondition: `Account_Key eq ${A}`, Condition: `ExtDimension1 eq cast(${A}, 'Catalog_Контрагенты')`, ExtraDimensions: 'x' },
    ],
    ["Dimensions=''", { Dimensions: '' }],
    ["Period=datetime'2024-01-01T00:00:00',", { Period: "datetime'2024-01-01T00:00:00'" }],
    ["Condition='A eq 1', ", { Condition: 'A eq 1' }],
  ])('(%s)', (inner, args) => {
    expect(Object.fromEntries([...readArguments(inner)!].map(([name, { text }]) => [name, text]))).toEqual(args)
  })

  test.each(['//Catalog_Товары', '///Catalog_Товары/'])('%s is one segment', (path) =>
    expect(readSegments(path)).toEqual([{ name: 'Catalog_Товары' }]),
  )
  test('what comes before the first name is no argument', () => expect(readArguments('x, a=1')).toBeUndefined())
  test('an empty text between single quotes can be had back', () => expect(readArgument("'Code eq '''").spare).toBe("Code eq ''"))
})

describe('options', () => {
  test('escaped, with empty parts, in any order', () => {
    expect(readOptions('?&%24filter=a%20eq%201&$top=0&$inlinecount=allpages&$allowedOnly=true&Period=x&')).toEqual({
      filter: 'a eq 1',
      top: 0,
      count: true,
      allowedOnly: true,
      rest: new Map([['Period', 'x']]),
    })
  })
  test.each(['$top=-1', '$top=x', '$skip=1.5', '$inlinecount=yes', 'allowedOnly=1'])('%s is refused', (query) =>
    expect(() => readOptions(query)).toThrow(refusal(14)),
  )
})

describe('representations', () => {
  test.each([
    [undefined, '', 'atom'],
    ['json', '', 'minimal'],
    ['application/json;odata=nometadata', 'application/atom+xml', 'none'],
    ['application/json;odata=fullmetadata', '', 'full'],
    ['json;odata=nometadata', '', 'none'],
    ['json; odata=fullmetadata', 'application/atom+xml', 'full'],
    ['atom', 'application/json', 'atom'],
    [undefined, 'application/json', 'minimal'],
    [undefined, 'application/json;odata=light;q=1, application/json;odata=verbose;q=0.5', 'minimal'],
    [undefined, 'text/html, */*', 'atom'],
    [undefined, 'application/json;odata=verbose', 'minimal'],
  ] as const)('$format=%s, Accept: %s', (format, accept, expected) => {
    expect(representationOf(format, ['accept', accept], false)).toBe(expected)
  })
  test('verbose where the setting gives it', () => expect(representationOf('application/json;odata=verbose', [], true)).toBe('verbose'))
  test.each(['xml', 'text/html', 'jsonp', 'json;odata=x', 'application/json;odata=x', 'application/json;odata=constructor'])(
    '%s is not supported',
    (format) => expect(() => representationOf(format, [], false)).toThrow(refusal(3)),
  )
})

test.each([
  ['Ref_Key, Code,Контрагент/*', [['Ref_Key'], ['Code'], ['Контрагент', '*']]],
  ['*, *____Presentation', [['*'], ['*____Presentation']]],
  ['Товары/Цена,**', [['Товары', 'Цена'], ['**']]],
  ['', []],
])('paths %s', (text, paths) => expect(readPaths('$select', text)).toEqual(paths))

test.each(['a b', '*/a', "Code$filter='x'", 'a//b'])('no path: %s', (text) =>
  expect(() => readPaths('$select', text)).toThrow(ODataRefusal),
)

test.each([
  ['007', '7'],
  ['1.50', '1.5'],
  ['1e+21', '1000000000000000000000'],
  ['1.25e-3', '0.00125'],
  ['0.0', '0'],
  ['9007199254740993L', '9007199254740993'],
  ['-0', '0'],
  ['-1.0', '-1'],
])('number %s is %s', (text, value) => expect(readNumber(text)).toBe(value))

test('numbers of any length', () => {
  const noughts = '0'.repeat(300_000)
  expect(readNumber(`0.${noughts}1`) === `0.${noughts}1`).toBe(true)
  expect(readNumber(`${noughts}1.${noughts}`)).toBe('1')
})
