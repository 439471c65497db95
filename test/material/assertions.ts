/** The object that OneScript's test scripts ask: each method ends in an exception where its claim does not hold. */
import { BslError } from '../../src/bsl/run/error.ts'
import { asBslError } from '../../src/bsl/run/exceptions.ts'
import { ByReference } from '../../src/bsl/run/member.ts'
import { ObjectType } from '../../src/bsl/run/object-type.ts'
import { BslObject, type Call } from '../../src/bsl/run/object.ts'
import { equal, greaterOrEqual, truth } from '../../src/bsl/run/operators.ts'
import { text } from '../../src/bsl/run/text.ts'
import { loadScript } from './onescript-host.ts'

const assertionsType = new ObjectType('Утверждения|Assertions')

const plain = (arg: unknown): unknown => (arg instanceof ByReference ? arg.v : arg)

const shown = (value: unknown): string => (value === undefined ? '' : text(value))

const fail = (message: string, more: unknown): never => {
  throw new BslError(more === undefined ? message : `${message}: ${shown(more)}`)
}

const claims: Readonly<Record<string, (args: readonly unknown[]) => void>> = {
  проверитьравенство: ([one, other, more]) => void (equal(one, other) || fail(`<${shown(one)}> is not <${shown(other)}>`, more)),
  проверитьнеравенство: ([one, other, more]) => void (equal(one, other) && fail(`<${shown(one)}> twice`, more)),
  проверитьистину: ([value, more]) => void (truth(value) || fail('not true', more)),
  проверить: ([value, more]) => void (truth(value) || fail('not true', more)),
  проверитьложь: ([value, more]) => void (truth(value) && fail('not false', more)),
  проверитьбольшеилиравно: ([one, other, more]) => void (greaterOrEqual(one, other) || fail(`${shown(one)} < ${shown(other)}`, more)),
  проверитьвхождение: ([whole, part, more]) => void (shown(whole).includes(shown(part)) || fail(`<${shown(part)}> not in it`, more)),
  тестпровален: ([more]) => fail('failed', more),
  прерватьтест: ([more]) => fail('broken off', more),
  тестпройден: () => undefined,
  подробныеописанияошибок: () => undefined,
  удалитьвременныефайлы: () => undefined,
}

let names = 0

export class Assertions extends BslObject {
  readonly type = assertionsType

  override getMethod(folded: string): Call | undefined {
    if (folded === 'проверитьтип') return checkType
    if (folded === 'проверитькодсошибкой') return checkFailing
    if (folded === 'имявременногофайла')
      return (run, _self, args) => `${run.files.temporaryFolder()}${++names}.${args[0] === undefined ? 'tmp' : shown(args[0])}`
    const claim = claims[folded]
    return claim && ((_run, _self, args) => (claim(args.map(plain)), null))
  }
}

/** A text that ends in an exception of that wording. */
const checkFailing: Call = async (run, _self, args) => {
  const [source, wanted, more] = args.map(plain)
  let message: string | undefined
  try {
    await loadScript(run, shown(source))
  } catch (thrown) {
    message = asBslError(thrown).message
  }
  if (!message?.includes(shown(wanted))) fail(`<${message ?? 'no exception'}>`, more)
  return null
}

const checkType: Call = (run, _self, args) => {
  const [value, wanted] = args.map(plain)
  const type = typeof wanted === 'string' ? run.types.named(wanted) : wanted
  if (run.types.typeOf(value) !== type) fail(`of type ${shown(run.types.typeOf(value))}`, undefined)
  return null
}

/** `Ожидаем.Что(Значение).Равно(Другое)`. */
export class Expectations extends BslObject {
  readonly type = assertionsType
  readonly #value: unknown

  constructor(value?: unknown) {
    super()
    this.#value = value
  }

  override getMethod(folded: string): Call | undefined {
    if (folded === 'что') return (_run, _self, args) => new Expectations(plain(args[0]))
    const value = this.#value
    if (folded === 'равно') return (_run, _self, args) => (claims['проверитьравенство']!([value, plain(args[0])]), this)
    if (folded === 'этоистина') return () => (claims['проверитьистину']!([value]), this)
    return folded === 'этоложь' ? () => (claims['проверитьложь']!([value]), this) : undefined
  }
}
