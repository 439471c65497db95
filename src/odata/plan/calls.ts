/**
 * Functions of a filter (chapter 17.4.5.2) as functions of the plan; wrong arguments, and functions of the standard that 1C does not have,
 * are code 21. A name that is no function is not read at all.
 */
import { said, type Said } from '../../diagnostics/said.ts'
import type { Expression, FunctionName } from '../../infobase/query/expression.ts'
import { Reference } from '../../infobase/values/reference.ts'
import { odataRefusal } from '../errors.ts'
import { typeOfSetName } from '../model/names.ts'
import { Incomparable, truth, type Models } from './compare.ts'
import { kindNames } from './kind-names.ts'
import type { Operand, ValueKind } from './scope.ts'

interface Signature {
  readonly function: FunctionName
  readonly takes: readonly ValueKind[]
  /** How many of them must be given. */
  readonly least?: number
  /** The order in which the plan takes them. */
  readonly order?: readonly number[]
  readonly gives: ValueKind
}

const ofDate = (name: FunctionName): Signature => ({ function: name, takes: ['date'], gives: 'number' })

const signatures: Readonly<Record<string, Signature>> = {
  concat: { function: 'Concat', takes: ['string', 'string'], gives: 'string' },
  endswith: { function: 'EndsWith', takes: ['string', 'string'], gives: 'boolean' },
  startswith: { function: 'StartsWith', takes: ['string', 'string'], gives: 'boolean' },
  substringof: { function: 'Contains', takes: ['string', 'string'], order: [1, 0], gives: 'boolean' },
  substring: { function: 'Substring', takes: ['string', 'number', 'number'], least: 2, gives: 'string' },
  dateadd: { function: 'DateAdd', takes: ['date', 'string', 'number'], gives: 'date' },
  datedifference: { function: 'DateDiff', takes: ['date', 'date', 'string'], gives: 'number' },
  day: ofDate('Day'),
  dayofweek: ofDate('WeekDay'),
  dayofyear: ofDate('DayOfYear'),
  hour: ofDate('Hour'),
  minute: ofDate('Minute'),
  month: ofDate('Month'),
  quarter: ofDate('Quarter'),
  second: ofDate('Second'),
  year: ofDate('Year'),
  round: { function: 'Round', takes: ['number'], gives: 'number' },
}

const UNITS: ReadonlySet<unknown> = new Set(['second', 'minute', 'hour', 'day', 'month', 'quarter', 'year'])

/** Functions of the standard that the chapter calls unsupported; it writes `lenght`. */
const notImplemented: ReadonlySet<string> = new Set(
  'length lenght indexof replace tolower toupper trim years days hours seconds floor ceiling'.split(' '),
)

/** Names of functions that 1C has, for the hint. */
const known = [...Object.keys(signatures), 'like', 'cast', 'isof']

export function call(name: string, args: readonly Operand[], models: Models): Operand {
  if (name === 'like') return like(args)
  if (name === 'cast') return cast(args, models)
  if (name === 'isof') return isOf(args, models)
  const signature = Object.hasOwn(signatures, name) ? signatures[name] : undefined
  if (signature === undefined) {
    const words = said(`1C has the functions ${known.join(', ')}`, `в 1С есть функции ${known.join(', ')}`)
    throw notImplemented.has(name) ? odataRefusal('not-implemented', [name], words) : new Incomparable(words)
  }
  const { takes, least = takes.length, order, gives } = signature
  if (args.length < least || args.length > takes.length)
    throw wrong(name, said(`it takes ${takes.join(', ')}`, `параметры – ${takes.map((one) => kindNames[one]).join(', ')}`))
  args.forEach((one, at) => {
    if (!fits(one, takes[at]!))
      throw wrong(
        name,
        said(
          `argument ${at + 1} is ${one.kind}, not ${takes[at]}`,
          `параметр ${at + 1} – ${kindNames[one.kind]}, а не ${kindNames[takes[at]!]}`,
        ),
      )
  })
  const unit = name === 'dateadd' ? args[1] : name === 'datedifference' ? args[2] : undefined
  if (unit !== undefined && !UNITS.has(constant(unit)))
    throw wrong(name, said(`the unit is one of ${[...UNITS].join(', ')}`, `единица – одна из ${[...UNITS].join(', ')}`))
  const given = (order ?? args.map((_, at) => at)).map((at) => args[at]!.expression)
  return { expression: { kind: 'call', function: signature.function, args: given }, kind: gives }
}

const wrong = (name: string, hint: Said) => odataRefusal('not-implemented', [name], hint)

/** Composite values are taken as they are: those of another type give nothing. */
const fits = (one: Operand, kind: ValueKind): boolean => one.kind === kind || one.kind === 'composite'

const constant = ({ expression }: Operand): unknown => (expression.kind === 'value' ? expression.value : undefined)

function like(args: readonly Operand[]): Operand {
  const [text, pattern] = args
  if (args.length !== 2 || !fits(text!, 'string') || !fits(pattern!, 'string'))
    throw wrong('like', said('it takes a text and a template', 'параметры – строка и шаблон'))
  return { expression: { kind: 'like', text: text!.expression, pattern: pattern!.expression }, kind: 'boolean' }
}

const plainKinds: Readonly<Record<string, ValueKind>> = { String: 'string', Number: 'number', Boolean: 'boolean', Date: 'date' }

function typeArgument(name: string, args: readonly Operand[], { infobase }: Models): { readonly type: string; readonly kind: ValueKind } {
  const text = args.length === 2 ? constant(args[1]!) : undefined
  const plain = typeof text === 'string' && Object.hasOwn(plainKinds, text) ? plainKinds[text] : undefined
  if (plain !== undefined) return { type: text as string, kind: plain }
  const type = typeof text === 'string' ? typeOfSetName(text) : undefined
  if (type === undefined || infobase.byFullName(type.replace('Ref.', '.')) === undefined)
    throw wrong(
      name,
      said(
        "it takes a value and a type: 'String', 'Number', 'Boolean', 'Date' or the name of a set such as 'Catalog_Товары'",
        "параметры – значение и тип: 'String', 'Number', 'Boolean', 'Date' или имя набора, например 'Catalog_Товары'",
      ),
    )
  return { type, kind: 'reference' }
}

/** `cast(guid'…', 'Catalog_Товары')` is a reference; of a field, its value where it is of the type. */
function cast(args: readonly Operand[], models: Models): Operand {
  const { type, kind } = typeArgument('cast', args, models)
  const operand = args[0]!
  if (operand.kind === 'guid') {
    if (kind !== 'reference') throw wrong('cast', said('a guid becomes a reference only', 'guid приводится только к ссылке'))
    return { expression: { kind: 'value', value: Reference.of(type, String(constant(operand))) }, kind, type }
  }
  if (operand.kind === kind && (kind !== 'reference' || operand.type === type)) return operand
  if (operand.kind !== 'composite' && operand.kind !== 'null')
    throw odataRefusal(
      'cast',
      [],
      said(
        `${operand.kind} is never ${type}: only fields of several types are cast`,
        `${kindNames[operand.kind]} не бывает ${type}: приводятся только поля нескольких типов`,
      ),
    )
  const expression: Expression = { kind: 'cast', operand: operand.expression, type }
  const { path, field: castField } = operand
  return { expression, kind, ...(kind === 'reference' && { type }), ...(path && { path }), ...(castField && { castField }) }
}

function isOf(args: readonly Operand[], models: Models): Operand {
  const { type, kind } = typeArgument('isof', args, models)
  const operand = args[0]!
  if (operand.kind === 'composite') return { expression: { kind: 'isType', operand: operand.expression, type }, kind: 'boolean' }
  return { expression: truth(operand.kind === kind && (kind !== 'reference' || operand.type === type)), kind: 'boolean' }
}
