/**
 * Mutations of filters, orders, selections, keys and arguments of the standard OData interface: each is read and bound, or refused in 1C's
 * words, and in no time. `npm run fuzz -- odata` tries a million and measures them too.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Refusal } from '../../src/exchange/refusal.ts'
import { createModel } from '../../src/infobase/model/create-model.ts'
import { createPublishedModel } from '../../src/odata/model/create.ts'
import { bindFilter, bindOrder } from '../../src/odata/plan/bind.ts'
import { bindKey } from '../../src/odata/plan/key.ts'
import { readArguments } from '../../src/odata/syntax/arguments.ts'
import { readOptions } from '../../src/odata/syntax/options.ts'
import { readSegments } from '../../src/odata/syntax/segments.ts'
import { readPaths } from '../../src/odata/syntax/select.ts'
import { chapter, ids } from '../support/odata/definitions.ts'

const asked = process.env['STANDIN_FUZZ']
const RUNS = Number(asked ?? 3_000)
/** Milliseconds that one reading may take; looked at where they are asked for, since a machine of tests has other things to do. */
const LONGEST = 50

const infobase = createModel(chapter)
const model = createPublishedModel(infobase, () => true)
const entity = model.set('Catalog_Товары')!
const names = { field: entity.field, entity }
const models = { model, infobase }

const filter = (text: string): unknown => bindFilter('$filter', text, names, models)
const readers: readonly (readonly [name: string, read: (text: string) => unknown, samples: readonly string[]])[] = [
  [
    'filters',
    filter,
    [
      `Цена gt 10 and not (IsFolder eq true) or substringof('x', Description)`,
      `Ref_Key eq guid'${ids.чайник}' or Ref_Key eq guid'${ids.обувь}'`,
      `year(Произведен) eq 2013 and datedifference(Произведен, datetime'2014-01-01T00:00:00', 'day') gt -1.5e3`,
      `Цены/any(d: d/Цена gt 1 and d/ТипЦены ne 'опт') and Цены/all(d: d/Цена lt 99)`,
      `ДокументПрихода eq cast(guid'${ids.приход}', 'Document_РасходТовара') and isof(ДокументПрихода, 'Document_РасходТовара')`,
      `((((Цена add 1) mul 2) sub -3) div 4) le 5 and Поставщик/ИНН eq '7''7'`,
    ],
  ],
  ['orders', (text) => bindOrder(text, names, models), ['Цена desc, Description asc,Поставщик/ИНН', 'substring(Code, 1, 2) desc']],
  ['selections', (text) => readPaths('$select', text), ['Ref_Key, Code,Цены/*,**,Поставщик/Description', '*, *____Presentation']],
  [
    'keys',
    (text) => bindKey(model.set('InformationRegister_КурсыВалют')!, text, model),
    [`Period=datetime'2008-02-05T00:00:00', Валюта_Key=guid'${ids.доллар}'`, `guid'${ids.доллар}'`],
  ],
  [
    'arguments',
    readArguments,
    [`Period=datetime'2024-01-01T00:00:00',Condition='Склад eq 'Главный'',Dimensions='Товар,Склад'`, `,Condition='A eq ''x'' and B eq 1'`],
  ],
  [
    'addresses',
    (text) => readSegments(text),
    [
      `/Catalog_Товары(guid'${ids.чайник}')/Поставщик/Description`,
      `/AccumulationRegister_Х/Balance(Condition='Account/Code eq '43'')/$count`,
    ],
  ],
  ['options', readOptions, ['?$filter=a%20eq%201&$top=5&$skip=2&$orderby=%D0%A6&allowedOnly=true&$format=json']],
]

const pieces = [
  ...'\'()/,=&$ :*+-.0%"<>\\',
  ...`guid' datetime' eq not and or any( all( cast( null true 1e999 -9 '' '''' ((( ))) Ё 😀 %00 ____ Цены/any(d: not(not( and and`.split(
    ' ',
  ),
  '\u0000',
  '\ud800',
]
const mutated = (texts: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(...texts),
      fc.array(
        fc.record({
          at: fc.nat(500),
          length: fc.nat(12),
          put: fc.constantFrom(...pieces),
          times: fc.constantFrom(1, 1, 1, 2, 40),
          copy: fc.nat(60),
        }),
        { minLength: 1, maxLength: 4 },
      ),
    )
    .map(([text, edits]) =>
      edits.reduce((done, { at, length, put, times, copy }) => {
        const place = at % (done.length + 1)
        const piece = copy < 15 ? done.slice(copy, copy + length * 4) : put.repeat(times)
        return done.slice(0, place) + piece + done.slice(place + length)
      }, text),
    )

let longest = 0
function read(run: (text: string) => unknown, text: string): void {
  const started = performance.now()
  try {
    run(text)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
  longest = Math.max(longest, performance.now() - started)
}

test.each(readers)('mutated %s are read or refused', (name, run, samples) => {
  longest = 0
  const share = name === 'filters' ? RUNS : RUNS / 5
  fc.assert(
    fc.property(mutated(samples), (text) => {
      read(run, text)
      // What took long once may have waited for the machine: it counts where it takes long again.
      for (let again = 0; asked !== undefined && longest > LONGEST && again < 3; again++) {
        longest = 0
        read(run, text)
      }
      if (asked !== undefined) expect(longest).toBeLessThanOrEqual(LONGEST)
    }),
    { numRuns: Math.ceil(share) },
  )
  if (asked !== undefined) console.log(`${name}: ${Math.ceil(share)} mutations, the longest took ${longest.toFixed(1)} ms`)
})

test.each([
  ['terms', Array.from({ length: 10_000 }, () => 'Цена eq 1').join(' or ')],
  ['parentheses', `${'('.repeat(10_000)}Цена eq 1${')'.repeat(10_000)}`],
  ['negations', `${'not '.repeat(10_000)}IsFolder`],
  ['minus signs', `${'-'.repeat(10_000)}1 eq Цена`],
  ['calls inside one another', `${'round('.repeat(10_000)}Цена${')'.repeat(10_000)} eq 1`],
  ['sums', `${Array.from({ length: 10_000 }, () => 'Цена').join(' add ')} eq 1`],
])('10,000 %s are refused', (_, text) => {
  expect(() => filter(text)).toThrow(Refusal)
})
