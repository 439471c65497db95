/** Data objects of several sources as one model: extensions, modules, events; and the places of what is wrong in a dump. */
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../../test/support/temporary.ts'
import { nodeFiles } from '../../host/machine/files.ts'
import { Catalog, CatalogEvents, Number, Role, String, type CatalogObject } from '../../infobase/definitions.ts'
import { recognise } from '../../metadata/format/recognise.ts'
import { loadData, type GivenData } from './load-data.ts'

const described = (kind: string, properties: string, children = ''): string =>
  '<MetaDataObject xmlns="http://v8.1c.ru/8.3/MDClasses" xmlns:v8="http://v8.1c.ru/8.1/data/core" '
  + 'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:cfg="http://v8.1c.ru/8.1/data/enterprise/current-config">\n'
  + `<${kind}><Properties>${properties}</Properties>\n<ChildObjects>\n${children}</ChildObjects></${kind}></MetaDataObject>`
const adopted = '<ObjectBelonging>Adopted</ObjectBelonging>'
const field = (kind: string, name: string, type: string, more = ''): string =>
  `<${kind}><Properties><Name>${name}</Name>${more}<Type><v8:Type>${type}</v8:Type></Type></Properties></${kind}>\n`
const section = (name: string, more: string, columns: string): string =>
  `<TabularSection><Properties><Name>${name}</Name>${more}</Properties><ChildObjects>${columns}</ChildObjects></TabularSection>\n`

const base = {
  'dump/src/cf/Configuration.xml': described('Configuration', '<Name>База</Name>'),
  'dump/src/cf/Catalogs/Товары.xml': described(
    'Catalog',
    '<Name>Товары</Name>',
    field('Attribute', 'Цена', 'xs:decimal') + section('Цены', '', field('Attribute', 'Цена', 'xs:decimal')),
  ),
}
const extension = {
  'dump/src/cfe/Доп/Catalogs/Товары.xml': described(
    'Catalog',
    `<Name>Товары</Name>${adopted}`,
    field('Attribute', 'Цена', 'xs:decimal', adopted)
      + field('Attribute', 'Доп_Вес', 'xs:decimal')
      + section('Цены', adopted, field('Attribute', 'Доп_Скидка', 'xs:decimal'))
      + section('Доп_Сорта', '', field('Attribute', 'Сорт', 'xs:string')),
  ),
  'dump/src/cfe/Доп/Catalogs/Доп_Бренды.xml': described('Catalog', '<Name>Доп_Бренды</Name>'),
}

const load = (files: Readonly<Record<string, string>>, data: readonly GivenData[] = []) => {
  const folder = temporaryFolder(files)
  const configurations = Object.keys(files).length === 0 ? [] : (recognise(nodeFiles, `${folder}/dump`) ?? [])
  const loaded = loadData({ configurations, data })
  return {
    ...loaded,
    places: loaded.diagnostics.map((one) => `${one.code} ${one.location?.file.split('/').slice(-2).join('/')}:${one.location?.line}`),
  }
}

test('what an extension adds to an object joins it, and its own objects are there', () => {
  const { model, diagnostics } = load({ ...base, ...extension })
  const goods = model.find('Catalog', 'Товары')
  expect(goods?.fields.filter((one) => one.role === 'attribute').map((one) => one.Name)).toEqual(['Цена', 'Доп_Вес'])
  expect(goods?.tables.map((one) => `${one.Name}: ${one.fields.map(({ Name }) => Name).join(' ')}`)).toEqual([
    'Цены: LineNumber Цена Доп_Скидка',
    'Доп_Сорта: LineNumber Сорт',
  ])
  expect(model.find('Catalog', 'Доп_Бренды')).toBeDefined()
  expect(diagnostics).toEqual([])
})

test('an adopted object without its base is left out', () => {
  expect(
    load(extension)
      .model.of('Catalog')
      .map((one) => one.Name),
  ).toEqual(['Доп_Бренды'])
})

describe('modules', () => {
  const goods = Catalog({ Name: 'Товары', Attributes: { Вес: Number(10, 3) } })
  const events = (name: string) => CatalogEvents(name, { BeforeWrite: (object: CatalogObject) => void object })
  const of = (definition: GivenData['definition'], file: string): GivenData => ({
    definition,
    file,
    source: `'${'Name' in definition ? definition.Name : ''}'`,
  })

  test('events go to an object of a dump; roles of both count', () => {
    const { events: found, roles, diagnostics } = load(base, [of(events('Товары'), 'A.ts'), of(Role({ Name: 'Чтение' }), 'A.ts')])
    expect([found.map((one) => one.Name), roles.map((one) => one.Name), diagnostics]).toEqual([['Товары'], ['Чтение'], []])
  })

  test.for([
    ['an object that a dump has', base, [of(goods, 'A.ts')], ['data/duplicate-object A.ts:1']],
    ['events of an object that there is not', base, [of(events('Товар'), 'A.ts')], ['data/events-without-object A.ts:1']],
    ['events of two modules', base, [of(events('Товары'), 'A.ts'), of(events('Товары'), 'B.ts')], ['data/events-twice B.ts:1']],
  ] as const)('%s', ([, files, data, expected]) => {
    expect(load(files, data).places).toEqual(expected)
  })
})

test('what is wrong in a dump has the place of its part', () => {
  const broken = {
    'dump/src/cf/Catalogs/А.xml': described(
      'Catalog',
      '<Name>А</Name>',
      field('Attribute', 'Б', 'xs:string')
        + field('Attribute', 'Код', 'xs:string')
        + section('Т', '', `\n${field('Attribute', 'Ценa', 'xs:decimal')}${field('Attribute', 'Ссылка_', 'cfg:CatalogRef.Нет')}`),
    ),
  }
  expect(load({ ...base, ...broken }).places).toEqual([
    'data/look-alike Catalogs/А.xml:7',
    'data/standard-name Catalogs/А.xml:5',
    'data/unknown-type Catalogs/А.xml:8',
  ])
})

test('numbers of a type are read with their digits, texts with their length', () => {
  const { model } = load({}, [{ definition: Catalog({ Name: 'А', Attributes: { Б: Number(5, 2), В: String(7) } }) }])
  expect(model.find('Catalog', 'А')?.field('Б')?.Types).toEqual([{ kind: 'Number', Digits: 5, FractionDigits: 2, AllowedSign: 'Any' }])
})
