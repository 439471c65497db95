/** What JavaScript itself says in English alone, in both languages: the sentences that a module with a slip in it ends with. */
import { said, type Said } from './said.ts'

const sentences: readonly (readonly [sentence: RegExp, russian: (...parts: readonly string[]) => string])[] = [
  [/^(.+) is not a function$/s, (what) => `${what} – не функция`],
  [/^(.+) is not a constructor$/s, (what) => `${what} – не конструктор`],
  [/^(.+) is not defined$/s, (name) => `имя ${name} не определено`],
  [/^(.+) is not iterable(?: .*)?$/s, (what) => `${what} нельзя перебрать`],
  [/^Cannot (?:read|set) properties of (undefined|null) \((?:reading|setting) '(.*)'\)$/s, (of, name) => `у ${of} нет свойства «${name}»`],
  [/^Cannot access '(.*)' before initialization$/s, (name) => `обращение к «${name}» до его объявления`],
  [/^Assignment to constant variable\.$/, () => 'присваивание константе'],
  [/^Maximum call stack size exceeded$/, () => 'переполнение стека вызовов'],
  [/^The requested module '(.*)' does not provide an export named '(.*)'$/s, (from, name) => `модуль «${from}» не экспортирует «${name}»`],
]

/** A sentence of another kind is in both places as it is. */
export function saidByEngine(message: string): Said {
  for (const [sentence, russian] of sentences) {
    const found = sentence.exec(message)
    if (found !== null) return said(message, russian(...found.slice(1)))
  }
  return said(message, message)
}
