/** The choices of `standin import-structure`, from the texts of its options. */
import { said } from '../../diagnostics/said.ts'
import { keyOf, type ImportChoices } from '../../external/structure/choices.ts'
import { typeOfText } from '../../external/structure/types.ts'
import { CommandError } from '../shared/command-error.ts'

export interface ChoiceArguments {
  readonly only?: readonly string[]
  readonly without?: readonly string[]
  readonly as?: readonly string[]
  readonly type?: readonly string[]
  readonly key?: readonly string[]
  readonly presentation?: readonly string[]
  readonly dataVersion?: readonly string[]
  readonly readOnly?: readonly string[]
  readonly allowNull?: readonly string[]
  readonly fill?: readonly string[]
  readonly deleteGone?: true
}

/** @throws CommandError for a text that is none */
export function choicesOf(options: ChoiceArguments): ImportChoices {
  const types = pairs('--type', options.type)
  for (const [name, text] of types)
    if (typeOfText(text) === undefined && !/^\s*Ref\(.+\)\s*$/i.test(text))
      throw wrong('--type', `${name}=${text}`, said('column=String(50)', 'колонка=String(50)'))
  return {
    names: pairs('--as', options.as),
    types,
    keys: new Map([...pairs('--key', options.key)].map(([name, text]) => [name, text.split(',').map((one) => one.trim())])),
    presentations: pairs('--presentation', options.presentation),
    versions: pairs('--data-version', options.dataVersion),
    readOnly: flags(options.readOnly),
    allowNull: flags(options.allowNull),
    fill: pairs('--fill', options.fill),
    only: new Set((options.only ?? []).map((one) => keyOf(one))),
    without: new Set((options.without ?? []).map((one) => keyOf(one))),
    removesGone: options.deleteGone === true,
  }
}

function pairs(option: string, texts: readonly string[] = []): ReadonlyMap<string, string> {
  return new Map(
    texts.map((text) => {
      const at = text.indexOf('=')
      if (at < 1) throw wrong(option, text, said('name=value', 'имя=значение'))
      return [keyOf(text.slice(0, at)), text.slice(at + 1)]
    }),
  )
}

const flags = (texts: readonly string[] = []): ReadonlyMap<string, boolean> =>
  new Map(texts.map((text) => [keyOf(text.replace(/=(?:true|false)$/, '')), !text.endsWith('=false')]))

const wrong = (option: string, text: string, expected: ReturnType<typeof said>): CommandError =>
  new CommandError(
    'usage',
    said(
      `option '${option}': ${expected.en} is expected, found "${text}"`,
      `параметр «${option}»: ожидается ${expected.ru}, указано «${text}»`,
    ),
  )
